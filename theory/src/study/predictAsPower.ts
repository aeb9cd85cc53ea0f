import { halfWidth } from '../probability/normalQuantile.ts';
import { studentQuantile } from '../probability/studentQuantile.ts';

/** A measurement in logarithms, with the standard deviation that its own interval stands for. */
export type LogPoint = { x: number; y: number; deviation: number };

/**
 * Prediction of y at a new x by the straight line of least squares, and half the width of its interval: that of a new
 * measurement, so both the line's error and the measurement's own count (docs/equations.md (S2); Draper and Smith
 * 1998, section 3.1). The variance around the line is the larger of what is seen around it and what the points'
 * intervals say. Two points leave nothing to see around the line: then only the intervals count, and the normal
 * quantile; with n > 2 it is Student's with n − 2 degrees of freedom. Null with fewer than two distinct x.
 */
export function predictAsPower(
  points: readonly LogPoint[],
  x: number,
  level: number,
): { value: number; slope: number; halfWidth: number } | null {
  const count = points.length;
  const centre = mean(points.map((point) => point.x));
  const spread = points.reduce((sum, point) => sum + (point.x - centre) ** 2, 0);
  if (count < 2 || !(spread > 0)) return null;
  const height = mean(points.map((point) => point.y));
  const slope = points.reduce((sum, point) => sum + (point.x - centre) * (point.y - height), 0) / spread;
  const lineAt = (at: number) => height + slope * (at - centre);

  const freedom = count - 2;
  const squares = points.reduce((sum, point) => sum + (point.y - lineAt(point.x)) ** 2, 0);
  const stated = mean(points.map((point) => point.deviation ** 2));
  const variance = Math.max(freedom > 0 ? squares / freedom : 0, stated);
  const leverage = 1 / count + (x - centre) ** 2 / spread;
  const quantile = freedom > 0 ? studentQuantile((1 + level) / 2, freedom) : halfWidth(level);
  return { value: lineAt(x), slope, halfWidth: quantile * Math.sqrt(variance * (1 + leverage)) };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
