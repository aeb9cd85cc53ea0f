// The planner against a grid with ever more seeds, on simulated sweeps whose truth is known: device seconds until the
// estimate's interval is as narrow as wanted, and how often that interval then holds the true b*.
// npm run bench -- planner [--repeats 20] [--wanted 1.5]: some seconds a repeat and law.
import { parseArgs } from 'node:util';
import {
  type Crossing,
  estimate,
  evaluationSteps,
  type LawName,
  laws,
  type PlanOptions,
  planNextRuns,
  type Standing,
  stopReason,
} from '@critbatch/theory';
import { randomStream } from '@critbatch/worker/random/randomStream';
import { type BenchRow, figure } from './row.ts';

type Truth = { law: LawName; level: number; shape: number[]; scatter: number };
const truths: Truth[] = [
  { law: 'armijoBound', level: 400, shape: [30], scatter: 0.1 },
  { law: 'blurredBound', level: 400, shape: [30, 0.3], scatter: 0.1 },
  { law: 'power', level: 400, shape: [80, 2], scatter: 0.1 },
  { law: 'curvature', level: Math.exp(13.2), shape: [-1.97, 0.11], scatter: 0.1 },
];
const gridSizes = [8, 16, 32, 64, 128, 256, 512, 1024];
const cadence = { firstStep: 10, ratio: 1.05 };
const maxExamplesPerRun = 800_000;
const stepSeconds = (batchSize: number) => Math.max(4e-4, 9e-6 * batchSize);
const evaluationSeconds = 0.01;
const mostRuns = 64;

type Cell = { batchSize: number; seed: number; capSteps: number };
type End = { seconds: number; runs: number; isPrecise: boolean; holdsTruth: boolean };

export async function bench(args: string[]): Promise<BenchRow[]> {
  const { values } = parseArgs({
    args,
    options: { repeats: { type: 'string', default: '20' }, wanted: { type: 'string', default: '1.5' } },
  });
  const wantedRatio = Number(values.wanted);
  return truths.flatMap((truth) => {
    const repeats = Array.from({ length: Number(values.repeats) }, (_, repeat) => ({
      planned: follow(truth, wantedRatio, repeat, (crossings, standing) =>
        planned(crossings, standing, wantedRatio),
      ),
      grid: follow(truth, wantedRatio, repeat, (crossings) => nextOfGrid(crossings.length)),
    }));
    const ends = { planned: repeats.map((each) => each.planned), grid: repeats.map((each) => each.grid) };
    const saving = median(secondsOf(ends.grid)) / median(secondsOf(ends.planned));
    return [
      ...rowsOf(`planner-${truth.law}`, ends.planned),
      ...rowsOf(`grid-${truth.law}`, ends.grid),
      {
        ...figure(`planner-${truth.law}-saving`, saving, 'times less', false),
        comparedTo: `grid-${truth.law}-device-seconds`,
        ratio: saving,
      },
    ];
  });
}

function rowsOf(name: string, ends: readonly End[]): BenchRow[] {
  const precise = ends.filter(({ isPrecise }) => isPrecise);
  const share = (count: number, of: number) => (of > 0 ? count / of : Number.NaN);
  return [
    figure(`${name}-device-seconds`, median(secondsOf(ends)), 's, median'),
    figure(`${name}-runs`, median(ends.map(({ runs }) => runs)), 'runs, median'),
    figure(`${name}-precise`, share(precise.length, ends.length), 'share', false),
    figure(
      `${name}-coverage`,
      share(precise.filter(({ holdsTruth }) => holdsTruth).length, precise.length),
      'share of the precise',
      false,
    ),
  ];
}

/** Does one run after the other until the answer is precise, nothing is named, or too many have been done. */
function follow(
  truth: Truth,
  wantedRatio: number,
  repeat: number,
  next: (crossings: Crossing[], standing: Standing | null) => Cell | undefined,
): End {
  const random = randomStream(repeat, 'bootstrap').uniform;
  const crossings: Crossing[] = [];
  let seconds = 0;
  for (;;) {
    const standing =
      crossings.length < 8
        ? null
        : estimate(crossings, { random: randomStream(1, 'bootstrap').uniform, draws: 200 });
    const isPrecise = stopReason(standing, { range: { lower: 8, upper: 1024 }, wantedRatio }) === 'PRECISE';
    const cell = isPrecise || crossings.length >= mostRuns ? undefined : next(crossings, standing);
    if (!cell) {
      const { lower, upper } = standing?.criticalBatchSize ?? { lower: null, upper: null };
      const least = laws[truth.law].minimiser(truth.shape) ?? Number.NaN;
      const holdsTruth = lower !== null && upper !== null && lower <= least && least <= upper;
      return { seconds, runs: crossings.length, isPrecise, holdsTruth };
    }
    const seen = simulate(truth, cell, random);
    crossings.push(seen.crossing);
    seconds += seen.seconds;
  }
}

function planned(crossings: Crossing[], standing: Standing | null, wantedRatio: number): Cell | undefined {
  const options: PlanOptions = {
    range: { lower: 8, upper: 1024 },
    mostSeeds: 20,
    wantedRatio,
    budgetSeconds: 1e6,
    stepSeconds,
    evaluationSeconds,
    cadence,
    maxExamplesPerRun,
  };
  return planNextRuns(crossings, standing, options).runs[0];
}

/** The grid's runs in the order of a queue: every batch size once before any twice, the large ones first. */
function nextOfGrid(done: number): Cell {
  const batchSize = gridSizes.toReversed()[done % gridSizes.length] ?? 8;
  const seed = 1 + Math.floor(done / gridSizes.length);
  return { batchSize, seed, capSteps: Math.floor(maxExamplesPerRun / batchSize) };
}

function simulate(
  { law, level, shape, scatter }: Truth,
  { batchSize, seed, capSteps }: Cell,
  random: () => number,
): { crossing: Crossing; seconds: number } {
  const noise = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const needed = level * Math.exp(laws[law].logShape(batchSize, shape) + scatter * noise);
  let lowerSteps = 0;
  let evaluations = 1;
  for (const step of evaluationSteps(cadence)) {
    const isOver = step > capSteps;
    const steps = isOver ? lowerSteps : step;
    const seconds = steps * stepSeconds(batchSize) + evaluations * evaluationSeconds;
    if (isOver) return { crossing: { batchSize, seed, lowerSteps, upperSteps: null }, seconds };
    if (step >= needed) return { crossing: { batchSize, seed, lowerSteps, upperSteps: step }, seconds };
    lowerSteps = step;
    evaluations += 1;
  }
  throw new Error('Evaluation steps never end.');
}

function secondsOf(ends: readonly End[]): number[] {
  return ends.map(({ seconds }) => seconds);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
