// Whether two workers on two cores train twice the runs of one: processes that train runs of the first sweep, alternately
// one alone and two at once. npm run bench -- two-workers [--rounds 7] [--examples 300000]: a minute on two idle cores. It
// compares by the clock, which says little on a busy machine, and by processor time, which two workers at once take more of.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { type BenchRow, figure } from './row.ts';

/** Runs per hour by the clock, and processor seconds of a run. */
interface Rate {
  readonly perHour: number;
  readonly processorSeconds: number;
}

export async function bench(args: string[]): Promise<BenchRow[]> {
  const options = {
    rounds: { type: 'string', default: '7' },
    examples: { type: 'string', default: '300000' },
  } as const;
  const { values } = parseArgs({ args, options });
  const examples = Number(values.examples);
  const workers = [startWorker(), startWorker()] as const;
  await trainRuns(workers, 10_000);
  const alone: Rate[] = [];
  const together: Rate[] = [];
  for (let round = 0; round < Number(values.rounds); round++) {
    alone.push(await trainRuns([workers[round % 2] as ChildProcess], examples));
    together.push(await trainRuns(workers, examples));
  }
  for (const worker of workers) worker.disconnect();
  console.error(`load ${loadavg()[0]?.toFixed(1)}`, JSON.stringify({ alone, together }));
  const ratios = (value: (rate: Rate) => number) =>
    median(together.map((rate, round) => value(rate) / value(alone[round] as Rate)));
  const comparedTo = 'one-worker';
  return [
    figure('one-worker', median(alone.map(({ perHour }) => perHour)), 'runs/h', false),
    {
      ...figure('two-workers', median(together.map(({ perHour }) => perHour)), 'runs/h', false),
      comparedTo,
      ratio: ratios(({ perHour }) => perHour),
    },
    {
      // What two cores of their own would give: twice the rate of one, less what the two cost each other.
      ...figure('two-workers-cpu', median(together.map(({ processorSeconds }) => processorSeconds)), 's/run'),
      comparedTo,
      ratio: 2 / ratios(({ processorSeconds }) => processorSeconds),
    },
  ];
}

function startWorker(): ChildProcess {
  return fork(new URL('./trainRuns.ts', import.meta.url).pathname);
}

/**
 * A run in each of the workers, at the same time. Rates are summed worker by worker: until the slower of two is through
 * would count the time in which the other waits, which no worker does; were runs to vary by 5 %, that alone makes 2 into 1.95.
 */
async function trainRuns(workers: readonly ChildProcess[], examples: number): Promise<Rate> {
  const trained = await Promise.all(
    workers.map(async (worker) => {
      const answer = once(worker, 'message');
      worker.send(examples);
      return (await answer)[0] as { wallSeconds: number; processorSeconds: number };
    }),
  );
  return {
    perHour: trained.reduce((sum, { wallSeconds }) => sum + 3600 / wallSeconds, 0),
    processorSeconds:
      trained.reduce((sum, { processorSeconds }) => sum + processorSeconds, 0) / workers.length,
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
