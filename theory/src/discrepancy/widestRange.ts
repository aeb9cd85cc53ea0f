import type { BatchSizeRange } from '../laws/law.type.ts';

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
export function widestRange(
  near: readonly Uint8Array[],
  level: number,
  wanted: number,
): BatchSizeRange | null {
  const needed = level * near.length;
  const placeCount = near[0]?.length ?? 0;
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
