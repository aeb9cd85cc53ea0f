import type { Answer, LawName, RunStatus } from '../../graphql/generated/graphql.ts';
import { lawSteps } from '../law/lawNames.ts';
import { isOver } from './runState.ts';

/** What foretells the steps of runs that have not ended. */
export type StepForecast = {
  estimate: {
    answer: Answer;
    bestLaw: LawName | null;
    laws: readonly { law: LawName; parameters: readonly { name: string; value: number }[] }[];
  } | null;
  maxExamplesPerRun: number;
};
/** An open sweep, and what its runs have taken so far. */
export type ForecastSweep = StepForecast & {
  createdAt: string;
  /** Null where nobody has kept it. */
  deviceSeconds: number | null;
  runs: readonly { batchSize: number; status: RunStatus; step: number; deviceSeconds: number | null }[];
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

/**
 * What an open sweep will have cost at its end, in device seconds, and how many seconds away that is at the pace so
 * far (`now` in milliseconds). A run still to do costs its expected steps at the step time measured for its batch
 * size, or for the nearest one in ratio. Null before anything was measured, and once nothing is open.
 */
export function forecastOf(
  sweep: ForecastSweep,
  now: number,
): { deviceSeconds: number; secondsLeft: number } | null {
  const open = sweep.runs.filter((run) => !isOver(run));
  const measured = sweep.runs.flatMap(({ batchSize, step, deviceSeconds }) =>
    step > 0 && deviceSeconds !== null && deviceSeconds > 0 ? [{ batchSize, step, deviceSeconds }] : [],
  );
  if (open.length === 0 || measured.length === 0) return null;
  const expected = stepForecast(sweep);
  const distance = (one: number, other: number) => Math.abs(Math.log(one / other));
  const left = open.reduce((sum, { batchSize, step }) => {
    const nearest = Math.min(...measured.map((run) => distance(run.batchSize, batchSize)));
    const alike = measured.filter((run) => distance(run.batchSize, batchSize) <= nearest);
    const seconds = alike.reduce((total, run) => total + run.deviceSeconds, 0);
    const steps = alike.reduce((total, run) => total + run.step, 0);
    return sum + (Math.max(expected(batchSize) - step, 0) * seconds) / steps;
  }, 0);
  const elapsed = (now - Date.parse(sweep.createdAt)) / 1000;
  const spent = sweep.deviceSeconds ?? 0;
  const pace = spent > 0 ? elapsed / spent : 1;
  return { deviceSeconds: spent + left, secondsLeft: left * pace };
}
