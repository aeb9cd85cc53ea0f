/**
 * Monotone cubic interpolation (Fritsch and Butland 1984, SIAM J. Sci. Stat. Comput. 5, 300–304), straight beyond the ends
 * with the slope of the last interval.
 */
export function monotoneSpline(points: readonly [x: number, y: number][]): (x: number) => number {
  const at = (i: number) => points[Math.min(Math.max(i, 0), points.length - 1)] ?? [0, 0];
  const secant = (i: number) => {
    const j = Math.min(Math.max(i, 0), points.length - 2);
    return (at(j + 1)[1] - at(j)[1]) / (at(j + 1)[0] - at(j)[0]);
  };
  const slopeAt = (i: number) => {
    if (i === 0 || i === points.length - 1) return secant(i);
    const [before, after] = [secant(i - 1), secant(i)];
    if (before * after <= 0) return 0;
    const [left, right] = [at(i)[0] - at(i - 1)[0], at(i + 1)[0] - at(i)[0]];
    const [first, second] = [2 * right + left, right + 2 * left];
    return (first + second) / (first / before + second / after);
  };
  return (x) => {
    const last = points.length - 1;
    if (x <= at(0)[0]) return at(0)[1] + slopeAt(0) * (x - at(0)[0]);
    if (x >= at(last)[0]) return at(last)[1] + slopeAt(last) * (x - at(last)[0]);
    const i = points.findIndex(([knot]) => knot > x) - 1;
    const width = at(i + 1)[0] - at(i)[0];
    const t = (x - at(i)[0]) / width;
    const [p, q] = [at(i)[1], at(i + 1)[1]];
    return (
      p * (1 + 2 * t) * (1 - t) ** 2 +
      slopeAt(i) * width * t * (1 - t) ** 2 +
      q * t * t * (3 - 2 * t) +
      slopeAt(i + 1) * width * t * t * (t - 1)
    );
  };
}
