import type { Answer, LawName } from '../../graphql/generated/graphql.ts';
import { lawSteps } from '../law/lawNames.ts';

/** What foretells the steps of runs that have not ended. */
export type StepForecast = {
  estimate: {
    answer: Answer;
    bestLaw: LawName | null;
    laws: readonly { law: LawName; parameters: readonly { name: string; value: number }[] }[];
  } | null;
  maxExamplesPerRun: number;
};
/** Steps that a run of a batch size is expected to take: the best law's, and never more than its budget allows. */
export function stepForecast({ estimate, maxExamplesPerRun }: StepForecast): (batchSize: number) => number {
  const best =
    estimate?.answer === 'NOT_IDENTIFIED'
      ? undefined
      : estimate?.laws.find(({ law }) => law === estimate.bestLaw);
  return (batchSize) => {
    const cap = maxExamplesPerRun / batchSize;
    return best ? Math.min(lawSteps(best, batchSize), cap) : cap;
  };
}
