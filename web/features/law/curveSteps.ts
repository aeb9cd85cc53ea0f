import type { Departure } from '@critbatch/theory';
import type { LawName } from '../../graphql/generated/graphql.ts';
import { type LawData, lawSteps } from './lawNames.ts';

/** What of an estimate K(b) is read from. */
export type CurveData = {
  bestLaw: LawName | null;
  laws: readonly LawData[];
  departure: Departure | null;
};

/**
 * Steps to the target at any batch size: the best law with what the runs show beyond it, as all figures of work, time and money take
 * it. Null where no law was fitted, or it says that none arrives.
 */
export function curveSteps({ bestLaw, laws, departure }: CurveData, batchSize: number): number | null {
  const best = laws.find(({ law }) => law === bestLaw);
  const steps = best ? lawSteps({ ...best, departure }, batchSize) : Number.NaN;
  return Number.isFinite(steps) ? steps : null;
}
