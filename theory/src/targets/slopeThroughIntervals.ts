import type { Interval } from '../estimate/estimate.type.ts';

/** An answer with its interval, and ln of what was asked. */
export type AnswerAt = { x: number; answer: Interval };

/** How ln of an answer follows ln of what was asked. */
export type SlopeOfAnswers = {
  /** Least squares, each point weighted by its interval. */
  slope: number;
  /** Least and greatest slope of a straight line through every pair of intervals; null where none passes. */
  lower: number | null;
  upper: number | null;
  points: number;
};

const fewestPoints = 3;

/**
 * The slope of ln of answers that share their runs, so that no standard error is honest; what is given instead are the slopes that no
 * pair of intervals rules out. An answer with an open end counts for nothing. Null below three.
 */
export function slopeThroughIntervals(answers: readonly AnswerAt[]): SlopeOfAnswers | null {
  const points = answers
    .flatMap(({ x, answer: { value, lower, upper } }) =>
      lower === null || upper === null || lower <= 0
        ? []
        : [{ x, y: Math.log(value), low: Math.log(lower), high: Math.log(upper) }],
    )
    .filter(({ x }) => Number.isFinite(x))
    .sort((one, other) => one.x - other.x);
  if (new Set(points.map(({ x }) => x)).size < fewestPoints) return null;

  const weights = points.map(({ low, high }) => 1 / Math.max(high - low, 1e-3) ** 2);
  const total = sum(weights);
  const weightedMean = (values: readonly number[]) =>
    sum(values.map((value, index) => value * (weights[index] ?? 0))) / total;
  const centreX = weightedMean(points.map(({ x }) => x));
  const centreY = weightedMean(points.map(({ y }) => y));
  const slope =
    weightedMean(points.map(({ x, y }) => (x - centreX) * (y - centreY))) /
    weightedMean(points.map(({ x }) => (x - centreX) ** 2));

  const pairs = points.flatMap((left, index) =>
    points
      .slice(index + 1)
      .filter(({ x }) => x > left.x)
      .map((right) => ({
        least: (right.low - left.high) / (right.x - left.x),
        most: (right.high - left.low) / (right.x - left.x),
      })),
  );
  const lower = Math.max(...pairs.map(({ least }) => least));
  const upper = Math.min(...pairs.map(({ most }) => most));
  const passes = lower <= upper;
  return { slope, lower: passes ? lower : null, upper: passes ? upper : null, points: points.length };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
