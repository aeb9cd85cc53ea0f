import { describe, expect, it } from '@jest/globals';
import { logIntervalProbability, logUpperTail, millsRatio } from './normal.ts';

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

  it('reaches its ends', () => {
    expect(logUpperTail(Number.POSITIVE_INFINITY)).toBe(Number.NEGATIVE_INFINITY);
    expect(logUpperTail(Number.NEGATIVE_INFINITY)).toBe(0);
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

  it('is certain of everything', () => {
    expect(logIntervalProbability(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY)).toBeCloseTo(0, 15);
  });
});
