// The first sweep without the platform around it: the same runs and estimate, repeated with other seeds.
// npm run bench -- first-sweep [--repeats 3]: about three minutes a repeat on two cores.
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { type Crossing, type Estimate, estimate } from '@critbatch/theory';
import { randomStream } from '@critbatch/worker/random/randomStream';
import { firstSweepTraining } from './firstSweepSpec.ts';
import { type BenchRow, figure } from './row.ts';
import { cellCrossing, trainCell } from './trainCell.ts';

export async function bench(args: string[]): Promise<BenchRow[]> {
  const { values } = parseArgs({ args, options: { repeats: { type: 'string', default: '3' } } });
  const rows: BenchRow[] = [];
  for (let repeat = 1; repeat <= Number(values.repeats); repeat++) {
    const startedAt = performance.now();
    const crossings = await runAll([1, 2, 3].map((seed) => seed + 100 * (repeat - 1)));
    const seconds = (performance.now() - startedAt) / 1000;
    const result = estimate(crossings, { random: randomStream(repeat, 'bootstrap').uniform });
    print(crossings, result);
    rows.push(
      figure(`first-sweep-${repeat}-seconds`, seconds, 's'),
      ...answerRows(`first-sweep-${repeat}`, result),
    );
  }
  return rows;
}

/** Every cell, as many at once as there are cores; the smallest batch sizes take longest and go first. */
async function runAll(seeds: number[]): Promise<Crossing[]> {
  const cells = firstSweepTraining.batchSizes.flatMap((batchSize) =>
    seeds.map((seed) => ({ batchSize, seed })),
  );
  const crossings: Crossing[] = [];
  const slot = async () => {
    for (let cell = cells.shift(); cell; cell = cells.shift())
      crossings.push(await runCell(cell.batchSize, cell.seed));
  };
  await Promise.all(Array.from({ length: availableParallelism() }, slot));
  return crossings.sort((a, b) => a.batchSize - b.batchSize || a.seed - b.seed);
}

async function runCell(batchSize: number, seed: number): Promise<Crossing> {
  return cellCrossing(batchSize, seed, await trainCell(batchSize, seed));
}

function answerRows(name: string, { answer, criticalBatchSize }: Estimate): BenchRow[] {
  const { value, lower, upper } = criticalBatchSize ?? { value: Number.NaN, lower: null, upper: null };
  return [
    figure(`${name}-identified`, answer === 'MINIMISER' ? 1 : 0, 'yes = 1', false),
    figure(`${name}-critical-batch-size`, value, 'examples'),
    figure(`${name}-lower`, lower ?? Number.NaN, 'examples'),
    figure(`${name}-upper`, upper ?? Number.NaN, 'examples'),
  ];
}

function print(crossings: Crossing[], { answer, reason, laws, criticalBatchSize }: Estimate): void {
  for (const batchSize of firstSweepTraining.batchSizes) {
    const ends = crossings.filter((run) => run.batchSize === batchSize).map((run) => run.upperSteps);
    const works = ends.map((end) => (end === null ? 'not reached' : String(end * batchSize)));
    console.log(`b = ${batchSize}\tK ≤ ${ends.map((end) => end ?? '–').join(', ')}\tN ≤ ${works.join(', ')}`);
  }
  console.log(answer, reason ?? '', JSON.stringify(criticalBatchSize));
  for (const { law, deltaAicc, weight, minimiser, parameters, scatter } of laws) {
    console.log(law, JSON.stringify({ deltaAicc, weight, minimiser, parameters, scatter }));
  }
}
