import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { assess, usualAssessment } from '../estimate/assess.ts';
import type { Crossing } from '../estimate/estimate.type.ts';
import { compareLaws } from '../fit/compareLaws.ts';
import { observationsOf } from '../fit/observations.ts';
import { seededRandom, simulateSweep } from '../testing/simulateSweep.ts';
import { batchSizeMeansOf } from './batchSizeMeans.ts';
import { bracketOf } from './bracket.ts';
import { discrepancyInterval } from './discrepancyInterval.ts';
import { discrepancyPrior } from './discrepancyPrior.ts';
import { matern, maternSlope, maternSlopeVariance } from './matern.ts';
import { minimiserDistribution } from './minimiserDistribution.ts';

/** From fixtures/reference.py: P(b* < b) at places ln b by NumPy and SciPy. */
const fixture: { crossings: Crossing[]; below: [logBatchSize: number, probability: number][] }[] = JSON.parse(
  readFileSync(new URL('./fixtures/discrepancy.json', import.meta.url), 'utf8'),
);

const truth = {
  law: 'blurredBound' as const,
  limitSteps: 400,
  shape: [40, 0.2],
  scatter: 0.05,
  batchSizes: [24, 32, 48, 64, 96, 128, 192, 256, 512],
  maxExamples: 1e9,
};

function intervalsOf(crossings: readonly Crossing[]) {
  const { fits, observations, settings, lawsMinimiser: minimiser } = assess(crossings, usualAssessment);
  const value = minimiser?.value ?? Number.NaN;
  return { minimiser, value, doubted: discrepancyInterval(fits, observations, { value, ...settings }) };
}

const ratio = (ends: { lower: number | null; upper: number | null } | null) =>
  (ends?.upper ?? Number.POSITIVE_INFINITY) / (ends?.lower ?? 0);

describe('the probability that b* lies below a batch size', () => {
  it('is that of NumPy and SciPy', () => {
    expect(fixture.length).toBeGreaterThan(4);
    for (const { crossings, below } of fixture) {
      const observations = observationsOf(crossings);
      const distribution = minimiserDistribution(compareLaws(observations), observations);
      const places = Float64Array.from(below, ([place]) => place);
      const probabilities = distribution?.probabilitiesAt(places) ?? [];
      below.forEach(([, reference], i) => {
        expect(Math.abs((probabilities[i] ?? Number.NaN) - reference)).toBeLessThan(2e-3);
      });
    }
  });

  it('sharpens as the prior allows less of a discrepancy', () => {
    const observations = observationsOf(simulateSweep(truth, seededRandom(4)));
    const fits = compareLaws(observations);
    const spread = (size: number) => {
      const only = [{ size, length: 0.6, probability: 1 }];
      const places = Float64Array.from({ length: 200 }, (_, i) => Math.log(30) + i / 80);
      const probabilities = minimiserDistribution(fits, observations, only)?.probabilitiesAt(places) ?? [];
      return probabilities.filter((probability) => probability > 0.025 && probability < 0.975).length;
    };
    expect(spread(0.01)).toBeLessThan(spread(0.05));
    expect(spread(0.05)).toBeLessThan(spread(0.2));
  });
});

describe('the interval that doubts every law', () => {
  it('contains the value, and is somewhat wider than the laws’ own where one of them is right', () => {
    const { minimiser, value, doubted } = intervalsOf(simulateSweep(truth, seededRandom(5)));
    expect(doubted?.lower).toBeLessThanOrEqual(value);
    expect(doubted?.upper).toBeGreaterThanOrEqual(value);
    expect(ratio(doubted)).toBeGreaterThan(ratio(minimiser));
    expect(ratio(doubted)).toBeLessThan(1.35 * ratio(minimiser));
  });

  it('ends where either tail has its share, next to the best law’s b*', () => {
    const crossings = simulateSweep({ ...truth, scatter: 0.1 }, seededRandom(5));
    const { fits, observations } = assess(crossings, usualAssessment);
    const { doubted } = intervalsOf(crossings);
    const ends = Float64Array.of(Math.log(doubted?.lower ?? 0), Math.log(doubted?.upper ?? 0));
    const [below, above] = minimiserDistribution(fits, observations)?.probabilitiesAt(ends) ?? [];
    expect(below).toBeCloseTo(0.025, 2);
    expect(above).toBeCloseTo(0.975, 2);
  });

  it('holds a minimum that a dip has moved, which the laws’ own misses', () => {
    const random = seededRandom(6);
    const dip = (batchSize: number) => 0.92 ** Math.exp(-(Math.log(batchSize / 90) ** 2) / 0.18);
    const crossings = simulateSweep(truth, random).map((run) => ({
      ...run,
      lowerSteps: run.lowerSteps * dip(run.batchSize),
      upperSteps: (run.upperSteps ?? Number.NaN) * dip(run.batchSize),
    }));
    const work = (batchSize: number) =>
      (batchSize * dip(batchSize)) / Math.log1p(Math.exp((1 - 40 / batchSize) / 0.2));
    const sizes = Array.from({ length: 400 }, (_, i) => 40 + i / 2);
    const minimum = sizes.reduce((a, b) => (work(b) < work(a) ? b : a));
    const { minimiser, doubted } = intervalsOf(crossings);
    expect(minimiser?.upper).toBeLessThan(minimum);
    expect(doubted?.lower).toBeLessThan(minimum);
    expect(doubted?.upper).toBeGreaterThan(minimum);
  });

  it('works from one seed a batch size, whose scatter is that of a fit', () => {
    const crossings = simulateSweep(truth, seededRandom(7)).filter(({ seed }) => seed === 0);
    expect(ratio(intervalsOf(crossings).doubted)).toBeLessThan(3);
  });

  it('is none where three batch sizes arrived, or no law has a minimum', () => {
    const few = simulateSweep({ ...truth, batchSizes: [32, 64, 128] }, seededRandom(8));
    const observations = observationsOf(few);
    const settings = { value: 60, level: 0.95, tested: { lower: 32, upper: 128 } };
    expect(discrepancyInterval(compareLaws(observations), observations, settings)).toBeNull();
    expect(discrepancyInterval([], observations, settings)).toBeNull();
  });
});

