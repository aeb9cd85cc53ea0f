// Whether two workers on two cores train twice the runs of one: processes that train runs of the first sweep, alternately
// one alone and two at once. npm run bench -- two-workers [--rounds 7] [--examples 300000]: a minute on two idle cores. It
// compares by the clock: on a busy machine each worker has a share of a core, and two have two shares, so the ratio says less.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { type BenchRow, figure } from './row.ts';

export async function bench(args: string[]): Promise<BenchRow[]> {
  const options = {
    rounds: { type: 'string', default: '7' },
    examples: { type: 'string', default: '300000' },
  } as const;
  const { values } = parseArgs({ args, options });
  const examples = Number(values.examples);
  const workers = [startWorker(), startWorker()] as const;
  await trainRuns(workers, 10_000);
  const alone: number[] = [];
  const together: number[] = [];
  for (let round = 0; round < Number(values.rounds); round++) {
    alone.push(await trainRuns([workers[round % 2] as ChildProcess], examples));
    together.push(await trainRuns(workers, examples));
  }
  for (const worker of workers) worker.disconnect();
  console.error(`load ${loadavg()[0]?.toFixed(1)}`, JSON.stringify({ alone, together }));
  const ratio = median(together.map((rate, round) => rate / (alone[round] ?? Number.NaN)));
  return [
    figure('one-worker', median(alone), 'runs/h', false),
    {
      ...figure('two-workers', median(together), 'runs/h', false),
      comparedTo: 'one-worker',
      ratio,
    },
  ];
}

function startWorker(): ChildProcess {
  return fork(new URL('./trainRuns.ts', import.meta.url).pathname);
}

/** A run in each of the workers, at the same time; returns runs per hour. */
async function trainRuns(workers: readonly ChildProcess[], examples: number): Promise<number> {
  const startedAt = performance.now();
  await Promise.all(
    workers.map((worker) => {
      const trained = once(worker, 'message');
      worker.send(examples);
      return trained;
    }),
  );
  return (workers.length * 3_600_000) / (performance.now() - startedAt);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
