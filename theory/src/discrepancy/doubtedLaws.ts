import type { ComparedLaw } from '../fit/compareLaws.ts';
import { minimiserAt, scatterAt } from '../fit/lawAtPoint.ts';
import type { BatchSizeObservations } from '../fit/observations.ts';
import { type BatchSizeMeans, batchSizeMeansOf } from './batchSizeMeans.ts';

/** Laws, and the means that they are held against. */
export type DoubtedLaws = {
  able: ComparedLaw[];
  data: BatchSizeMeans;
  /** Degrees of freedom of Student's t: without replicates the scatter is that of a fit. */
  freedom: number;
};

const fewestMeans = 4;

/**
 * The laws that have a minimum, or with `all` every law that converged. Null where there is none, or fewer than four batch sizes
 * have arrived with all of their runs.
 */
export function doubtedLaws(
  fits: readonly ComparedLaw[],
  observations: readonly BatchSizeObservations[],
  which: 'withMinimum' | 'all' = 'withMinimum',
): DoubtedLaws | null {
  const able = fits.filter(
    ({ law, point, converged }) => converged && (which === 'all' || minimiserAt(law, point) !== null),
  );
  const [best] = able;
  if (best === undefined) return null;
  const data = batchSizeMeansOf(observations, scatterAt(best.point));
  if (data.means.length < fewestMeans) return null;
  const { degreesOfFreedom, means } = data;
  return { able, data, freedom: degreesOfFreedom > 0 ? degreesOfFreedom : means.length - 2 };
}
