import type { PlanTask } from '../thread/planTask.ts';

/** Operations a second of a processor that nobody has timed: a guess, and replaced by what the first runs take. */
const guessedOperationsPerSecond = 2e10;
const guessedOverheadSeconds = 1e-3;
/** Forward and backward pass over one example cost about six operations a parameter. */
const operationsPerParameter = 6;

/** Guess of a step time before any run was timed. It may be far off: it only decides which of the first runs is cheaper. */
export function guessedStepTime(parameterCount: number): PlanTask['stepTime'] {
  return {
    floorSeconds: 0,
    overheadSeconds: guessedOverheadSeconds,
    secondsPerExample: (operationsPerParameter * parameterCount) / guessedOperationsPerSecond,
  };
}

/** Seconds of an evaluation of so many examples, which is a third of a step's work on each. */
export function guessedEvaluationSeconds(parameterCount: number, examples: number): number {
  return (guessedStepTime(parameterCount).secondsPerExample * examples) / 3;
}
