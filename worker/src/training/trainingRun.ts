import { createHash } from 'node:crypto';
import {
  CritbatchError,
  type EvaluationCadence,
  endEpoch,
  evaluationSteps,
  rememberStepSize,
  type Target,
} from '@critbatch/theory';
import { dataOrder, fixedSubset } from '../datasets/dataOrder.ts';
import type { Dataset } from '../datasets/dataset.ts';
import { loadDataset } from '../datasets/loadDataset.ts';
import { initialParameters } from '../models/initialParameters.ts';
import { buildTrainingEngine } from './buildTrainingEngine.ts';
import { decodeCheckpoint, encodeCheckpoint } from './checkpoint.ts';
import type { Measurement } from './measurement.ts';
import { defaultMicroBatchSize } from './microBatches.ts';
import { countStep, startProgress } from './runProgress.ts';
import type { RunEnd, TrainingRun, TrainingRunPlan } from './trainingRun.type.ts';

const sliceSeconds = 0.5;
/** More steps per call gain nothing, and fewer would pay for the crossing into the engine. */
const stepsPerCall = 20;

/** Opens a run at its first step or at its checkpoint; `given` spares loading a data set that is at hand. */
export async function createTrainingRun(plan: TrainingRunPlan, given?: Dataset): Promise<TrainingRun> {
  const { trainingSpec, modelSpec, batchSize, seed } = plan;
  const { optimiser, targets, evaluation: cadence } = trainingSpec;
  const dataset = given ?? (await loadDataset(plan.datasetSpec));
  const order = dataOrder(dataset.training.count, batchSize, seed);
  const subset = fixedSubset(dataset.training.count, cadence.trainingSubset);
  const testExamples = Int32Array.from({ length: dataset.test.count }, (_, index) => index);
  const lastStep = Math.floor(trainingSpec.maxExamplesPerRun / batchSize);

  const identity = planIdentity(plan);
  const resumed = plan.checkpoint && decodeCheckpoint(plan.checkpoint);
  if (resumed && resumed.plan !== identity) {
    throw new CritbatchError(
      'CHECKPOINT_MISMATCH',
      'The checkpoint belongs to another run. Start without it.',
    );
  }
  const engine = await buildTrainingEngine(plan.engine, {
    modelSpec,
    optimiser,
    dataset,
    batchSize,
    microBatchSize: defaultMicroBatchSize,
  });
  engine.importState({ parameters: resumed?.parameters ?? initialParameters(modelSpec, seed) });

  let progress = resumed?.progress ?? startProgress(targets.length);
  const openedAt = seconds() - progress.wallSeconds;
  const schedule = evaluationSteps(cadence);
  let due = progress.measuredStep < 0 ? 0 : nextDue();

  const ended = (outcome: RunEnd['outcome'], step: number) => ({ ...progress, done: { outcome, step } });

  function nextDue(): number {
    let step = schedule.next().value;
    while (step <= progress.measuredStep) step = schedule.next().value;
    return Math.min(step, lastStep);
  }

  async function train(count: number): Promise<void> {
    const startedAt = seconds();
    const outcomes = await engine.steps(order.batches(progress.step, count), progress.memory);
    const deviceSeconds = progress.deviceSeconds + seconds() - startedAt;
    for (const outcome of outcomes) {
      if (outcome.status === 'diverged') {
        progress = ended('DIVERGED', progress.step + 1);
        break;
      }
      const memory = rememberStepSize(progress.memory, outcome.rememberedStepSize);
      const epochEnds = (progress.step + 1) % order.stepsPerEpoch === 0;
      progress = countStep(progress, outcome, epochEnds ? endEpoch(memory) : memory);
    }
    progress = { ...progress, deviceSeconds };
  }

  /** Evaluates at the present step and says whether the run is over; null where the loss is not finite. */
  async function measure(): Promise<Measurement | null> {
    const startedAt = seconds();
    const training = await engine.evaluate('training', subset);
    const evaluateTest = () => engine.evaluate('test', testExamples);
    let test = isTestDue(cadence, targets, progress.measurements) ? await evaluateTest() : null;
    if (!Number.isFinite(training.loss)) {
      progress = ended('DIVERGED', progress.step);
      return null;
    }
    const targetsMet = targets.map(
      (target, index) => progress.targetsMet[index] || isMet(target, training.loss, test?.accuracy ?? null),
    );
    if (targetsMet.every(Boolean)) progress = ended('TARGETS_REACHED', progress.step);
    else if (progress.step >= lastStep) progress = ended('BUDGET_SPENT', progress.step);
    if (progress.done && cadence.testEvery > 0) test ??= await evaluateTest();

    const stepsSince = progress.step - Math.max(0, progress.measuredStep);
    const trialsSince = progress.functionEvaluations - progress.measuredFunctionEvaluations;
    progress = {
      ...progress,
      targetsMet,
      measuredStep: progress.step,
      measuredFunctionEvaluations: progress.functionEvaluations,
      measurements: progress.measurements + 1,
      evaluationSeconds: progress.evaluationSeconds + seconds() - startedAt,
      wallSeconds: seconds() - openedAt,
    };
    return {
      step: progress.step,
      examplesSeen: progress.step * batchSize,
      epoch: Math.floor(progress.step / order.stepsPerEpoch),
      trainingLoss: training.loss,
      testLoss: test?.loss ?? null,
      testAccuracy: test?.accuracy ?? null,
      gradientNorm: progress.last?.gradientNorm ?? null,
      batchLoss: progress.last?.batchLoss ?? null,
      stepSize: progress.last?.stepSize ?? null,
      meanTrials: stepsSince > 0 ? trialsSince / stepsSince : null,
      functionEvaluations: progress.functionEvaluations,
      gradientEvaluations: progress.gradientEvaluations,
      exhaustedSearches: progress.exhaustedSearches,
      belowResolutionSteps: progress.belowResolutionSteps,
      wallSeconds: progress.wallSeconds,
      deviceSeconds: progress.deviceSeconds,
      evaluationSeconds: progress.evaluationSeconds,
    };
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
      while (progress.done === null && seconds() < deadline) {
        if (progress.step < due) {
          const leftInEpoch = order.stepsPerEpoch - (progress.step % order.stepsPerEpoch);
          await train(Math.min(stepsPerCall, due - progress.step, leftInEpoch));
        } else {
          const measurement = await measure();
          if (measurement) measurements.push(measurement);
          due = nextDue();
        }
      }
      return measurements;
    },
    async checkpoint() {
      const { parameters } = engine.exportState();
      return encodeCheckpoint({
        plan: identity,
        progress: { ...progress, wallSeconds: seconds() - openedAt },
        parameters,
      });
    },
    dispose: () => engine.dispose(),
  };
}

function isTestDue(cadence: EvaluationCadence, targets: readonly Target[], measurement: number): boolean {
  if (targets.some(({ metric }) => metric === 'testAccuracy')) return true;
  return cadence.testEvery > 0 && measurement % cadence.testEvery === 0;
}

function isMet({ metric, threshold }: Target, trainingLoss: number, testAccuracy: number | null): boolean {
  if (metric === 'trainingLoss') return trainingLoss <= threshold;
  return testAccuracy !== null && testAccuracy >= threshold;
}

/** What a checkpoint must share with the run that goes on from it: everything but the engine. */
function planIdentity({ modelSpec, datasetSpec, trainingSpec, batchSize, seed }: TrainingRunPlan): string {
  const plan = JSON.stringify([modelSpec, datasetSpec, trainingSpec, batchSize, seed]);
  return createHash('sha256').update(plan).digest('hex');
}

function seconds(): number {
  return performance.now() / 1000;
}
