import type { ComparedLaw } from '../fit/compareLaws.ts';
import type { BatchSizeObservations } from '../fit/observations.ts';
import type { BatchSizeRange } from '../laws/law.type.ts';
import { bracketOf } from './bracket.ts';
import { doubtedLaws } from './doubtedLaws.ts';
import { nearLeast, widestRange } from './widestRange.ts';
import { workDraws } from './workDraws.ts';

const placeCount = 48;
/** How far beyond the bracket of the least work, in ln b, work within the tolerance is looked for. */
const beyondBracket = 1;

export type SafeValleyQuestion = {
  /** b* of the laws. */
  value: number;
  level: number;
  tested: BatchSizeRange;
  /** How far above the least, as a share, work may be. */
  tolerance: number;
};

/**
 * Batch sizes about the least work of which all together cost at most (1 + tolerance) times the least, with a probability of at
 * least the level, no law being taken for exact; inside the tested range (docs/equations.md (7d)). Null where no batch size is as
 * sure, or there is no distribution to ask (`doubtedLaws`).
 */
export function safeValley(
  fits: readonly ComparedLaw[],
  observations: readonly BatchSizeObservations[],
  { value, level, tested, tolerance }: SafeValleyQuestion,
): BatchSizeRange | null {
  const doubted = doubtedLaws(fits, observations);
  if (doubted === null) return null;
  const bracket = bracketOf(doubted.data, observations, level);
  const first = Math.max(Math.log(tested.lower), bracket[0] - beyondBracket);
  const last = Math.min(Math.log(tested.upper), bracket[1] + beyondBracket);
  const spacing = (last - first) / (placeCount - 1);
  const places = Float64Array.from({ length: placeCount }, (_, i) => first + i * spacing);
  const near = workDraws(doubted, places).map((draw) => nearLeast(draw, places, bracket, tolerance));

  const nearest = Math.round((Math.log(value) - first) / spacing);
  const range = widestRange(near, level, Math.min(placeCount - 1, Math.max(0, nearest)));
  return (
    range && {
      lower: Math.exp(first + range.lower * spacing),
      upper: Math.exp(first + range.upper * spacing),
    }
  );
}
