import { lawDrawOf, stepsToTarget } from '@critbatch/theory';
import { lawNames } from '../law/lawNames.ts';
import type { EstimateData } from './estimate.type.ts';

/**
 * Steps to the target at any batch size: the best law with what the runs show beyond it, as all figures of work, time and money take
 * it. Null where no law was fitted, or it says that none arrives.
 */
export function curveSteps(
  { bestLaw, laws, departure }: Pick<EstimateData, 'bestLaw' | 'laws' | 'departure'>,
  batchSize: number,
): number | null {
  const best = laws.find(({ law }) => law === bestLaw);
  if (!best) return null;
  const draw = lawDrawOf({ law: lawNames[best.law], parameters: best.parameters });
  const steps = stepsToTarget({ ...draw, ...(departure && { departure }) }, batchSize);
  return Number.isFinite(steps) ? steps : null;
}
