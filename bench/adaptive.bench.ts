// An adaptive sweep against the full grid of the first sweep: device seconds (training and evaluations) until hi/lo of b*'s
// interval is at most 1.5. Real training; seeds differ from set to set. A run that both need is trained once, for it is the
// same run to the bit. On a machine that is shared, believe the processor time.
// npm run bench -- adaptive [--sets 3] [--wanted 1.5]: about seven minutes a set on an idle core.
import { parseArgs } from 'node:util';
import {
  type Crossing,
  type Estimate,
  estimate,
  fitStepTime,
  type PlanOptions,
  planNextRuns,
  ratioOf,
  stepSeconds,
} from '@critbatch/theory';
import { randomStream } from '@critbatch/worker/random/randomStream';
import { firstSweepTraining } from './firstSweepSpec.ts';
import { type BenchRow, figure } from './row.ts';
import { type CellRow, cellCrossing, trainCell } from './trainCell.ts';

const { batchSizes, trainingSpec } = firstSweepTraining;
const { maxExamplesPerRun, evaluation } = trainingSpec;
const gridSeeds = [1, 2, 3];

type Spent = { crossing: Crossing; rows: CellRow[]; seconds: number; cpuSeconds: number; examples: number };
type Sum = { seconds: number; cpuSeconds: number; examples: number; runs: number; estimate: Estimate };

export async function bench(args: string[]): Promise<BenchRow[]> {
  const { values } = parseArgs({
    args,
    options: { sets: { type: 'string', default: '3' }, wanted: { type: 'string', default: '1.5' } },
  });
  const wantedRatio = Number(values.wanted);
  const sets: { adaptive: Sum; grid: Sum; untilPrecise: Sum | null }[] = [];
  for (let set = 0; set < Number(values.sets); set++) {
    const cells = new Cells(100 * set);
    const { whole: grid, untilPrecise } = await runGrid(cells, wantedRatio);
    const adaptive = await runAdaptive(cells, wantedRatio);
    sets.push({ adaptive, grid, untilPrecise });
    print(`set ${set + 1} adaptive`, adaptive);
    print(`set ${set + 1} full grid`, grid);
    if (untilPrecise) print(`set ${set + 1} grid until precise`, untilPrecise);
  }
  const mean = (figureOf: (set: (typeof sets)[number]) => number) =>
    sets.reduce((sum, set) => sum + figureOf(set), 0) / sets.length;
  const adaptiveSeconds = mean(({ adaptive }) => adaptive.seconds);
  const gridSeconds = mean(({ grid }) => grid.seconds);
  const preciseSeconds = mean(({ untilPrecise }) => untilPrecise?.seconds ?? Number.NaN);
  const saving = (name: string, value: number, comparedTo: string): BenchRow => ({
    ...figure(name, value, 'times less', false),
    comparedTo,
    ratio: value,
  });
  return [
    figure('adaptive-device-seconds', adaptiveSeconds, 's'),
    figure('full-grid-device-seconds', gridSeconds, 's'),
    saving('adaptive-saving', gridSeconds / adaptiveSeconds, 'full-grid-device-seconds'),
    saving(
      'adaptive-saving-cpu',
      mean(({ grid }) => grid.cpuSeconds) / mean(({ adaptive }) => adaptive.cpuSeconds),
      'processor time of the full grid',
    ),
    saving(
      'adaptive-saving-gradients',
      mean(({ grid }) => grid.examples) / mean(({ adaptive }) => adaptive.examples),
      'gradients of the full grid',
    ),
    figure('grid-until-precise-device-seconds', preciseSeconds, 's'),
    saving(
      'adaptive-saving-until-precise',
      preciseSeconds / adaptiveSeconds,
      'grid-until-precise-device-seconds',
    ),
    ...sets.flatMap(({ adaptive, grid }, set) => [
      ...answerRows(`adaptive-${set + 1}`, adaptive),
      ...answerRows(`full-grid-${set + 1}`, grid),
    ]),
  ];
}

/** Runs of one set of seeds, each trained once. */
class Cells {
  readonly #rows = new Map<string, CellRow[]>();
  readonly #seedOffset: number;

  constructor(seedOffset: number) {
    this.#seedOffset = seedOffset;
  }

