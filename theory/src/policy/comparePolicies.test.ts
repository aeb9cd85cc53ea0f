import { describe, expect, it } from '@jest/globals';
import { estimate } from '../estimate/estimate.ts';
import type { Crossing } from '../estimate/estimate.type.ts';
import { seededRandom, simulateSweep, type Truth } from '../testing/simulateSweep.ts';
import { comparePolicies } from './comparePolicies.ts';
import type { Contender } from './policyComparison.type.ts';

const arrivedAt = (batchSize: number): Crossing => ({ batchSize, seed: 1, lowerSteps: 1, upperSteps: 2 });
const stoppedAt = (batchSize: number, lowerSteps: number): Crossing => ({
  ...arrivedAt(batchSize),
  lowerSteps,
  upperSteps: null,
});

/** A policy with K(b) = limitSteps·(1 + 10/b), tested from 10 to 100, and these draws of limitSteps. */
function knownPolicy(name: string, limitSteps: number, drawn: number[]): Contender {
  const law = (value: number) => ({
    law: 'noiseScale' as const,
    parameters: { limitSteps: value, noiseScale: 10 },
  });
  const best = { ...law(limitSteps), converged: true };
  return {
    name,
    crossings: [arrivedAt(10), arrivedAt(100)],
    estimate: { laws: [best], samples: drawn.map(law) },
  };
}

const even = (from: number, to: number) =>
  Array.from({ length: 101 }, (_, i) => from + ((to - from) * i) / 100);

describe('a case worked by hand', () => {
  // N(b) = limitSteps·(b + 10) is least at b = 10: 20·limitSteps.
  const a = knownPolicy('a', 100, even(95, 105));
  const b = knownPolicy('b', 150, even(140, 160));
  const c = knownPolicy('c', 108, even(90, 130));

  it('finds the policy with the least work, and its factor against the next', () => {
    const result = comparePolicies([b, a]);
    expect(result).toMatchObject({ answer: 'BEST_FOUND', best: 'a', next: 'b', notToldApart: [] });
    expect(result.factorToNext?.value).toBeCloseTo(1.5, 12);
    expect(result.standings.map(({ name, leastWork }) => [name, leastWork?.value])).toEqual([
      ['a', expect.closeTo(2000, 8)],
      ['b', expect.closeTo(3000, 8)],
    ]);
    // Two uniform draws: their ratio lies between 140/105 and 160/95, and the ends of the interval inside of that.
    expect(result.factorToNext?.lower).toBeGreaterThan(140 / 105);
    expect(result.factorToNext?.upper).toBeLessThan(160 / 95);
    expect(result.standings[0]).toMatchObject({ bestBatchSize: 10, isAtEdge: true, isWorse: false });
  });

  it('cannot tell policies apart whose ratio may be 1, though a third is surely worse', () => {
    const result = comparePolicies([a, b, c]);
    expect(result).toMatchObject({ answer: 'CANNOT_TELL', best: 'a', next: 'c', notToldApart: ['c'] });
    expect(result.standings.map(({ isWorse }) => isWorse)).toEqual([false, false, true]);
  });

  it('does not depend on the order in which policies are given', () => {
    expect(comparePolicies([c, b, a])).toEqual(comparePolicies([a, b, c]));
  });
});

describe('a policy that never arrived', () => {
  const a = knownPolicy('a', 100, even(95, 105));
  const silent = (name: string, work: number): Contender => ({
    name,
    crossings: [stoppedAt(10, work / 10), stoppedAt(100, work / 100)],
    estimate: null,
  });

  it('is surely worse where it was given more work than the best needs, and else leaves the question open', () => {
    const worse = comparePolicies([silent('late', 5000), a]);
    expect(worse).toMatchObject({ answer: 'BEST_FOUND', best: 'a', next: null, factorToNext: null });
    expect(worse.standings[1]).toMatchObject({ status: 'NEVER_ARRIVED', workAtLeast: 5000, isWorse: true });
    expect(comparePolicies([silent('stopped too soon', 1500), a])).toMatchObject({
      answer: 'TOO_FEW_MEASURED',
      notToldApart: ['stopped too soon'],
    });
  });

  it('is no winner by itself', () => {
    const nothing = { name: 'not begun', crossings: [], estimate: null };
    expect(comparePolicies([nothing, silent('late', 5000)])).toMatchObject({
      answer: 'TOO_FEW_MEASURED',
      best: null,
    });
    expect(comparePolicies([])).toMatchObject({ answer: 'TOO_FEW_MEASURED', best: null, standings: [] });
  });
});

describe('simulated sweeps', () => {
  const truth: Truth = {
    law: 'armijoBound',
    limitSteps: 200,
    shape: [16],
    scatter: 0.1,
    batchSizes: [24, 32, 48, 64, 128, 256],
    maxExamples: 200_000,
  };
  const policyOf = (name: string, limitSteps: number, seed: number): Contender => {
    const random = seededRandom(seed);
    const crossings = simulateSweep({ ...truth, limitSteps }, random);
    return { name, crossings, estimate: estimate(crossings, { random, draws: 60 }) };
  };

  it('are told apart by a factor whose interval holds the true one, as often as it says', () => {
    let held = 0;
    let found = 0;
    for (let seed = 0; seed < 12; seed++) {
      const result = comparePolicies([policyOf('a', 200, 2 * seed), policyOf('b', 300, 2 * seed + 1)]);
      const { lower, upper } = result.factorToNext ?? { lower: null, upper: null };
      if ((lower ?? 0) <= 1.5 && 1.5 <= (upper ?? Infinity)) held++;
      if (result.answer === 'BEST_FOUND' && result.best === 'a') found++;
    }
    expect(held).toBeGreaterThanOrEqual(10);
    expect(found).toBe(12);
  });

  it('are hardly ever told apart where there is no difference', () => {
    let claimed = 0;
    for (let seed = 100; seed < 112; seed++) {
      const result = comparePolicies([policyOf('a', 200, 2 * seed), policyOf('b', 200, 2 * seed + 1)]);
      if (result.answer === 'BEST_FOUND') claimed++;
    }
    expect(claimed).toBeLessThanOrEqual(2);
  });
});
