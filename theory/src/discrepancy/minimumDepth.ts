import type { Ends } from '../estimate/estimate.type.ts';
import type { ComparedLaw } from '../fit/compareLaws.ts';
import type { BatchSizeObservations } from '../fit/observations.ts';
import type { BatchSizeRange } from '../laws/law.type.ts';
import { doubtedLaws } from './doubtedLaws.ts';
import { workDraws } from './workDraws.ts';

const placeCount = 40;
/** How probable it must be that a minimum is deep; how it was chosen: decision 0045. */
const leastProbability = 0.9;

/** The probability of a deep minimum is null where it was not needed, or could not be asked. */
export type MinimumWorth = { isWorthHaving: boolean; probability: number | null };

/**
 * Probability that the smallest batch size that arrived, or a smaller one that spent its budget without, costs more than the
 * tolerance above the least work: that a minimum is deep, no law being taken for exact. Null where there is no distribution
 * to ask (`doubtedLaws`).
 */
export function minimumDepthProbability(
  fits: readonly ComparedLaw[],
  observations: readonly BatchSizeObservations[],
  { arrived, tolerance }: { arrived: BatchSizeRange; tolerance: number },
): number | null {
  const doubted = doubtedLaws(fits, observations);
  if (doubted === null) return null;
  const [first, last] = [Math.log(arrived.lower), Math.log(arrived.upper)];
  const places = Float64Array.from(
    { length: placeCount },
    (_, i) => first + (i * (last - first)) / (placeCount - 1),
  );
  const spent = Math.max(
    Number.NEGATIVE_INFINITY,
    ...observations
      .filter(({ batchSize }) => batchSize < arrived.lower)
      .map(({ batchSize, logLower }) => Math.log(batchSize) + Math.min(...logLower)),
  );
  const draws = workDraws(doubted, places);
  const deep = draws.filter(
    (draw) => Math.max(spent, draw[0] ?? 0) > Math.min(...draw) + Math.log1p(tolerance),
  );
  return deep.length / draws.length;
}

/**
 * Whether a minimum is worth having: the lower end of an interval of b* that doubts every law (`discrepancyInterval`) lies inside the
 * tested range, or else it is deep with such a probability. Where neither can be asked it is not doubted.
 */
export function worthOfMinimum(
  fits: readonly ComparedLaw[],
  observations: readonly BatchSizeObservations[],
  doubted: Ends | null,
  { tested, ...asked }: { tested: BatchSizeRange; arrived: BatchSizeRange; tolerance: number },
): MinimumWorth {
  if ((doubted?.lower ?? 0) > tested.lower) return { isWorthHaving: true, probability: null };
  const probability = minimumDepthProbability(fits, observations, asked);
  return { isWorthHaving: probability === null || probability >= leastProbability, probability };
}
