import type { SweepTargets } from '../features/target/loadTargets.ts';

/** b* against the target as a sweep of the samples might have it: 10 over the loss, and one threshold not identified. */
export const sampleTargets: SweepTargets = {
  noiseScale: { noiseScale: { value: 812, lower: 641, upper: 1093 }, observations: 27, level: 0.95 },
  criticalBatchSizeByTarget: {
    points: [0.8, 0.6, 0.4, 0.3, 0.2, 0.15, 0.1].map((threshold) => ({
      threshold,
      answer: threshold > 0.5 ? 'NOT_IDENTIFIED' : 'MINIMISER',
      criticalBatchSize:
        threshold > 0.5 ? null : { value: 10 / threshold, lower: 9.2 / threshold, upper: 10.9 / threshold },
      reason: threshold > 0.5 ? 'LAWS_DISAGREE' : null,
      suggestedBatchSizes: threshold > 0.5 ? [24, 48] : [],
      crossings: 27,
      censored: 6,
    })),
    slope: { slope: -1, lower: -1.1, upper: -0.9 },
    level: 0.95,
  },
};
