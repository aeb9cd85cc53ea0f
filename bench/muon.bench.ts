// Whether Muon's critical batch size is larger than AdamW's: a transformer as the built-in one, at half its width and length, on the
// built-in text, to the training loss that is usual for it. Every batch size has the learning rate that suits it: from the one of the
// batch size before, up or down by factors of two while that takes fewer steps. One seed chooses, and others are counted, so that the
// choice flatters neither (docs/decisions/0049-muon.md).
// npm run bench -- muon [--seeds 3]: about a quarter of an hour on two cores, one for each optimiser.
import { parseArgs } from 'node:util';
import {
  type Crossing,
  comparePolicies,
  crossingOf,
  type DatasetSpec,
  type Estimate,
  estimate,
  largestWithin,
  type ModelSpec,
  middleSteps,
  optimiserSchema,
  type Target,
  trainingSpecSchema,
  updateRules,
  usualThresholds,
} from '@critbatch/theory';
import { randomStream } from '@critbatch/worker/random/randomStream';
import { startTrainingThread } from '@critbatch/worker/training/trainingThread';
import { builtInDatasets } from '../api/src/library/builtIn/builtIns.ts';
import { intervalOf } from '../theory/src/estimate/interval.ts';
import { studentQuantile } from '../theory/src/probability/studentQuantile.ts';
import { type BenchRow, figure } from './row.ts';

const names = ['adamW', 'muon'] as const;
type Name = (typeof names)[number];
type Tried = { name: Name; crossings: Crossing[]; estimate: Estimate };

const batchSizes = [4, 8, 16, 32, 64, 128, 256];
const tuningSeed = 100;
const maxExamplesPerRun = 60_000;
/** Share of work above the reference's at which a batch size is critical (Zhang et al. 2024, arXiv 2410.21676). */
const overhead = 0.2;
const level = 0.95;

const inputShape = [16];
const builtInText = builtInDatasets.find(({ spec }) => spec.loader === 'markovText')?.spec;
const datasetSpec = { ...builtInText, inputShape } as DatasetSpec;
const modelSpec: ModelSpec = {
  architecture: 'transformer',
  inputShape,
  classes: 16,
  depth: 2,
  width: 32,
  heads: 4,
  hiddenWidth: 128,
  activation: 'gelu',
  head: 'untied',
};
const target: Target = {
  metric: 'trainingLoss',
  threshold: usualThresholds(datasetSpec).network.trainingLoss,
};

export async function bench(args: string[]): Promise<BenchRow[]> {
  const { values } = parseArgs({ args, options: { seeds: { type: 'string', default: '3' } } });
  const seeds = Array.from({ length: Number(values.seeds) }, (_, index) => index + 1);
  const contenders = await Promise.all(names.map((name) => contenderOf(name, seeds)));
  const [adamW, muon] = contenders as [Tried, Tried];

  for (const { name, estimate } of contenders) {
    const { answer, reason, criticalBatchSize, lawsCriticalBatchSize, overheads, knee, laws } = estimate;
    console.log(name, JSON.stringify({ answer, reason, criticalBatchSize, lawsCriticalBatchSize, knee }));
    for (const { law, deltaAicc, minimiser, knee } of laws) {
      console.log(name, JSON.stringify({ law, deltaAicc, minimiser, knee }));
    }
    console.log(name, JSON.stringify(overheads.find((one) => one.overhead === overhead)));
  }
  const comparison = comparePolicies(contenders, { level });
  console.log(JSON.stringify(comparison));
  const trend = trendOf(muon.crossings, adamW.crossings);
  console.log('slope of ln(K of AdamW / K of Muon) in ln b', JSON.stringify(trend));
  const ratio = ratioOfCritical(muon.estimate, adamW.estimate);
  console.log(`Muon's batch size of ${overhead} more work over AdamW's`, JSON.stringify(ratio));

  return [
    ...contenders.flatMap(({ name, crossings }) =>
      batchSizes.map((batchSize) =>
        figure(`${name}-${batchSize}`, Math.exp(meanLogSteps(crossings, batchSize)), 'steps'),
      ),
    ),
    figure('critical-ratio', ratio.value, ''),
    figure('trend', trend.value, ''),
  ];
}

async function contenderOf(name: Name, seeds: readonly number[]): Promise<Tried> {
  const crossings: Crossing[] = [];
  let rate = updateRules[name].usualLearningRate;
  for (const batchSize of batchSizes) {
    rate = await bestRate(rate, (tried) => stepsAt({ name, rate: tried, batchSize, seed: tuningSeed }));
    console.log(name, 'b =', batchSize, 'learning rate', rate);
    for (const seed of seeds) crossings.push(await crossingOfRun({ name, rate, batchSize, seed }));
  }
  const { uniform } = randomStream(1, name);
  return { name, crossings, estimate: estimate(crossings, { random: uniform, level }) };
}

