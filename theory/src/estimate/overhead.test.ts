import { describe, expect, it } from '@jest/globals';
import type { LawName } from '../laws/laws.ts';
import { stepsToTarget } from '../laws/stepCurve.ts';
import { seededRandom, simulateSweep } from '../testing/simulateSweep.ts';
import { estimate } from './estimate.ts';
import type { LawDraw } from './estimate.type.ts';
import { largestWithin, overheadBatchSize } from './overhead.ts';

const drawOf = (law: LawName, parameters: Record<string, number>): LawDraw => ({
  law,
  parameters: { limitSteps: 1000, ...parameters },
});
const noise = drawOf('noiseScale', { noiseScale: 2000 });

describe('the largest batch size within an overhead', () => {
  it('is (1 + α)·b₀ + α·B under noiseScale', () => {
    // N = K∞·(b + B).
    expect(largestWithin(noise, 256, 0.2)).toBeCloseTo(1.2 * 256 + 0.2 * 2000, 6);
    expect(largestWithin(noise, 64, 0.5)).toBeCloseTo(1.5 * 64 + 0.5 * 2000, 6);
  });

  it('lies after the minimum, where N comes back to what the reference costs', () => {
    const bound = drawOf('armijoBound', { minimumBatchSize: 50 });
    // N = K∞·b²/(b − 50): at b = 60 it is 360, at 300 as well.
    expect(largestWithin(bound, 60, 0)).toBeCloseTo(300, 6);
    expect(largestWithin(bound, 300, 0)).toBeCloseTo(300, 6);
  });

  it('ends where the runs first cost more, though the law has its minimum beyond', () => {
    const bound = drawOf('armijoBound', { minimumBatchSize: 50 });
    // Under the law N falls from 60 to its minimum at 100; the runs of 80 to 120 cost twice what it says.
    const departure = { batchSizes: [60, 80, 120, 200], logFactors: [0, Math.LN2, Math.LN2, 0] };
    const found = largestWithin({ ...bound, departure }, 60, 0.1);
    const workAt = (batchSize: number) => batchSize * stepsToTarget({ ...bound, departure }, batchSize);
    expect(found).toBeGreaterThan(60);
    expect(found).toBeLessThan(80);
    expect(workAt(found) / workAt(60)).toBeCloseTo(1.1, 6);
  });

  it('is infinite where work never rises so far', () => {
    expect(largestWithin(drawOf('noiseScale', { noiseScale: 1e20 }), 1, 0.1)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('with its interval', () => {
  const question = { overhead: 0.2, referenceBatchSize: 256, largestArrived: 4096, level: 0.95 };
  const fits = [{ ...noise, converged: true }];
  const drawsOf = (scales: readonly number[]) =>
    scales.map((each) => drawOf('noiseScale', { noiseScale: each }));

  it('has an open end where draws go beyond all that arrived, and is null a hundredfold beyond', () => {
    const ask = (draws: readonly LawDraw[]) => overheadBatchSize({ law: noise, fits, draws }, question);
    expect(ask(drawsOf([1000, 2000, 3000]))).toMatchObject({
      value: expect.closeTo(707.2),
      lower: expect.closeTo(507.2),
      upper: expect.closeTo(907.2),
    });
    expect(ask(drawsOf([1000, 2000, 30_000]))).toMatchObject({ lower: expect.closeTo(507.2), upper: null });
    const far = drawOf('noiseScale', { noiseScale: 1e9 });
    expect(overheadBatchSize({ law: far, fits, draws: drawsOf([1e9]) }, question)).toBeNull();
  });

  it('is null where there is no draw', () => {
    expect(overheadBatchSize({ law: noise, fits, draws: [] }, question)).toBeNull();
  });
});

describe('every estimate', () => {
  const overheadsOf = (crossings: Parameters<typeof estimate>[0]) =>
    estimate(crossings, { random: seededRandom(2), draws: 200 }).overheads;

  it('tells three, from the smallest batch size that arrived where there is no b*', () => {
    const truth = {
      ...{ law: 'noiseScale' as const, limitSteps: 400, shape: [100], scatter: 0.1, maxExamples: 1e7 },
      batchSizes: [16, 32, 64, 128, 256, 512, 1024],
    };
    const crossings = simulateSweep(truth, seededRandom(1));
    const told = overheadsOf(crossings);
    expect(told.map(({ overhead }) => overhead)).toEqual([0.1, 0.2, 0.5]);
    for (const { overhead, referenceBatchSize, lower, upper } of told) {
      expect(referenceBatchSize).toBe(16);
      const exact = (1 + overhead) * 16 + overhead * 100;
      expect(lower).toBeLessThan(exact);
      expect(upper).toBeGreaterThan(exact);
    }
    const few = crossings.filter(({ batchSize }) => batchSize <= 64);
    expect(estimate(few, { random: seededRandom(2), draws: 50 }).answer).toBe('NOT_IDENTIFIED');
    expect(overheadsOf(few)).toHaveLength(3);
  });

  it('tells them from where the least work lies, where that is known: 10 % more than 20 times the least is no permission', () => {
    const wall = {
      ...{ law: 'blurredBound' as const, limitSteps: 400, shape: [40, 0.2], scatter: 0.1, maxExamples: 1e7 },
      batchSizes: [8, 16, 24, 32, 48, 64, 96, 128, 256, 512],
    };
    const { answer, criticalBatchSize, overheads } = estimate(simulateSweep(wall, seededRandom(2)), {
      ...{ random: seededRandom(2), draws: 200 },
    });
    expect(answer).toBe('MINIMISER');
    const references = new Set(overheads.map(({ referenceBatchSize }) => referenceBatchSize));
    expect([...references]).toEqual([Math.round(criticalBatchSize?.value ?? Number.NaN)]);
  });

  it('tells none where nothing arrived', () => {
    expect(overheadsOf([{ batchSize: 8, seed: 1, lowerSteps: 100, upperSteps: null }])).toEqual([]);
  });
});
