/**
 * Heights for labels at the ends of lines: as near to the wanted ones as can be, in their order, each `apart` from
 * its neighbours and all within a range; `apart` shrinks where the range has no room for them.
 */
export function spreadEnds(
  wanted: readonly number[],
  apart: number,
  range: { top: number; bottom: number },
): number[] {
  const order = wanted.map((y, index) => ({ y, index })).toSorted((one, other) => one.y - other.y);
  const gap = Math.min(apart, (range.bottom - range.top) / Math.max(order.length - 1, 1));
  let above = range.top - gap;
  for (const label of order) above = label.y = Math.max(label.y, above + gap);
  let below = range.bottom + gap;
  for (const label of order.toReversed()) below = label.y = Math.min(label.y, below - gap);
  const heights = wanted.map(() => 0);
  for (const { y, index } of order) heights[index] = y;
  return heights;
}