  /** What a run shows that is stopped after so many examples. A whole run shows what a stopped one would have, too. */
  async run(batchSize: number, seed: number, maxExamples: number): Promise<Spent> {
    const key = `${batchSize} ${seed}`;
    const known = this.#rows.get(key);
    const rows = known ?? (await trainCell(batchSize, seed + this.#seedOffset, maxExamples));
    if (!known && maxExamples === maxExamplesPerRun) this.#rows.set(key, rows);
    const seen = rows.filter(({ step }) => step * batchSize <= maxExamples);
    const last = seen.at(-1);
    return {
      crossing: cellCrossing(batchSize, seed, seen),
      rows: seen,
      seconds: (last?.deviceSeconds ?? 0) + (last?.evaluationSeconds ?? 0),
      cpuSeconds: last?.cpuSeconds ?? 0,
      examples: (last?.step ?? 0) * batchSize,
    };
  }
}

/** The full grid in the order of its queue, and what of it there was when the interval first was narrow enough. */
async function runGrid(cells: Cells, wantedRatio: number): Promise<{ whole: Sum; untilPrecise: Sum | null }> {
  const spent: Spent[] = [];
  let untilPrecise: Sum | null = null;
  for (const seed of gridSeeds) {
    for (const batchSize of batchSizes.toReversed()) {
      spent.push(await cells.run(batchSize, seed, maxExamplesPerRun));
      if (untilPrecise === null && spent.length >= 8) {
        const sum = sumOf(spent);
        const ratio = ratioOf(sum.estimate);
        if (sum.estimate.answer === 'MINIMISER' && ratio !== null && ratio <= wantedRatio) untilPrecise = sum;
      }
    }
  }
  return { whole: sumOf(spent), untilPrecise };
}

async function runAdaptive(cells: Cells, wantedRatio: number): Promise<Sum> {
  const spent: Spent[] = [];
  for (;;) {
    const crossings = spent.map(({ crossing }) => crossing);
    const sum = sumOf(spent);
    const standing = crossings.length === 0 ? null : sum.estimate;
    const { runs, stop } = planNextRuns(crossings, standing, planOptions(spent, sum.seconds, wantedRatio));
    const [run] = runs;
    if (!run) {
      console.log(`The plan stops: ${stop}.`);
      return sum;
    }
    const next = await cells.run(run.batchSize, run.seed, run.capSteps * run.batchSize);
    const { upperSteps } = next.crossing;
    console.log(
      `${run.purpose} b = ${run.batchSize}, seed ${run.seed}: expected ${run.expectedSeconds.toFixed(1)} s, took ${next.seconds.toFixed(1)} s, ${upperSteps === null ? `stopped at step ${run.capSteps}` : `K ≤ ${upperSteps}`}`,
    );
    spent.push(next);
  }
}

function planOptions(spent: readonly Spent[], seconds: number, wantedRatio: number): PlanOptions {
  const observations = spent.map(({ crossing, rows }) => {
    const { step = 1, deviceSeconds = 0 } = rows.at(-1) ?? {};
    return { batchSize: crossing.batchSize, secondsPerStep: deviceSeconds / step };
  });
  const stepTime = fitStepTime(observations);
  const evaluations = spent.reduce((sum, { rows }) => sum + rows.length, 0);
  const evaluationSeconds = spent.reduce((sum, { rows }) => sum + (rows.at(-1)?.evaluationSeconds ?? 0), 0);
  return {
    range: { lower: Math.min(...batchSizes), upper: Math.max(...batchSizes) },
    mostSeeds: 20,
    wantedRatio,
    budgetSeconds: 3600 - seconds,
    stepSeconds: (batchSize) => (stepTime ? stepSeconds(stepTime, batchSize) : 1e-3),
    evaluationSeconds: evaluations > 0 ? evaluationSeconds / evaluations : 0.02,
    cadence: evaluation,
    maxExamplesPerRun,
  };
}

function sumOf(spent: readonly Spent[]): Sum {
  const crossings = spent.map(({ crossing }) => crossing);
  return {
    seconds: spent.reduce((sum, run) => sum + run.seconds, 0),
    cpuSeconds: spent.reduce((sum, run) => sum + run.cpuSeconds, 0),
    examples: spent.reduce((sum, run) => sum + run.examples, 0),
    runs: spent.length,
    estimate: estimate(crossings, { random: randomStream(1, 'bootstrap').uniform }),
  };
}

function answerRows(name: string, { estimate: { criticalBatchSize }, runs }: Sum): BenchRow[] {
  const { value, lower, upper } = criticalBatchSize ?? { value: Number.NaN, lower: null, upper: null };
  return [
    figure(`${name}-runs`, runs, 'runs'),
    figure(`${name}-critical-batch-size`, value, 'examples'),
    figure(`${name}-lower`, lower ?? Number.NaN, 'examples'),
    figure(`${name}-upper`, upper ?? Number.NaN, 'examples'),
  ];
}

function print(name: string, { seconds, cpuSeconds, examples, runs, estimate: result }: Sum): void {
  const { answer, bestLaw, criticalBatchSize: least } = result;
  const interval = least
    ? `${least.value.toFixed(1)} (${least.lower?.toFixed(1)} to ${least.upper?.toFixed(1)})`
    : '';
  console.log(
    `${name}: ${runs} runs, ${seconds.toFixed(1)} s (${cpuSeconds.toFixed(1)} s of processor time), ${examples} gradients: ${answer} by ${bestLaw} ${interval}`,
  );
}