/** The learning rate, a power of two times the first, that takes fewer steps than half and twice of it. */
async function bestRate(first: number, stepsOf: (rate: number) => Promise<number>): Promise<number> {
  const seen = new Map<number, number>();
  let best = first;
  for (;;) {
    const near = [best, best / 2, best * 2];
    for (const rate of near) if (!seen.has(rate)) seen.set(rate, await stepsOf(rate));
    const [least = best] = near.toSorted((one, other) => (seen.get(one) ?? 0) - (seen.get(other) ?? 0));
    if (least === best) return best;
    best = least;
  }
}

type Cell = { name: Name; rate: number; batchSize: number; seed: number };

/** Steps to the target; Infinity where the run never arrived. */
async function stepsAt(cell: Cell): Promise<number> {
  const { lowerSteps, upperSteps } = await crossingOfRun(cell);
  return upperSteps === null ? Number.POSITIVE_INFINITY : middleSteps({ lowerSteps, upperSteps });
}

async function crossingOfRun({ name, rate, batchSize, seed }: Cell): Promise<Crossing> {
  const trainingSpec = trainingSpecSchema.parse({
    optimiser: optimiserSchema.parse({ name, learningRate: { base: rate } }),
    targets: [target],
    evaluation: { firstStep: 10, ratio: 1.1, trainingSubset: 300, testEvery: 0, isExact: true },
    maxExamplesPerRun,
  });
  const plan = { modelSpec, datasetSpec, trainingSpec, batchSize, seed, engine: 'onnx' as const };
  const run = await startTrainingThread(plan);
  const evaluations: { step: number; value: number }[] = [];
  while (run.done === null) {
    for (const { step, trainingLoss } of await run.advance()) evaluations.push({ step, value: trainingLoss });
  }
  await run.dispose();
  const crossing = crossingOf(evaluations, target, true);
  if (crossing === null) throw new Error('A run that has ended has a crossing.');
  console.log(name, rate, batchSize, seed, JSON.stringify(crossing));
  return { batchSize, seed, ...crossing };
}

function meanLogSteps(crossings: readonly Crossing[], batchSize: number): number {
  const logs = crossings
    .filter((run) => run.batchSize === batchSize)
    .map(({ lowerSteps, upperSteps }) =>
      upperSteps === null ? Number.NaN : Math.log(middleSteps({ lowerSteps, upperSteps })),
    );
  return logs.reduce((sum, one) => sum + one, 0) / logs.length;
}

/**
 * Slope of ln(K of one / K of the other) in ln b through the means of the batch sizes, by least squares: negative where the one goes
 * on saving steps longer. Batch sizes of which a run never arrived say nothing.
 */
function trendOf(one: readonly Crossing[], other: readonly Crossing[]) {
  const points = batchSizes
    .map((batchSize) => ({
      x: Math.log(batchSize),
      y: meanLogSteps(other, batchSize) - meanLogSteps(one, batchSize),
    }))
    .filter(({ y }) => Number.isFinite(y));
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [middle, height] = [mean(points.map(({ x }) => x)), mean(points.map(({ y }) => y))];
  const spread = points.reduce((sum, { x }) => sum + (x - middle) ** 2, 0);
  const value = points.reduce((sum, { x, y }) => sum + (x - middle) * (y - height), 0) / spread;
  const freedom = points.length - 2;
  const misses = points.reduce((sum, { x, y }) => sum + (y - height - value * (x - middle)) ** 2, 0);
  const half = studentQuantile((1 + level) / 2, freedom) * Math.sqrt(misses / freedom / spread);
  return { value, lower: value - half, upper: value + half, points: points.length };
}

/** Ratio of the largest batch sizes within the overhead of each one's own reference, over all pairs of draws. */
function ratioOfCritical(one: Estimate, other: Estimate) {
  const ofEstimate = ({ overheads, samples, correctedLaw }: Estimate) => {
    const told = overheads.find((candidate) => candidate.overhead === overhead);
    if (!told || !correctedLaw) throw new Error('No law could be fitted.');
    const largest = (draw: typeof correctedLaw) => largestWithin(draw, told.referenceBatchSize, overhead);
    return { value: largest(correctedLaw), draws: samples.map(largest) };
  };
  const [above, below] = [ofEstimate(one), ofEstimate(other)];
  const ratios = above.draws.flatMap((draw) => below.draws.map((rival) => draw / rival));
  return intervalOf(above.value / below.value, ratios, level);
}
