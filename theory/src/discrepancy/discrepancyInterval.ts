import type { Ends } from '../estimate/estimate.type.ts';
import type { ComparedLaw } from '../fit/compareLaws.ts';
import type { BatchSizeObservations } from '../fit/observations.ts';
import type { BatchSizeRange } from '../laws/law.type.ts';
import { bracketOf } from './bracket.ts';
import { type MinimiserDistribution, minimiserDistribution } from './minimiserDistribution.ts';

/** Places in the tested range, and again about the ends. */
const placeCount = 49;

/**
 * Interval of b* that doubts every law: its ends are where P(b* < b) is (1 − level)/2 on the way down from the best law's b*, and
 * (1 + level)/2 on the way up, or the nearest batch size beyond which the least work cannot lie (docs/equations.md (7c)). An end
 * that neither gives within the tested range is null: a law that is not taken for granted says nothing outside of it. Null where
 * there is no such distribution.
 */
export function discrepancyInterval(
  fits: readonly ComparedLaw[],
  observations: readonly BatchSizeObservations[],
  { value, level, tested }: { value: number; level: number; tested: BatchSizeRange },
): Ends | null {
  const distribution = minimiserDistribution(fits, observations);
  if (distribution === null) return null;
  const bracket = bracketOf(distribution.data, observations, level);
  const range = [
    Math.max(Math.log(tested.lower), bracket[0]),
    Math.min(Math.log(tested.upper), bracket[1]),
  ] as const;
  const rough = endsWithin(distribution, range, Math.log(value), level);
  const spacing = (range[1] - range[0]) / (placeCount - 1);
  const near = [Math.max(range[0], rough[0] - spacing), Math.min(range[1], rough[1] + spacing)] as const;
  const fine = endsWithin(distribution, near, Math.log(value), level);
  const endOf = (side: 0 | 1) => (Number.isFinite(rough[side] + fine[side]) ? fine[side] : bracket[side]);
  const [lower, upper] = [endOf(0), endOf(1)];
  return {
    lower: Number.isFinite(lower) ? Math.min(value, Math.exp(lower)) : null,
    upper: Number.isFinite(upper) ? Math.max(value, Math.exp(upper)) : null,
  };
}

/** The ends next to a place, by interpolation between places of a range; infinite where the range does not hold them. */
function endsWithin(
  distribution: MinimiserDistribution,
  [first, last]: readonly [number, number],
  logValue: number,
  level: number,
): [lower: number, upper: number] {
  const places = Float64Array.from(
    { length: placeCount },
    (_, i) => first + ((last - first) * i) / (placeCount - 1),
  );
  const probabilities = distribution.probabilitiesAt(places);
  const tail = (1 - level) / 2;
  const middle = middleIndex(probabilities, places, logValue, tail);
  const endOn = (side: -1 | 1) => {
    const wanted = side < 0 ? tail : 1 - tail;
    for (let inside = middle; ; inside += side) {
      const outside = inside + side;
      const [from, to] = [probabilities[inside] ?? Number.NaN, probabilities[outside]];
      if (to === undefined) return side * Number.POSITIVE_INFINITY;
      if (side * (to - wanted) < 0) continue;
      const share = Math.min(1, Math.max(0, (wanted - from) / (to - from)));
      return (places[inside] ?? 0) + share * ((places[outside] ?? 0) - (places[inside] ?? 0));
    }
  };
  return [endOn(-1), endOn(1)];
}

/**
 * Index of the place nearest to a value among those where neither tail is used up: N may have a second minimum that the runs
 * do not rule out far off, and the distribution then falls again. Of a jump between two places, the one before it.
 */
function middleIndex(
  probabilities: Float64Array,
  places: Float64Array,
  logValue: number,
  tail: number,
): number {
  let best = -1;
  const distance = (i: number) => Math.abs((places[i] ?? 0) - logValue);
  probabilities.forEach((probability, i) => {
    if (probability > tail && probability < 1 - tail && (best < 0 || distance(i) < distance(best))) best = i;
  });
  if (best >= 0) return best;
  probabilities.forEach((probability, i) => {
    const next = probabilities[i + 1] ?? 0;
    if (probability <= tail && next >= 1 - tail && (best < 0 || distance(i) < distance(best))) best = i;
  });
  return best < 0 ? 0 : best;
}
