import { createHash } from 'node:crypto';
import { CritbatchError, evaluationSteps, meetsTarget } from '@critbatch/theory';
import { createAugmenter } from '../datasets/augment.ts';
import { dataOrder } from '../datasets/dataOrder.ts';
import type { Dataset } from '../datasets/dataset.ts';
import { loadDataset } from '../datasets/loadDataset.ts';
import { buildTrainingEngine } from './buildTrainingEngine.ts';
import { type Checkpoint, decodeCheckpoint, encodeCheckpoint } from './checkpoint.ts';
import { type Measurement, measurementOf } from './measurement.ts';
import { microBatchSizeOf } from './microBatches.ts';
import { profilePrinter } from './profilePrinter.ts';
import { createRunEvaluator } from './runEvaluator.ts';
import { countStep, endRun, type RunProgress, startProgress } from './runProgress.ts';
import { startState } from './startState.ts';
import type { TrainingRun, TrainingRunPlan } from './trainingRun.type.ts';

/** More steps per call gain nothing, and fewer would pay for the crossing into the engine at small batches. */
const mostStepsPerCall = 20;

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
  const { trainingSpec, modelSpec, batchSize, seed } = plan;
  const { optimiser, targets, evaluation: cadence } = trainingSpec;
  const dataset = given ?? (await loadDataset(plan.datasetSpec));
  const order = dataOrder(dataset.training.count, batchSize, seed);
  const augmenter = createAugmenter(plan.datasetSpec, dataset.training, seed);
  const lastStep = Math.floor(trainingSpec.maxExamplesPerRun / batchSize);

  const identity = planIdentity(plan);
  const resumed = resumedFrom(plan.checkpoint, identity);
  const microBatchSize = microBatchSizeOf(modelSpec);
  const enginePlan = { modelSpec, optimiser, dataset, batchSize, microBatchSize };
  const { device = 'cpu', profile = false } = plan;
  const engine = await buildTrainingEngine(plan.engine, enginePlan, { device, profile });
  engine.importState(resumed?.state ?? startState(modelSpec, optimiser, seed));

  const evaluator = createRunEvaluator(engine, dataset, trainingSpec, seed);
  let progress = reopened(resumed?.progress ?? startProgress(targets.length), lastStep);
  const printProfile = plan.profile ? profilePrinter(engine, batchSize, progress) : null;
  const openedAt = seconds() - progress.wallSeconds;
  const schedule = evaluationSteps(cadence);
  let dueStep = progress.measuredStep < 0 ? 0 : nextDueStep();

  function nextDueStep(): number {
    let step = schedule.next().value;
    while (step <= progress.measuredStep) step = schedule.next().value;
    return Math.min(step, lastStep);
  }

  let secondsPerStep = Number.POSITIVE_INFINITY;

  /** A call cannot be cut short, while a stop and a cancellation wait for its end; the first one measures a step. */
  async function train(): Promise<void> {
    const fitting = Math.max(1, Math.floor(sliceSeconds / secondsPerStep));
    const stepsPerCall = Math.min(mostStepsPerCall, fitting);
    const leftInEpoch = order.stepsPerEpoch - (progress.step % order.stepsPerEpoch);
    const count = Math.min(stepsPerCall, dueStep - progress.step, leftInEpoch);
    const startedAt = seconds();
    const batches = order.batches(progress.step, count);
    const drawn = augmenter?.draw(batches, Math.floor(progress.step / order.stepsPerEpoch));
    const places = drawn ? Int32Array.from(batches.keys()) : batches;
    const outcomes = await engine.steps(places, progress, drawn);
    const took = seconds() - startedAt;
    secondsPerStep = took / outcomes.length;
    const deviceSeconds = progress.deviceSeconds + took;
    for (const outcome of outcomes) progress = countStep(progress, outcome, order.stepsPerEpoch);
    progress = { ...progress, deviceSeconds };
  }

  /** Evaluates at the present step and decides whether the run is over; nothing where the loss is not finite. */
  async function measure(): Promise<Measurement[]> {
    const startedAt = seconds();
    let seen = await evaluator.evaluate(progress.step, progress.measurements);
    if (!Number.isFinite(seen.training.loss)) {
      progress = endRun(progress, 'DIVERGED');
      return [];
    }
    const metric = {
      trainingLoss: seen.training.loss,
      testLoss: seen.test?.loss ?? Number.NaN,
      testAccuracy: seen.test?.accuracy ?? Number.NaN,
      gradientNorm: seen.gradientNorm ?? Number.NaN,
    };
    // At step 0 nothing is met yet: no steps lead to the untrained model, and a crossing counts steps.
    const targetsMet = targets.map(
      (target, index) =>
        progress.targetsMet[index] || (progress.step > 0 && meetsTarget(target, metric[target.metric])),
    );
    if (targetsMet.every(Boolean)) progress = endRun(progress, 'TARGETS_REACHED');
    else if (progress.step >= lastStep) progress = endRun(progress, 'BUDGET_SPENT');
    if (progress.done) seen = await evaluator.complete(seen, progress.step);

    const evaluationSeconds = progress.evaluationSeconds + seconds() - startedAt;
    progress = { ...progress, targetsMet, evaluationSeconds, wallSeconds: seconds() - openedAt };
    const measurement = measurementOf(progress, seen, { batchSize, stepsPerEpoch: order.stepsPerEpoch });
    progress = {
      ...progress,
      measuredStep: progress.step,
      measuredFunctionEvaluations: progress.functionEvaluations,
      measurements: progress.measurements + 1,
    };
    dueStep = nextDueStep();
    return [measurement];
  }

  return {
    get step() {
      return progress.step;
    },
    get done() {
      return progress.done;
    },
    async advance() {
      const measurements: Measurement[] = [];
      const deadline = seconds() + sliceSeconds;
      while (progress.done === null) {
        if (progress.step < dueStep) await train();
        else measurements.push(...(await measure()));
        await printProfile?.(progress);
        if (seconds() >= deadline) break;
      }
      return measurements;
    },
    async checkpoint() {
      const wallSeconds = seconds() - openedAt;
      return encodeCheckpoint({
        plan: identity,
        progress: { ...progress, wallSeconds },
        state: engine.exportState(),
      });
    },
    async dispose() {
      await printProfile?.(progress, true);
      await engine.dispose();
    },
  };
}

function resumedFrom(bytes: Uint8Array | undefined, identity: string): Checkpoint | undefined {
  const checkpoint = bytes && decodeCheckpoint(bytes);
  if (checkpoint && checkpoint.plan !== identity) {
    throw new CritbatchError(
      'CHECKPOINT_MISMATCH',
      'The checkpoint belongs to another run. Start this one without it.',
    );
  }
  return checkpoint;
}

/** A run that ended for want of budget goes on where it has been given more. */
function reopened(progress: RunProgress, lastStep: number): RunProgress {
  const goesOn = progress.done?.outcome === 'BUDGET_SPENT' && progress.step < lastStep;
  return goesOn ? { ...progress, done: null } : progress;
}

/** What a checkpoint must share with the run that goes on from it: everything but the engine and the budget. */
function planIdentity({ modelSpec, datasetSpec, trainingSpec, batchSize, seed }: TrainingRunPlan): string {
  const { maxExamplesPerRun: _budget, ...training } = trainingSpec;
  const plan = JSON.stringify([modelSpec, datasetSpec, training, batchSize, seed]);
  return createHash('sha256').update(plan).digest('hex');
}

function seconds(): number {
  return performance.now() / 1000;
}
