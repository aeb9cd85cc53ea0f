import type { Dataset, Model, Study, StudyStage, Sweep } from '@critbatch/prisma/generated/client';
import { usualBatchSizes, withUsualBetween } from '@critbatch/theory';
import { datasetOfSweep } from '../../library/dataset/dataset.loaders.ts';
import type { Context } from '../../platform/context/context.ts';
import { planOfSweep } from '../plan/plan.loaders.ts';
import type { PlanSettings } from '../plan/planSchema.ts';
import type { MadePrediction } from '../study/makePredictions.ts';
import { makePredictions } from '../study/makePredictions.ts';
import type { OrderedRuns } from '../study/predictSpending.ts';
import { settledBefore } from '../study/predictStage.ts';
import type { SettledStage } from '../study/settledStages.ts';
import { decisionOfStage } from '../study/study.loaders.ts';

/** A sweep for a stage that has none: that of the last settled stage, carried over to the stage's size. */
export type ProposedSweep = {
  stage: StudyStage;
  /** The stage that it is carried over from. */
  last: SettledStage;
  /** What the stage is predicted to say. */
  predictions: MadePrediction[];
  like: Sweep;
  /** The team's newest model of the stage's size; null where it has none. */
  model: Model | null;
  dataset: Dataset;
  name: string;
  batchSizes: number[];
  /** Null for a plan, which chooses them. */
  runs: number | null;
  plan: PlanSettings | null;
  maxExamplesPerRun: number;
  currentBatchSize: number | null;
};

/**
 * Batch sizes and budget move by the factors by which b* and N(b*) are foretold to change, device time also by the size; of the
 * batch sizes stay those around the b* that is foretold, and the two that the decision compares. Null where the stage has a
 * sweep, or no stage before it has an answer.
 */
export async function proposedSweep(
  context: Context,
  study: Pick<Study, 'name'>,
  stage: StudyStage,
  decided?: { batchSize: number | null },
): Promise<ProposedSweep | null> {
  if (stage.sweepId) return null;
  const earlier = await settledBefore(context, stage);
  const last = earlier.at(-1);
  if (!last) return null;
  const { sweep: like } = last;
  const [dataset, plan, model, decision] = await Promise.all([
    datasetOfSweep.load(context, like.datasetId),
    planOfSweep.load(context, like.id),
    modelOfSize(context, stage),
    decided ?? decisionOfStage.load(context, last.stage.id),
  ]);
  if (!dataset) return null;
  const predictions = makePredictions(stage, earlier, null);
  const factor = (quantity: MadePrediction['quantity'], measured: number) =>
    (predictions.find((each) => each.quantity === quantity)?.value ?? measured) / measured;
  const foretold = predictions.find(({ quantity }) => quantity === 'CRITICAL_BATCH_SIZE') ?? null;
  const sizes = factor('CRITICAL_BATCH_SIZE', last.criticalBatchSize.value);
  const work = factor('WORK', last.work.value);
  const examples = Number(dataset.trainingExamples);
  const batchSizes = withCompared(
    sizesAround(usualSizesAt(like.batchSizes, sizes, examples), foretold),
    [like.currentBatchSize, decision?.batchSize ?? null],
    examples,
  );
  return {
    ...{ stage, last, predictions, like },
    model,
    dataset,
    name: `${study.name}: ${stage.name}`.slice(0, 120),
    batchSizes,
    runs: plan ? null : batchSizes.length * like.seeds.length,
    plan:
      plan && movedPlan(plan, { sizes, foretold, examples, seconds: (work * stage.size) / last.stage.size }),
    maxExamplesPerRun: Math.round(Number(like.maxExamplesPerRun) * work),
    // A decision to go on plans a move, and the next stage checks it: until then, what was in use still is.
    currentBatchSize: like.currentBatchSize,
  };
}

/** The runs that are proposed. */
export function proposedRuns({ like, plan, batchSizes, maxExamplesPerRun }: ProposedSweep): OrderedRuns {
  if (plan) return { kind: 'PLAN', deviceSecondsBudget: plan.deviceSecondsBudget };
  const { seeds, evaluationRatio } = like;
  return { kind: 'GRID', cells: { batchSizes, seeds: seeds.length, maxExamplesPerRun, evaluationRatio } };
}

/** The usual batch size nearest to each that is so many times as large, within what the data hold. */
export function usualSizesAt(batchSizes: readonly number[], factor: number, examples: number): number[] {
  const moved = batchSizes.map((size) => Math.min(examples, Math.max(1, size * factor)));
  return [...new Set(moved.map(nearestUsual))].filter((size) => size <= examples).sort((a, b) => a - b);
}

/** So few batch sizes show a least work between them. */
const fewest = 5;

/**
 * Those of some batch sizes that lie within a factor of two of the interval in which b* is foretold, so that each side of b* is
 * tried wherever it comes out; from farther away where they are too few. All where nothing is foretold.
 */
export function sizesAround(
  batchSizes: readonly number[],
  foretold: { lower: number; upper: number } | null,
): number[] {
  if (!foretold) return [...batchSizes];
  const wanted = Math.min(fewest, batchSizes.length);
  for (let reach = 2; ; reach *= 2) {
    const kept = batchSizes.filter(
      (size) => size * reach >= foretold.lower && size <= foretold.upper * reach,
    );
    if (kept.length >= wanted) return kept;
  }
}

/** With the batch sizes that a decision compares: without runs of both, what it expects cannot be scored. */
export function withCompared(
  batchSizes: readonly number[],
  compared: readonly (number | null)[],
  examples: number,
): number[] {
  const trained = compared.flatMap((size) => (size !== null && size <= examples ? size : []));
  return [...new Set([...batchSizes, ...trained])].sort((a, b) => a - b);
}

function nearestUsual(size: number): number {
  const around = withUsualBetween(usualBatchSizes({ lower: size / 2, upper: size * 2 }));
  const distance = (usual: number) => Math.abs(Math.log(usual / size));
  return around.reduce((best, usual) => (distance(usual) < distance(best) ? usual : best));
}

function movedPlan(
  {
    smallestBatchSize,
    largestBatchSize,
    deviceSecondsBudget,
    wantedRatio,
    mostSeeds,
    parallelRuns,
  }: PlanSettings,
  {
    sizes,
    foretold,
    examples,
    seconds,
  }: { sizes: number; foretold: MadePrediction | null; examples: number; seconds: number },
): PlanSettings {
  const ends = usualSizesAt([smallestBatchSize, largestBatchSize], sizes, examples);
  const range = ends.length > 0 ? sizesAround(withUsualBetween(ends), foretold) : ends;
  return {
    smallestBatchSize: range.at(0) ?? smallestBatchSize,
    largestBatchSize: range.at(-1) ?? largestBatchSize,
    deviceSecondsBudget: deviceSecondsBudget * seconds,
    wantedRatio,
    mostSeeds,
    parallelRuns,
  };
}

function modelOfSize({ prisma }: Context, { teamId, size }: StudyStage): Promise<Model | null> {
  if (!Number.isSafeInteger(size)) return Promise.resolve(null);
  return prisma.model.findFirst({
    where: { teamId, parameterCount: BigInt(size) },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
}
