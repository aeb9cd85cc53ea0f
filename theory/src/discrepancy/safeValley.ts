import type { ComparedLaw } from '../fit/compareLaws.ts';
import type { BatchSizeObservations } from '../fit/observations.ts';
import type { BatchSizeRange } from '../laws/law.type.ts';
import { bracketOf } from './bracket.ts';
import { doubtedLaws } from './doubtedLaws.ts';
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

/** At each place, 1 where a draw's work is within a tolerance of its least between two batch sizes, else 0. */
export function nearLeast(
  draw: Float64Array,
  places: Float64Array,
  [lower, upper]: readonly [number, number],
  tolerance: number,
): Uint8Array {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < places.length; i++) {
    const place = places[i] ?? Number.NaN;
    const logWork = draw[i] ?? Number.NaN;
    if (place >= lower && place <= upper && logWork < least) least = logWork;
  }
  const limit = least + Math.log1p(tolerance);
  const near = new Uint8Array(places.length);
  for (let i = 0; i < places.length; i++) near[i] = (draw[i] ?? Number.NaN) <= limit ? 1 : 0;
  return near;
}

/**
 * Indices between which all is near the least in a share of the draws: from the wanted place, or the surest where it is not sure
 * itself, place after place to the side that costs fewer draws. The last step is a part of one.
 */
function widestRange(near: readonly Uint8Array[], level: number, wanted: number): BatchSizeRange | null {
  const needed = level * near.length;
  const counts = new Float64Array(placeCount);
  for (const isNear of near)
    for (let i = 0; i < placeCount; i++) counts[i] = (counts[i] ?? 0) + (isNear[i] ?? 0);
  const surest = counts.indexOf(Math.max(...counts));
  const start = (counts[wanted] ?? 0) >= needed ? wanted : surest;
  let kept = near.filter((isNear) => isNear[start] === 1);
  if (kept.length < needed) return null;
  let [lower, upper] = [start, start];
  for (;;) {
    const below = kept.filter((isNear) => isNear[lower - 1] === 1);
    const above = kept.filter((isNear) => isNear[upper + 1] === 1);
    const isLower = below.length >= above.length;
    const next = isLower ? below : above;
    if (next.length < needed) {
      const isEnd = isLower ? lower === 0 : upper === placeCount - 1;
      const share = isEnd ? 0 : (kept.length - needed) / (kept.length - next.length);
      return isLower ? { lower: lower - share, upper } : { lower, upper: upper + share };
    }
    kept = next;
    if (isLower) lower -= 1;
    else upper += 1;
  }
}
