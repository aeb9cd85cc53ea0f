import { describe, expect, it } from '@jest/globals';
import { estimate, standingOf } from '../estimate/estimate.ts';
import type { Crossing } from '../estimate/estimate.type.ts';
import { simulateRun } from '../testing/simulateRun.ts';
import { seededRandom } from '../testing/simulateSweep.ts';
import { forecastEnd } from './forecastEnd.ts';
import { pilotPlan } from './pilotPlan.ts';
import type { PlanOptions } from './plan.type.ts';
import { planNextRuns } from './planNextRuns.ts';
import { simulateOutcomes } from './simulateOutcomes.ts';
import type { Standing } from './stopReason.ts';

const options: PlanOptions = {
  range: { lower: 8, upper: 1024 },
  mostSeeds: 10,
  wantedRatio: 1.5,
  budgetSeconds: 1000,
  stepSeconds: (batchSize) => Math.max(4e-4, 9e-6 * batchSize),
  evaluationSeconds: 0.01,
  cadence: { firstStep: 10, ratio: 1.05 },
  maxExamplesPerRun: 800_000,
};

const truth = { law: 'blurredBound' as const, limitSteps: 400, shape: [30, 0.2], scatter: 0.1 };
const sizes = [32, 48, 64, 96, 192, 512];

function crossingsOf(seed = 1): Crossing[] {
  const random = seededRandom(seed);
  return sizes.map((batchSize) => simulateRun(truth, { batchSize, seed: 1, capSteps: 20_000 }, random));
}

function standing(answer: Standing['answer'], lower: number, upper: number): Standing {
  const isMinimiser = answer === 'MINIMISER';
  return {
    answer,
    reason: null,
    criticalBatchSize: isMinimiser ? { value: Math.sqrt(lower * upper), lower, upper } : null,
    suggestedBatchSizes: [],
    testedRange: { lower: 32, upper: 512 },
  };
}

