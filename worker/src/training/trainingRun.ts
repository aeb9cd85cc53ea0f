import { CritbatchError, evaluationSteps, meetsTarget, type Target } from '@critbatch/theory';
import { createAugmenter } from '../datasets/augment.ts';
import { dataOrder } from '../datasets/dataOrder.ts';
import type { Dataset } from '../datasets/dataset.ts';
import { loadDataset } from '../datasets/loadDataset.ts';
import { type Bisection, betweenRows, createBisection, type Look, type RunState } from './bisection.ts';
import { buildTrainingEngine } from './buildTrainingEngine.ts';
import { encodeCheckpoint } from './checkpoint.ts';
import { type Measurement, measurementOf } from './measurement.ts';
import { evaluationBatchSizeOf, microBatchSizeOf } from './microBatches.ts';
import { profilePrinter } from './profilePrinter.ts';
import { planIdentity, reopened, resumedFrom } from './resumption.ts';
import { createRunEvaluator, type RunEvaluation } from './runEvaluator.ts';
import { countStep, endRun, type RunProgress, startProgress } from './runProgress.ts';
import { startState } from './startState.ts';
import { addPhases, noPhases, phasesSince, type StepPhases } from './stepPhases.ts';
import { encodeTrailPoint } from './trailPoint.ts';
import type { EngineState } from './trainingEngine.ts';
import type { TrainingRun, TrainingRunPlan } from './trainingRun.type.ts';

/** More steps per call gain nothing, and fewer would pay for the crossing into the engine at small batches. */
const mostStepsPerCall = 20;