describe('the bracket of the least work', () => {
  const runs = (batchSize: number, works: number[], arrived = true): Crossing[] =>
    works.map((work, seed) => {
      const steps = work / batchSize;
      return { batchSize, seed, lowerSteps: steps * 0.999, upperSteps: arrived ? steps : null };
    });
  const table = [
    ...runs(16, [900, 900], false),
    ...runs(32, [520, 480]),
    ...runs(64, [410, 390]),
    ...runs(128, [430, 410]),
    ...runs(256, [900, 800]),
  ];
  const bracketIn = (crossings: readonly Crossing[], level = 0.95) => {
    const observations = observationsOf(crossings);
    return bracketOf(batchSizeMeansOf(observations, 1), observations, level).map(Math.exp);
  };

  it('is made of the nearest sizes that surely cost more, those that never arrived included', () => {
    const [lower, upper] = bracketIn(table);
    expect(lower).toBeCloseTo(16, 6);
    expect(upper).toBeCloseTo(256, 6);
  });

  it('counts a size of which one run arrived and the others spent as much without', () => {
    const partly = [
      ...runs(16, [900]),
      ...runs(16, [900, 1000], false).map((run) => ({ ...run, seed: run.seed + 1 })),
    ];
    const [lower] = bracketIn([...partly, ...table.slice(2)]);
    expect(lower).toBeCloseTo(16, 6);
    const cheap = [...runs(16, [900]), ...runs(16, [380], false).map((run) => ({ ...run, seed: 1 }))];
    expect(bracketIn([...cheap, ...table.slice(2, 8)])[0]).toBe(0);
  });

  it('is closer at a lower level, and open where no size is surely dearer', () => {
    expect(bracketIn(table, 0.2)[0]).toBeCloseTo(32, 6);
    expect(bracketIn(table.slice(2, 8))).toEqual([0, Number.POSITIVE_INFINITY]);
  });
});

describe('the mean ln K of a batch size', () => {
  it('is left out where a run did not arrive, for the others arrived by luck', () => {
    const crossings = simulateSweep(truth, seededRandom(9)).map((run) =>
      run.batchSize === 24 && run.seed === 1 ? { ...run, upperSteps: null } : run,
    );
    const { means, degreesOfFreedom } = batchSizeMeansOf(observationsOf(crossings), 1);
    expect(means.map(({ logBatchSize }) => Math.round(Math.exp(logBatchSize)))).toEqual(
      truth.batchSizes.slice(1),
    );
    expect(degreesOfFreedom).toBe(16);
  });

  it('has the pooled variance of its runs over their number, where the scatter is the same everywhere', () => {
    const run = (batchSize: number, seed: number, logSteps: number): Crossing => {
      const steps = Math.exp(logSteps);
      return { batchSize, seed, lowerSteps: steps * (1 - 1e-9), upperSteps: steps };
    };
    const crossings = [10, 20, 40].flatMap((size) => [run(size, 0, 5.9), run(size, 1, 6.1)]);
    const { means } = batchSizeMeansOf(observationsOf(crossings), 1);
    // Two runs 0.2 apart: a variance of 0.02, half of it for their mean.
    for (const { variance } of means) expect(variance).toBeCloseTo(0.01, 6);
  });
});

describe('the covariance of the discrepancy', () => {
  it('has the slopes that finite differences have', () => {
    const step = 1e-4;
    for (const distance of [-1.3, -0.2, 0.05, 0.7, 2]) {
      const difference = (matern(distance + step, 0.6) - matern(distance - step, 0.6)) / (2 * step);
      expect(maternSlope(distance, 0.6)).toBeCloseTo(difference, 6);
    }
    expect(maternSlopeVariance(0.6)).toBeCloseTo((2 * (1 - matern(step, 0.6))) / step ** 2, 2);
  });

  it('is given prior probabilities that sum to one', () => {
    expect(discrepancyPrior.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 12);
  });
});
