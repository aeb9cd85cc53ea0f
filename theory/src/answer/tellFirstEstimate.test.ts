import { describe, expect, it } from '@jest/globals';
import { numbersOf } from './numbers.ts';
import { plainSentences } from './sentence.ts';
import { type FirstEstimateToTell, tellFirstEstimate } from './tellFirstEstimate.ts';

const guess: FirstEstimateToTell = {
  source: 'GRADIENT_BOUND',
  value: 60,
  lower: 15,
  upper: 240,
  cases: 24,
  outcome: null,
};
const told = (estimate: FirstEstimateToTell, locale: 'en' | 'ja' = 'en') =>
  plainSentences(tellFirstEstimate(estimate, { numbers: numbersOf(locale) }), locale);

describe('tellFirstEstimate', () => {
  it('says how far such guesses were off, and in how many sweeps that is known', () => {
    expect(told(guess)).toBe(
      'First guess, before any run: b* near 60, if the work has a minimum. Judged by how far such guesses were off, it is likely right within a factor of 4.0 (15–240). It comes from theory: step size, noise of the gradient and target, compared with the b* of 24 sweeps.',
    );
  });

  it('says how it came out, on either side of the interval', () => {
    const came = (value: number, isInside: boolean) =>
      told({ ...guess, outcome: { criticalBatchSize: { value }, factor: value / 60, isInside } });
    expect(came(78, true)).toMatch(/b\* came out at 78: 1\.3 times the guess, inside its interval\.$/);
    expect(came(600, false)).toMatch(/b\* came out at 600: 10 times the guess, outside its interval\.$/);
  });

  it('writes small batch sizes with a tenth, and one sweep as one', () => {
    const small = { ...guess, value: 2.4, lower: 0.6, upper: 9.6, source: 'PAST_SWEEPS' as const, cases: 1 };
    expect(told(small)).toMatch(
      /b\* near 2\.4, .* \(0\.6\S*–9\.6\)\. It is the b\* of one earlier sweep of the same data set\./,
    );
  });

  it('says the same in Japanese', () => {
    expect(told(guess, 'ja')).toContain('b* は 60 前後');
    expect(told({ ...guess, source: 'NOISE_SCALE' }, 'ja')).toContain('雑音スケール');
  });
});
