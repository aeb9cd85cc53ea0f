/** Mean of y at x, and the standard error of that mean. */
export type MeanAt = { x: number; y: number; error: number };

const degree = 4;

/**
 * Quartic through means by weighted least squares: what real runs of many seeds say of ln N(ln b) once the noise of the means is
 * smoothed, for a curve through the means themselves has a kink at every batch size. Sampled between the ends, `count` places.
 */
export function smoothCurve(means: readonly MeanAt[], count: number): [x: number, y: number][] {
  const [first, last] = [Math.min(...means.map(({ x }) => x)), Math.max(...means.map(({ x }) => x))];
  const centre = (first + last) / 2;
  const powers = (x: number) => Array.from({ length: degree + 1 }, (_, power) => (x - centre) ** power);
  const rows = Array.from({ length: degree + 1 }, () => new Array<number>(degree + 2).fill(0));
  for (const { x, y, error } of means) {
    const basis = powers(x);
    rows.forEach((row, i) => {
      for (let j = 0; j <= degree; j++)
        row[j] = (row[j] ?? 0) + ((basis[i] ?? 0) * (basis[j] ?? 0)) / error ** 2;
      row[degree + 1] = (row[degree + 1] ?? 0) + ((basis[i] ?? 0) * y) / error ** 2;
    });
  }
  const coefficients = solve(rows);
  return Array.from({ length: count }, (_, i) => {
    const x = first + ((last - first) * i) / (count - 1);
    return [x, powers(x).reduce((sum, power, j) => sum + power * (coefficients[j] ?? 0), 0)];
  });
}

/** Gauss and Jordan's elimination with pivots; the right-hand side is the last column. */
function solve(rows: number[][]): number[] {
  const size = rows.length;
  for (let column = 0; column < size; column++) {
    const left = rows.slice(column);
    const pivot = left.reduce((a, b) => (Math.abs(b[column] ?? 0) > Math.abs(a[column] ?? 0) ? b : a));
    rows.splice(rows.indexOf(pivot), 1);
    rows.splice(column, 0, pivot);
    rows.forEach((row, i) => {
      if (i === column) return;
      const factor = (row[column] ?? 0) / (pivot[column] ?? 1);
      for (let j = column; j <= size; j++) row[j] = (row[j] ?? 0) - factor * (pivot[j] ?? 0);
    });
  }
  return rows.map((row, i) => (row[size] ?? 0) / (row[i] ?? 1));
}
