import { lawDrawOf, stepsToTarget } from '@critbatch/theory';
import type { LawName } from '../../graphql/generated/graphql.ts';
import { type LawData, lawNames } from './lawNames.ts';

/** What of an estimate K(b) is read from. */
export type CurveData = {
  bestLaw: LawName | null;
  laws: readonly LawData[];
  departure: { batchSizes: number[]; logFactors: number[] } | null;
};

/**
 * Steps to the target at any batch size: the best law with what the runs show beyond it, as all figures of work, time and money take
 * it. Null where no law was fitted, or it says that none arrives.
 */
export function curveSteps({ bestLaw, laws, departure }: CurveData, batchSize: number): number | null {
  const best = laws.find(({ law }) => law === bestLaw);
  if (!best) return null;
  const draw = lawDrawOf({ law: lawNames[best.law], parameters: best.parameters });
  const steps = stepsToTarget({ ...draw, ...(departure && { departure }) }, batchSize);
  return Number.isFinite(steps) ? steps : null;
}
