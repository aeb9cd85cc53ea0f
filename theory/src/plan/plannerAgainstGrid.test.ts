import { describe, expect, it } from '@jest/globals';
import type { Crossing } from '../estimate/estimate.type.ts';
import { laws } from '../laws/laws.ts';
import { simulateRun } from '../testing/simulateRun.ts';
import type { Truth } from '../testing/simulateSweep.ts';
import { seededRandom } from '../testing/simulateSweep.ts';
import { evaluationTimes } from './evaluationTimes.ts';
import { lawBeliefs } from './lawBelief.ts';
import type { OpenRun, PlanOptions } from './plan.type.ts';
import { planNextRuns } from './planNextRuns.ts';
import { mixtureVariance, normalRatio, secondsOf } from './weighRun.ts';

/** The planner against a grid of the same range, on simulated sweeps; `npm run bench -- planner` has the long version. */

const wantedRatio = 1.8;
const options: PlanOptions = {
  range: { lower: 8, upper: 1024 },
  mostSeeds: 20,
  wantedRatio,
  budgetSeconds: 1e6,
  stepSeconds: (batchSize) => Math.max(4e-4, 9e-6 * batchSize),
  evaluationSeconds: 0.01,
  cadence: { firstStep: 10, ratio: 1.05 },
  maxExamplesPerRun: 800_000,
};
const times = evaluationTimes(options.cadence, 1e5);
const grid = [8, 16, 32, 64, 128, 256, 512, 1024];

type SimulatedTruth = Omit<Truth, 'batchSizes' | 'maxExamples'>;
const truths: SimulatedTruth[] = [
  { law: 'armijoBound', limitSteps: 400, shape: [30], scatter: 0.1 },
  { law: 'blurredBound', limitSteps: 400, shape: [30, 0.3], scatter: 0.1 },
  { law: 'curvature', limitSteps: Math.exp(13.2), shape: [-1.97, 0.11], scatter: 0.1 },
];

/** Device seconds until hi/lo, as the laws weighed by AIC have it, is as narrow as wanted; and where b* is then. */
function spend(truth: SimulatedTruth, next: (crossings: Crossing[], turn: number) => OpenRun | undefined) {
  const random = seededRandom(11);
  const crossings: Crossing[] = [];
  let seconds = 0;
  for (let turn = 0; turn < 80; turn++) {
    const run = next(crossings, turn);
    if (!run) break;
    const seen = simulateRun(truth, run, random);
    crossings.push(seen);
    seconds += secondsOf(seen.upperSteps ?? run.capSteps, run.batchSize, times, options);
    const beliefs = turn % 2 === 0 ? [] : lawBeliefs(crossings, options.range, times);
    if (beliefs.length > 0 && crossings.length >= 8 && normalRatio(mixtureVariance(beliefs)) <= wantedRatio) {
      const logLeast = beliefs.reduce((sum, belief) => sum + belief.weight * belief.logLeast, 0);
      return { seconds, least: Math.exp(logLeast) };
    }
  }
  return { seconds: Number.POSITIVE_INFINITY, least: Number.NaN };
}

describe('the planner', () => {
  it.each(truths)('finds the least work under $law for less device time than a grid', (truth) => {
    const planned = spend(truth, (crossings) => planNextRuns(crossings, null, options).runs[0]);
    const cells = spend(truth, (_, turn) => {
      const batchSize = grid.toReversed()[turn % grid.length] ?? 8;
      const seed = 1 + Math.floor(turn / grid.length);
      return { batchSize, seed, capSteps: Math.floor(options.maxExamplesPerRun / batchSize) };
    });
    expect(planned.seconds).toBeLessThan(cells.seconds / 1.5);
    const least = laws[truth.law].minimiser(truth.shape) ?? Number.NaN;
    expect(Math.abs(Math.log(planned.least / least))).toBeLessThan(Math.log(1.5));
  });
});
