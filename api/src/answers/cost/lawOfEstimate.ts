import { lawDrawOf } from '@critbatch/theory';
import type { Context } from '../../platform/context/context.ts';
import { drawsOfEstimate } from '../estimate/estimate.loaders.ts';
import type { Figures } from '../estimate/presentEstimate.ts';
import type { BestLaw, StepLaw } from '../thread/stepLaw.ts';

/** The law that an estimate holds for the best; null where none could be fitted. */
export function bestLawOf(estimate: Figures & { id: string }): BestLaw | null {
  const best = estimate.laws.find(({ law }) => law === estimate.bestLaw);
  if (!best) return null;
  return {
    estimateId: estimate.id,
    law: lawDrawOf(best),
    runScatter: best.scatter,
    carriedOver: null,
  };
}

/** The same with its draws; null where there is no law, or no draw of one. */
export async function stepLawOf(context: Context, best: BestLaw | null): Promise<StepLaw | null> {
  const draws = best ? ((await drawsOfEstimate.load(context, best.estimateId))?.draws ?? []) : [];
  return best && draws.length > 0 ? { ...best, draws } : null;
}
