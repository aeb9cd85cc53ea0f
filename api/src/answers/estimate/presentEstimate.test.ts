import type { Estimate } from '@critbatch/theory';
import { estimate } from '@critbatch/theory';
import { describe, expect, it } from '@jest/globals';
import { presentEstimate } from './presentEstimate.ts';

/** An estimate as it comes back from a JSON column. */
function stored(result: Estimate) {
  const record = {
    id: '',
    targetId: '',
    teamId: '',
    sweepId: '',
    inputHash: '',
    codeVersion: '',
    createdAt: new Date(),
  };
  const { samples, ...rest } = JSON.parse(JSON.stringify(result));
  return { ...record, answer: result.answer, result: rest, samples };
}

const crossing = (batchSize: number, upperSteps: number | null) => ({
  batchSize,
  seed: 1,
  lowerSteps: 10,
  upperSteps,
});
const random = () => 0.5;

describe('presentEstimate', () => {
  it('shows only what is a number, however little the runs say', () => {
    const sweeps = [
      [crossing(8, null)],
      [crossing(8, 20)],
      [crossing(8, 20), crossing(16, null), crossing(32, 20)],
    ];
    for (const crossings of sweeps) {
      const view = presentEstimate(stored(estimate(crossings, { random, draws: 10 })));
      expect(view.answer).toBe('NOT_IDENTIFIED');
      for (const fit of view.laws) {
        expect(
          [fit.scatter, fit.logLikelihood, fit.aicc, fit.deltaAicc, fit.weight].every(Number.isFinite),
        ).toBe(true);
        expect(fit.parameters.every(({ value }) => Number.isFinite(value))).toBe(true);
      }
      expect(view.workRatios.every(({ ratio }) => Number.isFinite(ratio.value))).toBe(true);
    }
  });

  it('leaves out a fit whose figures were infinite, for JSON made them null', () => {
    const result = estimate([], { random, draws: 10 });
    const fit = {
      law: 'power',
      parameters: { limitSteps: 1, exponent: Number.NaN },
      scatter: 1,
      logLikelihood: 1,
      aicc: 1,
    } as const;
    const rest = { weight: 0, converged: true, minimiser: null, knee: null };
    const laws = [
      { ...fit, ...rest, deltaAicc: 0 },
      { ...fit, ...rest, deltaAicc: Number.NEGATIVE_INFINITY },
    ];
    const view = presentEstimate(stored({ ...result, laws }));
    expect(view.laws.map(({ parameters }) => parameters)).toEqual([[{ name: 'limitSteps', value: 1 }]]);
  });
});
