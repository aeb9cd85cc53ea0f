import type { Interval } from '../estimate/estimate.type.ts';
import type { TargetMetric } from '../spec/sweepSpec.ts';
import { type SlopeOfAnswers, slopeThroughIntervals } from './slopeThroughIntervals.ts';
import { distanceTo } from './thresholds.ts';

/** b* at one threshold. */
export type IdentifiedTarget = { threshold: number; criticalBatchSize: Interval };

/**
 * The slope of ln b* on the logarithm of what the target leaves to go. Where the target is a gradient norm ε, theory's b* = 2·C₂/ε² has
 * slope −2. Null below three identified thresholds.
 */
export function targetSlope(
  targets: readonly IdentifiedTarget[],
  metric: TargetMetric,
): SlopeOfAnswers | null {
  return slopeThroughIntervals(
    targets.map(({ threshold, criticalBatchSize }) => ({
      x: Math.log(distanceTo(metric, threshold)),
      answer: criticalBatchSize,
    })),
  );
}
