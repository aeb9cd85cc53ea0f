import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { assess, usualAssessment } from '../estimate/assess.ts';
import { bestLawValleyOf } from '../estimate/describeWork.ts';
import type { Crossing } from '../estimate/estimate.type.ts';
import { compareLaws } from '../fit/compareLaws.ts';
import { observationsOf } from '../fit/observations.ts';
import { laws } from '../laws/laws.ts';
import { seededRandom, simulateSweep } from '../testing/simulateSweep.ts';
import { doubtedLaws } from './doubtedLaws.ts';
import { minimumDepthProbability, worthOfMinimum } from './minimumDepth.ts';
import { safeValley } from './safeValley.ts';
import { nearLeast } from './widestRange.ts';
import { workDraws } from './workDraws.ts';

/**
 * From fixtures/reference.py, by NumPy: at places ln b, the probability that N is within 10 % of the least of them, and that it is
 * so there and at the next place together.
 */
const fixture: {
  crossings: Crossing[];
  below: [logBatchSize: number, probability: number][];
  near: [here: number, withNext: number][];
}[] = JSON.parse(readFileSync(new URL('./fixtures/discrepancy.json', import.meta.url), 'utf8'));

const truth = {
  law: 'blurredBound' as const,
  limitSteps: 400,
  shape: [40, 0.2],
  scatter: 0.05,
  batchSizes: [24, 32, 48, 64, 96, 128, 192, 256, 512],
  maxExamples: 1e9,
};
const logWorkAt = (batchSize: number) =>
  Math.log(batchSize) + laws.blurredBound.logShape(batchSize, truth.shape);
const everywhere = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;

function valleysOf(crossings: readonly Crossing[], tolerance = 0.1) {
  const assessment = assess(crossings, { ...usualAssessment, valleyTolerance: tolerance });
  const { fits, observations, settings } = assessment;
  const value = fits[0] ? laws.blurredBound.minimiser([40, 0.2]) : null;
  return {
    point: bestLawValleyOf(assessment),
    safe: safeValley(fits, observations, { value: value ?? Number.NaN, ...settings, tolerance }),
  };
}

describe('draws of ln N', () => {
  it('are as often near the least as NumPy’s, at a place and at two together', () => {
    expect(fixture.length).toBeGreaterThan(4);
    for (const { crossings, below, near } of fixture) {
      const observations = observationsOf(crossings);
      const doubted = doubtedLaws(compareLaws(observations), observations);
      const places = Float64Array.from(below, ([place]) => place);
      const draws = doubted ? workDraws(doubted, places) : [];
      const found = draws.map((draw) => nearLeast(draw, places, everywhere, 0.1));
      const share = (isNear: (draw: Uint8Array) => boolean) => found.filter(isNear).length / found.length;
      near.forEach(([here, withNext], i) => {
        // Two thousand draws know a probability to 0.011, and half of them mirror the others.
        expect(Math.abs(share((draw) => draw[i] === 1) - here)).toBeLessThan(0.035);
        expect(Math.abs(share((draw) => draw[i] === 1 && draw[i + 1] === 1) - withNext)).toBeLessThan(0.035);
      });
    }
  });
});

