import { halfWidth } from './normalQuantile.ts';

/**
 * Interval of a probability from so many successes in so many trials (Wilson 1927, J. Am. Stat. Assoc. 22): unlike
 * share ± z·√(share·(1 − share)/n) it stays inside [0, 1] and has a width where all trials went the same way.
 */
export function shareInterval(
  successes: number,
  trials: number,
  level: number,
): { share: number; lower: number; upper: number } {
  const share = successes / trials;
  const z = halfWidth(level);
  const shrink = 1 + (z * z) / trials;
  const centre = (share + (z * z) / (2 * trials)) / shrink;
  const half = (z / shrink) * Math.sqrt((share * (1 - share)) / trials + (z / (2 * trials)) ** 2);
  return { share, lower: Math.max(0, centre - half), upper: Math.min(1, centre + half) };
}
