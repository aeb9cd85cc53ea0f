import type { RunEvaluation } from './runEvaluator.ts';
import type { RunProgress } from './runProgress.ts';
import { phasesBetween } from './stepPhases.ts';
import type { EngineState, TrainingEngine } from './trainingEngine.ts';

/** A run at one of its steps, from where it can be trained on. */
export interface RunState {
  readonly progress: RunProgress;
  readonly state: EngineState;
}

/** What was seen of a run at one of its steps. */
export interface Look {
  readonly progress: RunProgress;
  readonly seen: RunEvaluation;
}

export interface BisectionPlan {
  readonly engine: Pick<TrainingEngine, 'exportState' | 'importState'>;
  /** Where the target had not been reached; the engine is brought there. */
  readonly from: RunState;
  /** A later step, where it had. */
  readonly reachedStep: number;
  /** Trains towards a step, by a call of the engine or more. */
  readonly train: (from: RunProgress, untilStep: number) => Promise<RunProgress>;
  readonly evaluate: () => Promise<RunEvaluation>;
  readonly reaches: (seen: RunEvaluation) => boolean;
}

export interface Bisection {
  /** Does one call of the engine or one evaluation; true once it has nothing left to do. The engine stands anywhere then. */
  advance(): Promise<boolean>;
  /** So far, in order of steps. */
  looks(): Look[];
}

/**
 * Finds adjacent steps s − 1, which does not reach a target, and s, which does, by training again from an evaluation that
 * does not to one that does: in fewer steps than lie between them, and log₂ of that, rounded up, evaluations. Every look that
 * did not reach is at or before s − 1, every one that did at or after s, so that s is the first in the log; where the metric
 * is not monotone in between, a step that nobody looked at may have reached it earlier.
 */
export function createBisection(plan: BisectionPlan): Bisection {
  const { engine, train, evaluate, reaches } = plan;
  let below = plan.from;
  let aboveStep = plan.reachedStep;
  let at = below.progress;
  const looks: Look[] = [];
  engine.importState(below.state);

  return {
    looks: () => looks.toSorted((one, other) => one.progress.step - other.progress.step),
    async advance() {
      if (aboveStep - below.progress.step <= 1) return true;
      const middle = Math.floor((below.progress.step + aboveStep) / 2);
      if (at.step < middle) {
        at = await train(at, middle);
        // Only an engine that does not repeat its steps bit for bit comes to this: what is known by now stands.
        return at.done !== null;
      }
      const seen = await evaluate();
      looks.push({ progress: at, seen });
      if (reaches(seen)) {
        aboveStep = middle;
        engine.importState(below.state);
        at = below.progress;
      } else {
        below = { progress: at, state: engine.exportState() };
      }
      return aboveStep - below.progress.step <= 1;
    },
  };
}

const counts = [
  'functionEvaluations',
  'gradientEvaluations',
  'exhaustedSearches',
  'belowResolutionSteps',
] as const;

/**
 * The looks as they are recorded between two rows: what they cost is left to the later row, so that seconds rise with the
 * steps of the log as counts do. Device seconds of the first training are spread evenly over its steps. An engine that does not
 * repeat its steps bit for bit may have searched longer the second time: what it counted then is no more than the first had.
 */
export function betweenRows(looks: readonly Look[], from: RunProgress, to: RunProgress): Look[] {
  let before = from;
  return looks.map(({ progress, seen }) => {
    const share = (progress.step - from.step) / (to.step - from.step);
    const deviceSeconds = share * (to.deviceSeconds - from.deviceSeconds);
    const atMost = Object.fromEntries(
      counts.map((count) => [count, Math.min(progress[count], to[count])]),
    ) as Pick<RunProgress, (typeof counts)[number]>;
    const placed: RunProgress = {
      ...progress,
      ...atMost,
      phases: from.phases && to.phases && phasesBetween(from.phases, to.phases, share),
      measuredStep: before.step,
      measuredFunctionEvaluations: before.functionEvaluations,
      deviceSeconds: Math.min(from.deviceSeconds + deviceSeconds, to.deviceSeconds),
      wallSeconds: from.wallSeconds + deviceSeconds,
      evaluationSeconds: from.evaluationSeconds,
    };
    before = placed;
    return { progress: placed, seen };
  });
}
