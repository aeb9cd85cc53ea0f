import type { Answer } from '../../graphql/generated/graphql.ts';
import { type CurveData, curveSteps } from '../law/curveSteps.ts';

/** What foretells the steps of runs that have not ended. */
export type StepForecast = {
  estimate: ({ answer: Answer } & CurveData) | null;
  maxExamplesPerRun: number;
};

/** Steps that a run of a batch size is expected to take, as all figures of work have it, and never more than its budget allows. */
export function stepForecast({ estimate, maxExamplesPerRun }: StepForecast): (batchSize: number) => number {
  const known = estimate?.answer === 'NOT_IDENTIFIED' ? null : estimate;
  return (batchSize) => {
    const cap = maxExamplesPerRun / batchSize;
    return Math.min((known && curveSteps(known, batchSize)) ?? cap, cap);
  };
}
