import { studentQuantile } from '../probability/studentQuantile.ts';

/** As few seeds as a score may rest on. */
export const leastSeeds = 3;

/**
 * What reaching the target took one seed: more than `lower`, at most `upper`, for a run is only looked at now and then;
 * null for a miss, a run that never got there for whatever reason.
 */
export type SeedFigure = { lower: number; upper: number } | null;

/** A score on a leaderboard, where less is better. */
export type MedianScore = {
  /** Median over all seeds, each taken at its upper end, a miss as Infinity. */
  value: number;
  lower: number;
  /** Infinity where a seed missed. */
  upper: number;
  seeds: number;
  misses: number;
};

/**
 * The median over the seeds of one batch size with its interval (docs/equations.md (L1)): Student's on the logarithms, its
 * lower end from the lower ends of the figures and its upper end from the upper ones. With a miss there is no upper end,
 * and the lower one is the least seed's, below which the median lies with probability 2⁻ⁿ (sign test). Null with fewer
 * than `leastSeeds`.
 */
export function medianScore(figures: readonly SeedFigure[], level: number): MedianScore | null {
  if (figures.length < leastSeeds) return null;
  const arrived = figures.filter((figure) => figure !== null);
  const seeds = figures.length;
  const misses = seeds - arrived.length;
  const value = medianOf(figures.map((figure) => figure?.upper ?? Number.POSITIVE_INFINITY));
  if (misses > 0) {
    const least = Math.min(...arrived.map(({ lower }) => lower));
    return {
      value,
      lower: Number.isFinite(least) ? least : 0,
      upper: Number.POSITIVE_INFINITY,
      seeds,
      misses,
    };
  }
  const [lower] = studentEnds(
    arrived.map((figure) => figure.lower),
    level,
  );
  const [, upper] = studentEnds(
    arrived.map((figure) => figure.upper),
    level,
  );
  return { value, lower: Math.min(lower, value), upper: Math.max(upper, value), seeds, misses };
}

/** For an even number, the upper of the middle two: half way to Infinity is no figure, and a missed seed must not win a tie. */
export function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** exp(m ± t·s/√n) of the logarithms; 0 where a value is 0, whose logarithm has no bound. */
function studentEnds(values: readonly number[], level: number): [lower: number, upper: number] {
  const logarithms = values.map(Math.log);
  const n = logarithms.length;
  const mean = logarithms.reduce((sum, each) => sum + each, 0) / n;
  if (!Number.isFinite(mean)) return [0, Math.max(...values)];
  const variance = logarithms.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (n - 1);
  const half = studentQuantile((1 + level) / 2, n - 1) * Math.sqrt(variance / n);
  return [Math.exp(mean - half), Math.exp(mean + half)];
}
