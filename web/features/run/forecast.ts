import { lawSteps } from '../law/lawNames.ts';
import type { SweepPageData } from '../sweep/sweepPage.type.ts';
import { isOver } from './runState.ts';

type ForecastSweep = Pick<
  SweepPageData,
  'runs' | 'estimate' | 'maxExamplesPerRun' | 'deviceSeconds' | 'createdAt'
>;

/** Steps that a run of a batch size is expected to take: the best law's, and never more than its budget allows. */
export function stepForecast({ estimate, maxExamplesPerRun }: ForecastSweep): (batchSize: number) => number {
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
  const measured = sweep.runs.filter(({ step, deviceSeconds }) => step > 0 && deviceSeconds > 0);
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
  const pace = sweep.deviceSeconds > 0 ? elapsed / sweep.deviceSeconds : 1;
  return { deviceSeconds: sweep.deviceSeconds + left, secondsLeft: left * pace };
}
