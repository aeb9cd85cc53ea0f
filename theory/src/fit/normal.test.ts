import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { intervalProbability, millsRatio } from './normal.ts';

const logIntervalProbability = (lower: number, upper: number) =>
  intervalProbability(lower, upper).logProbability;
const logUpperTail = (z: number) => logIntervalProbability(z, Number.POSITIVE_INFINITY);

const reference: { logUpperTail: [number, number][]; logIntervalProbability: [number, number, number][] } =
  JSON.parse(readFileSync(new URL('./fixtures/normal.json', import.meta.url), 'utf8'));

describe('values by mpmath (fixtures/reference.py)', () => {
  it.each(reference.logUpperTail)('ln P(Z > %p) is %p', (z, expected) => {
    expect(Math.abs(logUpperTail(z) / expected - 1)).toBeLessThan(1e-13);
  });

  // The narrower an interval, the more of the difference is lost to rounding.
  it.each(reference.logIntervalProbability)('ln P(%p < Z ≤ %p) is %p', (lower, upper, expected) => {
    expect(Math.abs(logIntervalProbability(lower, upper) / expected - 1)).toBeLessThan(1e-10);
  });
});

describe('millsRatio', () => {
  it('starts at √(π/2), reached by 64 Taylor steps down from 8', () => {
    expect(millsRatio(0)).toBeCloseTo(Math.sqrt(Math.PI / 2), 14);
  });

  it('satisfies R′ = z·R − 1, by central differences across nodes and across the seam at 8', () => {
    for (let z = 0.05; z < 12; z += 0.0317) {
      const slope = (millsRatio(z + 1e-4) - millsRatio(z - 1e-4)) / 2e-4;
      expect(slope).toBeCloseTo(z * millsRatio(z) - 1, 7);
    }
  });
});

describe('logUpperTail', () => {
  it('adds up to one with the other tail', () => {
    for (let z = 0; z < 6; z += 0.37) {
      expect(Math.exp(logUpperTail(z)) + Math.exp(logUpperTail(-z))).toBeCloseTo(1, 14);
    }
  });
});

describe('logIntervalProbability', () => {
  it('is the density times the width for a narrow interval, in either tail', () => {
    for (const z of [-30, -12, -3, -0.5, 0.5, 3, 12, 30]) {
      const width = 1e-5;
      const expected = -(z * z) / 2 - Math.log(2 * Math.PI) / 2 + Math.log(width);
      expect(logIntervalProbability(z - width / 2, z + width / 2)).toBeCloseTo(expected, 6);
    }
  });

  it('is symmetric', () => {
    expect(logIntervalProbability(1.3, 2.9)).toBe(logIntervalProbability(-2.9, -1.3));
  });

  it('pulls with the densities at its ends, by central differences', () => {
    for (const [lower, upper] of [
      [-0.4, 0.3],
      [2, 2.5],
      [-9, -8.5],
      [-1, 20],
    ] as const) {
      const { lowerPull, upperPull } = intervalProbability(lower, upper);
      const slope = (at: (offset: number) => number) => (at(1e-5) - at(-1e-5)) / 2e-5;
      expect(-lowerPull).toBeCloseTo(
        slope((offset) => logIntervalProbability(lower + offset, upper)),
        6,
      );
      expect(upperPull).toBeCloseTo(
        slope((offset) => logIntervalProbability(lower, upper + offset)),
        6,
      );
    }
  });

  it('has no pull at an infinite end', () => {
    expect(intervalProbability(1, Number.POSITIVE_INFINITY).upperPull).toBe(0);
    expect(intervalProbability(Number.NEGATIVE_INFINITY, 1).lowerPull).toBe(0);
    expect(intervalProbability(Number.NEGATIVE_INFINITY, -1).lowerPull).toBe(0);
  });

  it('is certain of everything', () => {
    expect(logIntervalProbability(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY)).toBeCloseTo(0, 15);
  });
});
