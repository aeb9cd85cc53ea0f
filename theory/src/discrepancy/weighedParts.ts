import type { ComparedLaw } from '../fit/compareLaws.ts';
import type { DiscrepancyPart } from './discrepancyPrior.ts';
import type { DoubtedLaws } from './doubtedLaws.ts';
import type { LinearLaw } from './linearLaw.ts';
import { linearLawOf } from './linearLaw.ts';

/** A law with a discrepancy of one size and length, at places ln b: the means' ln b come before them. */
type PosteriorOf<Posterior> = (
  law: LinearLaw,
  logBatchSizes: Float64Array,
  places: Float64Array,
  part: DiscrepancyPart,
) => Posterior;

/**
 * Every law with a minimum at every size and length of the discrepancy, each with its posterior and a weight: prior times density
 * of the means, the greatest being 1.
 */
export function weighedParts<Posterior extends { logEvidence: number }>(
  { able, data: { means } }: Pick<DoubtedLaws, 'able' | 'data'>,
  places: Float64Array,
  figure: 'logWork' | 'slope',
  prior: readonly DiscrepancyPart[],
  posteriorOf: PosteriorOf<Posterior>,
): { weight: number; fit: ComparedLaw; posterior: Posterior }[] {
  const logBatchSizes = Float64Array.from(means, ({ logBatchSize }) => logBatchSize);
  const parts = able.flatMap((fit) => {
    const law = linearLawOf(fit, means, places, figure);
    if (law === null) return [];
    return prior.map((part) => {
      const posterior = posteriorOf(law, logBatchSizes, places, part);
      return { logWeight: Math.log(part.probability) + posterior.logEvidence, fit, posterior };
    });
  });
  const most = Math.max(...parts.map(({ logWeight }) => logWeight));
  return parts.map(({ logWeight, ...part }) => ({ ...part, weight: Math.exp(logWeight - most) }));
}