/** Of the first two calls, which an engine may profile to know its phases: few steps, for every kernel leaves a line of text. */
const sampledCalls = 2;
const mostSampledSteps = 3;

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
  const openingState = resumed?.state ?? startState(modelSpec, optimiser, seed);
  engine.importState(openingState);

  const evaluator = createRunEvaluator(engine, dataset, trainingSpec, seed, evaluationBatchSizeOf(modelSpec));
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

  let [calls, secondsPerStep] = [0, Number.POSITIVE_INFINITY];

  /**
   * Trains by one call towards a step. A call cannot be cut short, while a stop and a cancellation wait for its end; the
   * first one measures a step.
   */
  async function train(from: RunProgress, untilStep: number): Promise<RunProgress> {
    const fitting = Math.max(1, Math.floor(sliceSeconds / secondsPerStep));
    calls += 1;
    const stepsPerCall = Math.min(calls <= sampledCalls ? mostSampledSteps : mostStepsPerCall, fitting);
    const leftInEpoch = order.stepsPerEpoch - (from.step % order.stepsPerEpoch);
    const count = Math.min(stepsPerCall, untilStep - from.step, leftInEpoch);
    const startedAt = seconds();
    const batches = order.batches(from.step, count);
    const drawn = augmenter?.draw(batches, Math.floor(from.step / order.stepsPerEpoch));
    const places = drawn ? Int32Array.from(batches.keys()) : batches;
    const drawSeconds = seconds() - startedAt;
    const outcomes = await engine.steps(places, from, drawn);
    const took = seconds() - startedAt;
    secondsPerStep = took / outcomes.length;
    let to = from;
    for (const outcome of outcomes) to = countStep(to, outcome, order.stepsPerEpoch);
    return {
      ...to,
      deviceSeconds: from.deviceSeconds + took,
      phases: spentByPhase(from.phases, drawSeconds),
    };
  }

  let [countedPhases, waitingDrawSeconds] = [noPhases, 0];

  /** Adds what the engine has spent since it was last asked; it may know of its first calls after some more of them alone. */
  function spentByPhase(before: StepPhases | undefined, drawSeconds: number): StepPhases | undefined {
    waitingDrawSeconds += drawSeconds;
    const now = engine.phases();
    if (!before || !now) return before;
    const spent = phasesSince(countedPhases, now);
    const drawn = { ...spent, data: spent.data + waitingDrawSeconds };
    [countedPhases, waitingDrawSeconds] = [now, 0];
    return addPhases(before, drawn);
  }

  const [primary] = targets as [Target, ...Target[]];
  const goesBack = () => cadence.isExact && !progress.targetsMet[0];
  /** The run as it was last evaluated, while it may have to go back there. */
  let evaluated = goesBack() ? (resumed?.evaluated ?? { progress, state: openingState }) : null;
  /** Between the evaluation at which the primary target was reached, and its row. */
  let goneBack: { bisection: Bisection; from: RunState; state: EngineState; seen: RunEvaluation } | null =
    null;

  /** The row of the present step, or those of looks before it. */
  const owesRow = () => goneBack !== null || progress.step >= dueStep;
  /** Looks at steps that are done already may still become rows. */
  const mayGoBack = () => evaluated !== null && evaluated.progress.step < progress.step;

  /** Evaluates at the present step; the run has ended where the loss is not finite, and may go back where K is to be exact. */
  async function measure(): Promise<Measurement[]> {
    const startedAt = seconds();
    const seen = await evaluator.evaluate(progress.step, progress.measurements);
    if (!Number.isFinite(seen.training.loss)) {
      if (progress.step === 0 && modelSpec.architecture === 'module') throw notFinite(modelSpec.file);
      progress = endRun(progress, 'DIVERGED');
      return [];
    }
    if (evaluated && progress.step - evaluated.progress.step > 1 && reaches(primary, seen)) {
      const state = engine.exportState();
      const bisection = createBisection({
        engine,
        from: evaluated,
        reachedStep: progress.step,
        train,
        evaluate: evaluator.evaluateTargets,
        reaches: (look) => reaches(primary, look),
      });
      goneBack = { bisection, from: evaluated, state, seen };
      progress = { ...progress, evaluationSeconds: progress.evaluationSeconds + seconds() - startedAt };
      return [];
    }
    return record(seen, [], startedAt);
  }

  /** Part of the way through a bisection; all of it counts as evaluation. */
  async function bisect({ bisection, from, state, seen }: NonNullable<typeof goneBack>) {
    const startedAt = seconds();
    const isDone = await bisection.advance();
    if (isDone) {
      goneBack = null;
      engine.importState(state);
      return record(seen, betweenRows(bisection.looks(), from.progress, progress), startedAt);
    }
    progress = { ...progress, evaluationSeconds: progress.evaluationSeconds + seconds() - startedAt };
    return [];
  }

  /** Decides whether the run is over, and gives its rows: those of looks before the present step, and its own. */
  async function record(seen: RunEvaluation, looks: Look[], startedAt: number): Promise<Measurement[]> {
    // At step 0 nothing is met yet: no steps lead to the untrained model, and a crossing counts steps.
    const trained = progress.step > 0 ? [...looks.map((look) => look.seen), seen] : [];
    const targetsMet = targets.map(
      (target, index) => progress.targetsMet[index] || trained.some((each) => reaches(target, each)),
    );
    if (targetsMet.every(Boolean)) progress = endRun(progress, 'TARGETS_REACHED');
    else if (progress.step >= lastStep) progress = endRun(progress, 'BUDGET_SPENT');
    const shown = progress.done ? await evaluator.complete(seen, progress.step) : seen;
    const state = cadence.isExact && !targetsMet[0] ? engine.exportState() : null;

    const before = looks.at(-1)?.progress;
    const evaluationSeconds = progress.evaluationSeconds + seconds() - startedAt;
    progress = {
      ...progress,
      targetsMet,
      evaluationSeconds,
      wallSeconds: seconds() - openedAt,
      measuredStep: before?.step ?? progress.measuredStep,
      measuredFunctionEvaluations: before?.functionEvaluations ?? progress.measuredFunctionEvaluations,
    };
    const batch = { batchSize, stepsPerEpoch: order.stepsPerEpoch };
    const rows = [...looks, { progress, seen: shown }].map((row) =>
      measurementOf(row.progress, row.seen, batch),
    );
    progress = {
      ...progress,
      measuredStep: progress.step,
      measuredFunctionEvaluations: progress.functionEvaluations,
      // Looks do not count: what comes at every n-th measurement comes at the same steps without them.
      measurements: progress.measurements + 1,
    };
    evaluated = state && { progress, state };
    dueStep = nextDueStep();
    return rows;
  }

  return {
    graphHash: engine.graphHash,
    get step() {
      return progress.step;
    },
    get done() {
      return progress.done;
    },
    async advance(untilStep = Number.POSITIVE_INFINITY) {
      const measurements: Measurement[] = [];
      const deadline = seconds() + sliceSeconds;
      while (progress.done === null) {
        if (goneBack) measurements.push(...(await bisect(goneBack)));
        else if (progress.step >= dueStep) measurements.push(...(await measure()));
        else if (progress.step >= untilStep) break;
        else progress = await train(progress, Math.min(dueStep, untilStep));
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
        // Of a run that has gone back: as it was before that evaluation, which is then made once more.
        state: goneBack?.state ?? engine.exportState(),
        evaluated: evaluated && evaluated.progress.step < progress.step ? evaluated : undefined,
      });
    },
    get owesRow() {
      return owesRow();
    },
    get trailStep() {
      return owesRow() || mayGoBack() ? dueStep : progress.step;
    },
    async trailPoint() {
      if (progress.done || owesRow() || mayGoBack()) return null;
      return encodeTrailPoint({ plan: identity, progress, state: engine.exportState() });
    },
    async dispose() {
      await printProfile?.(progress, true);
      await engine.dispose();
    },
  };
}

/** Whether what was seen meets a target; a metric that was not measured does not. */
function reaches(target: Target, { training, test, gradientNorm }: RunEvaluation): boolean {
  const metric = {
    trainingLoss: training.loss,
    testLoss: test?.loss ?? Number.NaN,
    testAccuracy: test?.accuracy ?? Number.NaN,
    gradientNorm: gradientNorm ?? Number.NaN,
  };
  return meetsTarget(target, metric[target.metric]);
}

/** Untrained parameters are small: it is not training that has made such a loss. */
function notFinite(file: string): CritbatchError {
  const message = `The module ${file} cannot be trained: with its first parameters its loss is not finite.`;
  return new CritbatchError('MODEL_INVALID', message);
}

function seconds(): number {
  return performance.now() / 1000;
}
