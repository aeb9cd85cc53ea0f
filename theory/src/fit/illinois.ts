/** A place and the value of a function there. */
export type Bracket = { inside: number; insideValue: number; outside: number; outsideValue: number };

/**
 * Where a function that is at least 0 inside and below 0 outside becomes 0, to a precision of the place, by the Illinois rule
 * (Dowell and Jarratt 1971, BIT 11, 168–174), halving where an end is at minus infinity.
 */
export function illinois(value: (x: number) => number, bracket: Bracket, precision: number): number {
  let { inside, insideValue, outside, outsideValue } = bracket;
  while (Math.abs(outside - inside) > precision) {
    const isBounded = Number.isFinite(outsideValue) && insideValue > 0;
    const share = isBounded ? insideValue / (insideValue - outsideValue) : 0.5;
    const next = inside + Math.min(0.95, Math.max(0.05, share)) * (outside - inside);
    const nextValue = value(next);
    if (nextValue >= 0) {
      inside = next;
      insideValue = nextValue;
      outsideValue /= 2;
    } else {
      outside = next;
      outsideValue = nextValue;
      insideValue /= 2;
    }
  }
  return (inside + outside) / 2;
}
