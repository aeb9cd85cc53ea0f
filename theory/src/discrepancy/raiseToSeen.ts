import type { BatchSizeMeans } from './batchSizeMeans.ts';

/** How far below the runs that were seen, in standard deviations of their mean, K is not believed to lie. */
const mostDeviations = 2;
/** How far below both of its neighbours K may lie between two batch sizes that were seen: where a larger batch takes no more steps, not at all. */
const mostDip = Math.log(1.25);

/**
 * A draw of ln N at places ln b, ascending, raised to what runs have shown. At a batch size of which some runs never arrived, the means
 * are only a lower bound and pull no draw up; next to a wall, where the law grows without bound, draws would fall without bound as well.
 */
export function raiseToSeen(
  logWork: Float64Array,
  logPlaces: ArrayLike<number>,
  { means, atLeast }: Pick<BatchSizeMeans, 'means' | 'atLeast'>,
): Float64Array {
  const raised = logWork.slice();
  const raise = (i: number, logSteps: number) => {
    raised[i] = Math.max(raised[i] ?? Number.NaN, logSteps + (logPlaces[i] ?? Number.NaN));
  };
  const seen: number[] = [];
  for (let i = 0; i < raised.length; i++) {
    const isHere = ({ logBatchSize }: { logBatchSize: number }) =>
      Math.abs(logBatchSize - (logPlaces[i] ?? Number.NaN)) < 1e-9;
    const bound = atLeast.find(isHere);
    if (bound) raise(i, bound.logSteps - mostDeviations * Math.sqrt(bound.variance));
    if (bound || means.some(isHere)) seen.push(i);
  }
  const logStepsAt = (i: number) => (raised[i] ?? Number.NaN) - (logPlaces[i] ?? Number.NaN);
  for (const [n, to] of seen.entries()) {
    const from = seen[n - 1] ?? to;
    const floor = Math.min(logStepsAt(from), logStepsAt(to)) - mostDip;
    for (let i = from + 1; i < to; i++) raise(i, floor);
  }
  return raised;
}
