import { z } from 'zod';
import type { Evaluation } from '../estimate/crossing.ts';

/** How a noisy metric is smoothed before a threshold is asked of it. */
export const smoothingSchema = z.strictObject({
  kind: z.enum(['median', 'exponential']),
  /** Evaluations in the window of the median, or n of the exponential weights ((n − 1)/(n + 1))^age. */
  evaluations: z.int().min(2).max(99),
});
export type Smoothing = z.infer<typeof smoothingSchema>;

/**
 * The metric as seen up to each evaluation, never beyond it, so that a crossing of the smoothed metric is bracketed by
 * two evaluations as that of the raw one is. It begins with the n-th evaluation, the first that has n to look back on:
 * it follows a falling metric about n/2 evaluations late, and K with it. Step 0, the untrained model, is left out.
 */
export function smoothEvaluations(
  evaluations: readonly Evaluation[],
  smoothing: Smoothing | null,
): Evaluation[] {
  const trained = evaluations.filter(({ step }) => step > 0);
  if (smoothing === null) return trained;
  const values = trained.map(({ value }) => value);
  const smoothed =
    smoothing.kind === 'median'
      ? runningMedians(values, smoothing.evaluations)
      : exponentialMeans(values, smoothing.evaluations);
  return trained
    .map(({ step }, index) => ({ step, value: smoothed[index] ?? Number.NaN }))
    .slice(smoothing.evaluations - 1);
}

function runningMedians(values: readonly number[], window: number): number[] {
  return values.map((_, index) => median(values.slice(Math.max(0, index + 1 - window), index + 1)));
}

/** For an even number of values, the mean of the middle two. */
function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
}

/** Weights divided by their sum: no pull towards a starting value. */
function exponentialMeans(values: readonly number[], evaluations: number): number[] {
  const decay = (evaluations - 1) / (evaluations + 1);
  let weight = 0;
  let sum = 0;
  return values.map((value) => {
    weight = decay * weight + 1;
    sum = decay * sum + value;
    return sum / weight;
  });
}
