import { createAugmenter } from '../datasets/augment.ts';
import { dataOrder } from '../datasets/dataOrder.ts';
import type { Dataset } from '../datasets/dataset.ts';
import { loadDataset } from '../datasets/loadDataset.ts';
import { buildTrainingEngine } from './buildTrainingEngine.ts';
import { evaluationBatchSizeOf, microBatchSizeOf } from './microBatches.ts';
import { profilePrinter } from './profilePrinter.ts';
import { planIdentity, reopened, resumedFrom } from './resumption.ts';
import { createRunEvaluator } from './runEvaluator.ts';
import { startProgress } from './runProgress.ts';
import { SlicedRun } from './slicedRun.ts';
import { startState } from './startState.ts';
import { createTrainCall } from './trainCall.ts';
import type { TrainingRun, TrainingRunPlan } from './trainingRun.type.ts';

export interface TrainingRunOptions {
  /** The plan's data set, where it is at hand already. */
  readonly dataset?: Dataset | undefined;
  /** Seconds after which `advance` returns; it always does something. */
  readonly sliceSeconds?: number;
}

/** Opens a run at its first step or at its checkpoint. Throws CHECKPOINT_MISMATCH, and what data set and engine throw. */
export async function createTrainingRun(
  plan: TrainingRunPlan,
  { dataset: given, sliceSeconds = 0.5 }: TrainingRunOptions = {},
): Promise<TrainingRun> {
  const { trainingSpec, modelSpec, batchSize, seed, device = 'cpu', profile = false } = plan;
  const { optimiser, targets } = trainingSpec;
  const dataset = given ?? (await loadDataset(plan.datasetSpec));
  const order = dataOrder(dataset.training.count, batchSize, seed);
  const augmenter = createAugmenter(plan.datasetSpec, dataset.training, seed);
  const lastStep = Math.floor(trainingSpec.maxExamplesPerRun / batchSize);

  const identity = planIdentity(plan);
  const resumed = resumedFrom(plan.checkpoint, identity);
  const microBatchSize = microBatchSizeOf(modelSpec);
  const enginePlan = { modelSpec, optimiser, dataset, batchSize, microBatchSize };
  const engine = await buildTrainingEngine(plan.engine, enginePlan, { device, profile });
  const state = resumed?.state ?? startState(modelSpec, optimiser, seed);
  engine.importState(state);
  const progress = reopened(resumed?.progress ?? startProgress(targets.length), lastStep);

  const parts = {
    plan,
    identity,
    engine,
    evaluator: createRunEvaluator(engine, dataset, trainingSpec, seed, evaluationBatchSizeOf(modelSpec)),
    train: createTrainCall({ engine, order, augmenter, sliceSeconds }),
    lastStep,
    stepsPerEpoch: order.stepsPerEpoch,
    sliceSeconds,
    printProfile: profile ? profilePrinter(engine, batchSize, progress) : null,
  };
  return new SlicedRun(parts, { progress, state }, resumed?.evaluated);
}
