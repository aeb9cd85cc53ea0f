import type { Augmenter } from '../datasets/augment.ts';
import type { DataOrder } from '../datasets/dataOrder.ts';
import { secondsNow } from '../secondsNow.ts';
import { countStep, type RunProgress } from './runProgress.ts';
import { addPhases, noPhases, phasesSince, type StepPhases } from './stepPhases.ts';
import type { TrainingEngine } from './trainingEngine.ts';

/** More steps per call gain nothing, and fewer would pay for the crossing into the engine at small batches. */
const mostStepsPerCall = 20;

/** The first two calls are short: an engine may profile them to measure its phases, and writes a line for every kernel. */
const sampledCalls = 2;
const mostSampledSteps = 3;

export interface TrainCallParts {
  readonly engine: Pick<TrainingEngine, 'steps' | 'phases'>;
  readonly order: DataOrder;
  readonly augmenter: Augmenter | null;
  /** Seconds that a call should take at most. */
  readonly sliceSeconds: number;
}

/** Trains by one call of the engine, at most up to a step. */
export type TrainCall = (from: RunProgress, untilStep: number) => Promise<RunProgress>;

/**
 * Makes a run's train call. A call cannot be cut short, while a stop and a cancellation wait for its end; the first one
 * measures how long a step takes.
 */
export function createTrainCall({ engine, order, augmenter, sliceSeconds }: TrainCallParts): TrainCall {
  const countPhases = createPhaseCounter(engine);
  let [calls, secondsPerStep] = [0, Number.POSITIVE_INFINITY];

  return async (from, untilStep) => {
    const fitting = Math.max(1, Math.floor(sliceSeconds / secondsPerStep));
    calls += 1;
    const stepsPerCall = Math.min(calls <= sampledCalls ? mostSampledSteps : mostStepsPerCall, fitting);
    const leftInEpoch = order.stepsPerEpoch - (from.step % order.stepsPerEpoch);
    const count = Math.min(stepsPerCall, untilStep - from.step, leftInEpoch);
    const startedAt = secondsNow();
    const batches = order.batches(from.step, count);
    const drawn = augmenter?.draw(batches, Math.floor(from.step / order.stepsPerEpoch));
    const places = drawn ? Int32Array.from(batches.keys()) : batches;
    const drawSeconds = secondsNow() - startedAt;
    const outcomes = await engine.steps(places, from, drawn);
    const took = secondsNow() - startedAt;
    secondsPerStep = took / outcomes.length;
    let to = from;
    for (const outcome of outcomes) to = countStep(to, outcome, order.stepsPerEpoch);
    return {
      ...to,
      deviceSeconds: from.deviceSeconds + took,
      phases: countPhases(from.phases, drawSeconds),
    };
  };
}

/** Adds what the engine has spent since the call before. An engine may know its first calls' phases only some calls later. */
function createPhaseCounter(engine: Pick<TrainingEngine, 'phases'>) {
  let [counted, waitingDrawSeconds] = [noPhases, 0];
  return (before: StepPhases | undefined, drawSeconds: number): StepPhases | undefined => {
    waitingDrawSeconds += drawSeconds;
    const now = engine.phases();
    if (!before || !now) return before;
    const spent = phasesSince(counted, now);
    const drawn = { ...spent, data: spent.data + waitingDrawSeconds };
    [counted, waitingDrawSeconds] = [now, 0];
    return addPhases(before, drawn);
  };
}
