import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { studentQuantile } from '../probability/studentQuantile.ts';
import { cumulativeOfStudentT, intervalProbabilityOfT4 } from './studentT.ts';

type Reference = { logIntervalProbability: number[][]; cumulative: [number, number, number][] };
const fixture = new URL('./fixtures/studentT.json', import.meta.url);
const { logIntervalProbability, cumulative }: Reference = JSON.parse(readFileSync(fixture, 'utf8'));

describe('Student’s t with four degrees of freedom', () => {
  it.each(logIntervalProbability)(
    'gives the interval (%p, %p] the probability of mpmath',
    (lower, upper, log) => {
      const { logProbability } = intervalProbabilityOfT4(lower as number, upper as number);
      expect(logProbability).toBeCloseTo(log as number, 9);
    },
  );

  it('has the pulls that finite differences give', () => {
    for (const [lower, upper] of [
      [-0.7, 0.4],
      [1.5, 2.5],
      [-9, -3],
    ] as const) {
      const log = (a: number, b: number) => intervalProbabilityOfT4(a, b).logProbability;
      const { lowerPull, upperPull } = intervalProbabilityOfT4(lower, upper);
      expect(upperPull).toBeCloseTo((log(lower, upper + 1e-6) - log(lower, upper - 1e-6)) / 2e-6, 6);
      expect(-lowerPull).toBeCloseTo((log(lower + 1e-6, upper) - log(lower - 1e-6, upper)) / 2e-6, 6);
    }
  });

  it('takes an open end for certain beyond it', () => {
    const { logProbability, upperPull } = intervalProbabilityOfT4(0, Number.POSITIVE_INFINITY);
    expect(logProbability).toBeCloseTo(Math.log(0.5), 14);
    expect(upperPull).toBe(0);
  });
});

describe('the distribution function of Student’s t', () => {
  it.each(cumulative)(
    'at %p with %p degrees of freedom is that of mpmath',
    (t, degreesOfFreedom, probability) => {
      expect(Math.abs(cumulativeOfStudentT(t, degreesOfFreedom) - probability)).toBeLessThan(1e-13);
    },
  );

  it('and its quantile undo each other', () => {
    expect(studentQuantile(0.975, 8)).toBeCloseTo(2.306004, 6);
    expect(cumulativeOfStudentT(studentQuantile(0.1, 5), 5)).toBeCloseTo(0.1, 9);
  });
});
