import { describe, expect, it } from '@jest/globals';
import { samples } from '../../harness/samples.ts';
import { stepForecast } from './stepForecast.ts';

describe('the steps that a run is expected to take', () => {
  it('are the law’s where a law carries the answer, and the budget’s where none does', () => {
    const identified = samples.identified();
    expect(stepForecast({ estimate: null, maxExamplesPerRun: 1600 })(16)).toBe(100);
    expect(stepForecast(identified)(128)).toBeLessThan(identified.maxExamplesPerRun / 128);
  });

  it('follow the runs where they depart from the law', () => {
    const identified = samples.identified();
    const { estimate } = identified;
    if (!estimate) throw new Error('An identified sweep has an estimate.');
    const under = (logFactor: number) => {
      const departure = { batchSizes: [64, 256], logFactors: [logFactor, logFactor] };
      return stepForecast({ ...identified, estimate: { ...estimate, departure } })(128);
    };
    expect(under(-Math.LN2)).toBeCloseTo(under(0) / 2, 6);
  });
});