describe('the safe valley', () => {
  it('costs at most 10 % more in truth, and lies inside the best law’s own', () => {
    const { point, safe } = valleysOf(simulateSweep(truth, seededRandom(5)));
    const limit = logWorkAt(laws.blurredBound.minimiser(truth.shape) ?? 0) + Math.log(1.1);
    expect(logWorkAt(safe?.lower ?? 0)).toBeLessThan(limit);
    expect(logWorkAt(safe?.upper ?? 0)).toBeLessThan(limit);
    expect(safe?.lower).toBeGreaterThan(point?.lower ?? Number.NaN);
    expect(safe?.upper).toBeLessThan(point?.upper ?? Number.NaN);
    expect((safe?.upper ?? 0) / (safe?.lower ?? 1)).toBeGreaterThan(1.35);
  });

  it('is the same every time, and wider where more may be spent', () => {
    const crossings = simulateSweep(truth, seededRandom(5));
    const { safe } = valleysOf(crossings);
    expect(valleysOf(crossings).safe).toEqual(safe);
    const wider = valleysOf(crossings, 0.2).safe;
    expect(wider?.lower).toBeLessThan(safe?.lower ?? 0);
    expect(wider?.upper).toBeGreaterThan(safe?.upper ?? Number.NaN);
  });

  it('never leaves the tested range', () => {
    const near = { ...truth, batchSizes: [50, 56, 64, 72, 80, 90] };
    const { safe } = valleysOf(simulateSweep(near, seededRandom(5)), 0.5);
    expect(safe?.lower).toBeGreaterThanOrEqual(50 - 1e-9);
    expect(safe?.upper).toBeLessThanOrEqual(90 + 1e-9);
  });

  it('is none where no batch size is sure, too few arrived, or no law has a minimum', () => {
    expect(valleysOf(simulateSweep({ ...truth, scatter: 0.2 }, seededRandom(5)), 0.01).safe).toBeNull();
    const few = observationsOf(simulateSweep({ ...truth, batchSizes: [32, 64, 128] }, seededRandom(8)));
    const question = { value: 60, level: 0.95, tested: { lower: 32, upper: 128 }, tolerance: 0.1 };
    expect(safeValley(compareLaws(few), few, question)).toBeNull();
    expect(safeValley([], few, question)).toBeNull();
  });
});

describe('whether a minimum is worth having', () => {
  const depthOf = (crossings: readonly Crossing[]) => {
    const { fits, observations, settings } = assess(crossings, usualAssessment);
    return minimumDepthProbability(fits, observations, { ...settings, tolerance: 0.1 });
  };

  it('is sure where the smallest batch size costs several times the least', () => {
    expect(depthOf(simulateSweep(truth, seededRandom(5)))).toBeGreaterThan(0.999);
  });

  it('is sure where a smaller batch size spent as much and never arrived', () => {
    const near = { ...truth, batchSizes: [64, 72, 80, 96, 128, 192] };
    const arrived = simulateSweep(near, seededRandom(5));
    const [before, after] = [
      depthOf(arrived),
      depthOf([
        ...arrived,
        ...[0, 1].map((seed) => ({ batchSize: 16, seed, lowerSteps: 1e5, upperSteps: null })),
      ]),
    ];
    expect(before).toBeLessThan(0.5);
    expect(after).toBe(1);
  });

  it('is so where b* is bounded from below, whatever its depth, or else where it is surely deep', () => {
    const near = { ...truth, batchSizes: [64, 72, 80, 96, 128, 192] };
    const worthOf = (crossings: readonly Crossing[], lower: number | null) => {
      const { fits, observations, settings } = assess(crossings, usualAssessment);
      return worthOfMinimum(fits, observations, { lower, upper: 300 }, { ...settings, tolerance: 0.1 });
    };
    const deep = simulateSweep(truth, seededRandom(5));
    const shallow = simulateSweep(near, seededRandom(5));
    expect(worthOf(shallow, 65)).toEqual({ isWorthHaving: true, probability: null });
    for (const lower of [null, 64]) {
      expect(worthOf(shallow, lower)).toEqual({ isWorthHaving: false, probability: depthOf(shallow) });
    }
    expect(worthOf(deep, null)).toEqual({ isWorthHaving: true, probability: depthOf(deep) });
  });

  it('is not known where too few batch sizes arrived', () => {
    const few = observationsOf(simulateSweep({ ...truth, batchSizes: [32, 64, 128] }, seededRandom(8)));
    const range = { lower: 32, upper: 128 };
    const question = { arrived: range, tested: range, tolerance: 0.1 };
    expect(minimumDepthProbability(compareLaws(few), few, question)).toBeNull();
    expect(worthOfMinimum(compareLaws(few), few, null, question).isWorthHaving).toBe(true);
  });
});