describe('the plan', () => {
  it('begins with a pilot whose cost is the whole cap, for nothing is known', () => {
    const pilot = pilotPlan(60_000, options);
    expect(pilot.map(({ batchSize, seed, purpose }) => [batchSize, seed, purpose])).toEqual([
      [96, 1, 'PROBE'],
      [320, 1, 'PROBE'],
      [28, 1, 'PROBE'],
    ]);
    expect(pilot[0]?.capSteps).toBeLessThanOrEqual(800_000 / 96);
    expect(pilot[0]?.expectedSteps).toBeNull();
    expect(pilotPlan(200, options).every(({ batchSize }) => batchSize <= 200)).toBe(true);
  });

  it('goes on to the runs that an answer asks for, where the laws leave no variance to remove', () => {
    // K is the same at every batch size: all laws put the least work at the smallest.
    const flat = [8, 8, 10, 14, 28, 96, 320].map((batchSize, i): Crossing => {
      const upperSteps = 1000 + 20 * (i % 3);
      return { batchSize, seed: i === 1 ? 2 : 1, lowerSteps: Math.floor(upperSteps / 1.05), upperSteps };
    });
    const { answer, reason, criticalBatchSize, suggestedBatchSizes, testedRange } = estimate(flat, {
      random: seededRandom(1),
      draws: 10,
    });
    expect(reason).toBe('TOO_FEW_CROSSINGS');
    const known = { answer, reason, criticalBatchSize, suggestedBatchSizes, testedRange };
    const plan = planNextRuns(flat, known, options);
    expect(plan.logDeviation).toBeLessThan(1e-6);
    expect(plan.runs).toMatchObject([{ batchSize: 10, seed: 2, purpose: 'PROBE' }]);
    expect(plan.weighed.every(({ varianceShare }) => varianceShare === 0)).toBe(true);
    const spent = planNextRuns(flat, known, { ...options, mostSeeds: 1 });
    expect(spent).toMatchObject({ runs: [], stop: 'CANNOT_IMPROVE' });
  });

  it('is the same for the same runs', () => {
    const crossings = crossingsOf();
    expect(planNextRuns(crossings, null, options)).toEqual(planNextRuns(crossings, null, options));
  });

  it('names the run that removes most variance per second, and never less than the best weighed', () => {
    const { runs, weighed, logDeviation } = planNextRuns(crossingsOf(), null, options);
    expect(runs[0]?.purpose).toBe('INFORMATION');
    const rates = weighed.map(({ varianceShare, expectedSeconds }) => varianceShare / expectedSeconds);
    expect(rates).toEqual(rates.toSorted((a, b) => b - a));
    expect(runs[0]?.batchSize).toBe(weighed[0]?.batchSize);
    expect(weighed.every(({ varianceShare }) => varianceShare < 1)).toBe(true);
    expect(logDeviation).toBeGreaterThan(0);
  });

  it('counts what open runs will say: the next run is another, and the interval is expected to shrink', () => {
    const crossings = crossingsOf();
    const { runs } = planNextRuns(crossings, null, { ...options, runs: 4 });
    const ratios = runs.map(({ expectedRatio }) => expectedRatio ?? Number.NaN);
    expect(runs).toHaveLength(4);
    expect(ratios).toEqual(ratios.toSorted((a, b) => b - a));
    expect(new Set(runs.map(({ batchSize, seed }) => `${batchSize}/${seed}`)).size).toBe(4);
    const [first, second] = runs;
    if (!first || !second) throw new Error('Two runs were asked for.');
    expect(planNextRuns(crossings, null, { ...options, open: [first] }).runs[0]).toMatchObject({
      batchSize: second.batchSize,
      seed: second.seed,
    });
  });

  it('stops where the interval is as narrow as wanted, and where there is no minimum over the whole range', () => {
    const crossings = crossingsOf();
    expect(planNextRuns(crossings, standing('MINIMISER', 60, 85), options).stop).toBe('PRECISE');
    expect(planNextRuns(crossings, standing('MINIMISER', 50, 85), options)).toMatchObject({
      stop: null,
      ratio: 1.7,
    });
    const none = standing('NO_MINIMUM', 0, 0);
    const edge = planNextRuns(crossings, none, options);
    expect(edge.runs[0]).toMatchObject({ batchSize: 8, purpose: 'EDGE' });
    const covered = { ...none, testedRange: options.range };
    expect(planNextRuns(crossings, covered, options).stop).toBe('NO_MINIMUM');
  });

  it('stops where the budget holds no useful run, or every seed is spent', () => {
    const crossings = crossingsOf();
    const poor = planNextRuns(crossings, null, { ...options, budgetSeconds: 0.1 });
    expect(poor).toMatchObject({ stop: 'BUDGET_SPENT', runs: [] });
    const excluded = Array.from({ length: 1017 }, (_, i) => ({ batchSize: i + 8, seed: 2 }));
    const spent = { ...options, mostSeeds: 1, excluded };
    expect(planNextRuns(crossings, null, spent).stop).toBe('CANNOT_IMPROVE');
  });

  it('does not stop while an open run may change the reason', () => {
    const open = [{ batchSize: 64, seed: 2, capSteps: 1000 }];
    expect(planNextRuns(crossingsOf(), null, { ...options, open, budgetSeconds: 0.1 })).toMatchObject({
      stop: null,
      runs: [],
    });
  });

  it('says that nothing arrives', () => {
    const crossings = [96, 320, 1024].map((batchSize) => {
      return { batchSize, seed: 1, lowerSteps: Math.floor(800_000 / batchSize), upperSteps: null };
    });
    expect(planNextRuns(crossings, null, options).stop).toBe('NOTHING_ARRIVES');
  });

  it('caps a run that is far from the least work where it cannot matter any more', () => {
    const { runs } = planNextRuns([{ batchSize: 96, seed: 1, lowerSteps: 950, upperSteps: 1000 }], null, {
      ...options,
      runs: 2,
    });
    for (const { batchSize, capSteps } of runs) {
      expect(capSteps * batchSize).toBeLessThanOrEqual(3 * 96_000);
      expect(capSteps * batchSize).toBeGreaterThan(3 * 96_000 * 0.9);
    }
  });
});

describe('what is expected of a plan', () => {
  it('ends where the interval is expected to be narrow enough, and is dearer for more precision', () => {
    const crossings = crossingsOf();
    const coarse = forecastEnd(crossings, null, { ...options, wantedRatio: 2 });
    const fine = forecastEnd(crossings, null, { ...options, wantedRatio: 1.15 });
    expect(coarse?.ratio).toBeLessThanOrEqual(2);
    expect(fine?.seconds).toBeGreaterThan(coarse?.seconds ?? Number.POSITIVE_INFINITY);
    expect(forecastEnd([], null, options)).toBeNull();
  });

  it('is settled more often by more runs, in simulated outcomes that a seed fixes', () => {
    const crossings = crossingsOf();
    const { runs } = planNextRuns(crossings, null, { ...options, runs: 12 });
    const outcomes = (count: number) =>
      simulateOutcomes(crossings, runs.slice(0, count), {
        ...options,
        wantedRatio: 1.12,
        standing: standingOf(crossings),
        random: seededRandom(5),
        simulations: 20,
      });
    const few = outcomes(1);
    const many = outcomes(12);
    expect(outcomes(1)).toEqual(few);
    expect(many?.settled).toBeGreaterThan(few?.settled ?? 20);
    expect(many?.medianRatio).toBeLessThan(few?.medianRatio ?? 0);
    expect(simulateOutcomes([], runs, { ...options, standing: null, random: seededRandom(5) })).toBeNull();
  });
});
