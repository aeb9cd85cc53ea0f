import { describe, expect, it } from '@jest/globals';
import type { Crossing } from '../estimate/estimate.type.ts';
import { simulateRun } from '../testing/simulateRun.ts';
import type { Truth } from '../testing/simulateSweep.ts';
import { seededRandom } from '../testing/simulateSweep.ts';
import { evaluationTimes } from './evaluationTimes.ts';
import type { PlannedRun, PlanOptions } from './plan.type.ts';
import { planNextRuns } from './planNextRuns.ts';
import { secondsOf } from './weighRun.ts';

const options: PlanOptions = {
  range: { lower: 8, upper: 1024 },
  mostSeeds: 20,
  wantedRatio: 1.3,
  budgetSeconds: 1e6,
  stepSeconds: (batchSize) => Math.max(4e-4, 9e-6 * batchSize),
  evaluationSeconds: 0.01,
  cadence: { firstStep: 10, ratio: 1.05 },
  maxExamplesPerRun: 800_000,
};
const times = evaluationTimes(options.cadence, 1e5);
type SimulatedTruth = Omit<Truth, 'batchSizes' | 'maxExamples'>;

const truths: SimulatedTruth[] = [
  { law: 'armijoBound', limitSteps: 400, shape: [30], scatter: 0.1 },
  { law: 'blurredBound', limitSteps: 400, shape: [30, 0.3], scatter: 0.1 },
  { law: 'curvature', limitSteps: Math.exp(13.2), shape: [-1.97, 0.11], scatter: 0.1 },
];

function train(truth: SimulatedTruth, run: PlannedRun, random: () => number) {
  const crossing = simulateRun(truth, run, random);
  return { crossing, took: secondsOf(crossing.upperSteps ?? run.capSteps, run.batchSize, times, options) };
}

describe('what planned runs are expected to cost', () => {
  it('is what they cost, for probes once something has arrived as for what laws choose', () => {
    const sums = { PROBE: { expected: 0, took: 0 }, INFORMATION: { expected: 0, took: 0 } };
    for (const truth of truths) {
      for (const seed of [1, 2, 3, 4]) {
        const random = seededRandom(seed);
        const crossings: Crossing[] = [];
        for (let turn = 0; turn < 10; turn++) {
          const [run] = planNextRuns(crossings, null, options).runs;
          if (!run || run.purpose === 'EDGE') break;
          const knowsOfArrivals = crossings.some(({ upperSteps }) => upperSteps !== null);
          const { crossing, took } = train(truth, run, random);
          crossings.push(crossing);
          if (!knowsOfArrivals) continue;
          sums[run.purpose].expected += run.expectedSeconds;
          sums[run.purpose].took += took;
        }
      }
    }
    // As much work as the least that was seen, which probes used to be priced at, is 1.4 to 1.8 times too little.
    for (const { expected, took } of Object.values(sums)) {
      expect(took / expected).toBeGreaterThan(1 / 1.2);
      expect(took / expected).toBeLessThan(1.2);
    }
  });

  it('follows the laws to a batch size that nobody has tried', () => {
    // N(b) = 100·(b + 64): at 1024 fifteen times what it is at 8, so that a run spends its whole cap.
    const truth: SimulatedTruth = { law: 'noiseScale', limitSteps: 100, shape: [64], scatter: 0.02 };
    const random = seededRandom(3);
    const tested = [8, 16, 32, 64].flatMap((batchSize) =>
      [1, 2, 3].map((seed) => simulateRun(truth, { batchSize, seed, capSteps: 1e5 }, random)),
    );
    const standing = {
      answer: 'NO_MINIMUM' as const,
      reason: null,
      criticalBatchSize: null,
      suggestedBatchSizes: [],
      testedRange: { lower: 8, upper: 64 },
    };
    const [run] = planNextRuns(tested, standing, options).runs;
    if (!run) throw new Error('Nothing is planned.');
    expect([run.purpose, run.batchSize]).toEqual(['EDGE', 1024]);
    const { crossing, took } = train(truth, run, random);
    expect(crossing.upperSteps).toBeNull();
    expect(took / run.expectedSeconds).toBeCloseTo(1, 1);
  });
});
