import { lawDrawOf } from '@critbatch/theory';
import type { BestLaw } from '../thread/stepLaw.ts';
import type { Figures } from './presentEstimate.ts';

/** The law that an estimate holds for the best, with what the runs say beyond it; null where none could be fitted. */
export function bestLawOf(estimate: Figures & { id: string }): BestLaw | null {
  const best = estimate.laws.find(({ law }) => law === estimate.bestLaw);
  if (!best) return null;
  return {
    estimateId: estimate.id,
    law: lawDrawOf({ ...best, departure: estimate.departure }),
    runScatter: best.scatter,
    carriedOver: null,
  };
}
