import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { normalProbability, normalQuantile } from './normalQuantile.ts';
import { shareInterval } from './shareInterval.ts';
import { studentQuantile } from './studentQuantile.ts';

/** From fixtures/reference.py. */
const fixture: {
  normal: [probability: number, z: number][];
  student: [probability: number, freedom: number, t: number][];
  wilson: [successes: number, trials: number, lower: number, upper: number][];
} = JSON.parse(readFileSync(new URL('./fixtures/quantiles.json', import.meta.url), 'utf8'));

const relative = (value: number, reference: number) =>
  Math.abs(value - reference) / Math.max(1, Math.abs(reference));

describe('quantiles', () => {
  it('of the normal distribution are SciPy’s, and undo its probabilities', () => {
    for (const [probability, z] of fixture.normal) {
      expect(relative(normalQuantile(probability), z)).toBeLessThan(1e-9);
      expect(relative(normalProbability(normalQuantile(probability)), probability)).toBeLessThan(1e-12);
    }
  });

  it('of Student’s distribution are SciPy’s; with one degree of freedom t = tan(π(p − ½))', () => {
    for (const [probability, freedom, t] of fixture.student) {
      expect(relative(studentQuantile(probability, freedom), t)).toBeLessThan(1e-9);
    }
    expect(studentQuantile(0.75, 1)).toBeCloseTo(1, 12);
  });

  it('have no value outside (0, 1) but infinity at the ends', () => {
    expect([normalQuantile(0), normalQuantile(1)]).toEqual([
      Number.NEGATIVE_INFINITY,
      Number.POSITIVE_INFINITY,
    ]);
    expect([studentQuantile(0, 3), studentQuantile(1, 3)]).toEqual([
      Number.NEGATIVE_INFINITY,
      Number.POSITIVE_INFINITY,
    ]);
    const outside = [
      normalQuantile(-1),
      normalQuantile(Number.NaN),
      studentQuantile(2, 3),
      studentQuantile(0.9, 0),
    ];
    expect(outside.every(Number.isNaN)).toBe(true);
  });
});

describe('shareInterval', () => {
  it('is Wilson’s, as SciPy has it', () => {
    for (const [successes, trials, lower, upper] of fixture.wilson) {
      const interval = shareInterval(successes, trials, 0.95);
      expect(interval.share).toBe(successes / trials);
      expect(interval.lower).toBeCloseTo(lower, 9);
      expect(interval.upper).toBeCloseTo(upper, 9);
    }
  });
});
