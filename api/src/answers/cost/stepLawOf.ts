import type { Context } from '../../platform/context/context.ts';
import { drawsOfEstimate } from '../estimate/estimate.loaders.ts';
import type { BestLaw, StepLaw } from '../thread/stepLaw.ts';

/** A law with its draws; null where there is no law, or no draw of one. */
export async function stepLawOf(context: Context, best: BestLaw | null): Promise<StepLaw | null> {
  const draws = best ? ((await drawsOfEstimate.load(context, best.estimateId))?.draws ?? []) : [];
  return best && draws.length > 0 ? { ...best, draws } : null;
}
