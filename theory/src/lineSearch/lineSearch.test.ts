import { describe, expect, it } from '@jest/globals';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { acceptedStepSizeBound, observeTrialLoss, searchStepSize, startLineSearch } from './lineSearch.ts';
import { doublePrecision, singlePrecision } from './lossResolution.ts';

const config = { sufficientDecrease: 0.1, backtrackFactor: 0.9, maxTrials: 100, exhaustedStepSize: 1e-6 };

describe('a case worked by hand', () => {
  // f(θ) = θ²/2·4 at θ = 1: loss 2, gradient 4, and f(1 − 4α) = 2(1 − 4α)². With c = 0.5 inequality (1) reads
  // 2(1 − 4α)² ≤ 2 − 8α, that is α ≤ 1/4. From α = 1, halving: refused at 1 and 1/2, accepted at 1/4.
  const halving = { ...config, sufficientDecrease: 0.5, backtrackFactor: 0.5 };
  const start = { loss: 2, squaredGradientNorm: 16, firstStepSize: 1 };

  it('proposes 1 and 1/2, refuses both, and accepts 1/4', () => {
    const first = startLineSearch(start);
    expect(first).toMatchObject({ status: 'searching', stepSize: 1, trials: 0 });
    const second = observeTrialLoss(halving, first, 18);
    expect(second).toMatchObject({ status: 'searching', stepSize: 0.5, trials: 1 });
    const third = second.status === 'searching' ? observeTrialLoss(halving, second, 2) : second;
    expect(third).toMatchObject({ status: 'searching', stepSize: 0.25, trials: 2 });
    const last = third.status === 'searching' ? observeTrialLoss(halving, third, 0) : third;
    expect(last).toEqual({
      status: 'accepted',
      stepSize: 0.25,
      trials: 3,
      rememberedStepSize: 0.25,
      trialLoss: 0,
    });
  });

  it('spends one trial where the first step already satisfies the inequality', () => {
    const outcome = searchStepSize(
      halving,
      { ...start, firstStepSize: 0.2 },
      (step) => 2 * (1 - 4 * step) ** 2,
    );
    expect(outcome).toMatchObject({ status: 'accepted', stepSize: 0.2, trials: 1 });
  });
});

describe('on random quadratics', () => {
  const random = xoroshiro128plus(7);
  const quadratics = Array.from({ length: 200 }, () => {
    const curvatures = Array.from({ length: 3 }, () => 10 ** (4 * uniformFloat64(random) - 2));
    const theta = curvatures.map(() => 2 * uniformFloat64(random) - 1);
    return { curvatures, theta, firstStepSize: 10 ** (2 * uniformFloat64(random)) };
  });

  it.each([0.05, 0.5, 0.9])(
    'accepts the first step of the grid that satisfies (1), with c = %p',
    (sufficientDecrease) => {
      for (const { curvatures, theta, firstStepSize } of quadratics) {
        const gradient = curvatures.map((curvature, i) => curvature * (theta[i] ?? 0));
        const lossAt = (stepSize: number) =>
          curvatures.reduce(
            (sum, curvature, i) =>
              sum + (curvature / 2) * ((theta[i] ?? 0) - stepSize * (gradient[i] ?? 0)) ** 2,
            0,
          );
        const squaredGradientNorm = gradient.reduce((sum, g) => sum + g * g, 0);
        const settings = { ...config, sufficientDecrease };
        const start = { loss: lossAt(0), squaredGradientNorm, firstStepSize };
        const outcome = searchStepSize(settings, start, lossAt, doublePrecision);

        // Independently of the search: on a quadratic (1) is α ≤ 2(1 − c)·‖g‖²/(gᵀHg).
        const curvatureAlongGradient = gradient.reduce((sum, g, i) => sum + (curvatures[i] ?? 0) * g * g, 0);
        const largest = (2 * (1 - sufficientDecrease) * squaredGradientNorm) / curvatureAlongGradient;
        expect(outcome.status).toBe('accepted');
        expect(outcome.stepSize).toBeLessThanOrEqual(largest * (1 + 1e-9));
        if (outcome.trials > 1) expect(outcome.stepSize / 0.9).toBeGreaterThan(largest * (1 - 1e-9));

        const smoothness = Math.max(...curvatures);
        expect(outcome.stepSize).toBeGreaterThanOrEqual(
          acceptedStepSizeBound(settings, firstStepSize, smoothness) * (1 - 1e-9),
        );
      }
    },
  );
});

describe('edges', () => {
  const start = { loss: 1, squaredGradientNorm: 1, firstStepSize: 1 };

  it('accepts a zero gradient at once, for no step can lower the loss', () => {
    const outcome = searchStepSize(config, { ...start, squaredGradientNorm: 0 }, () => 1);
    expect(outcome).toMatchObject({ status: 'accepted', stepSize: 1, trials: 1 });
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    'refuses a trial loss of %p',
    (value) => {
      const outcome = searchStepSize(config, start, (stepSize) => (stepSize > 0.85 ? value : 0.5));
      expect(outcome).toMatchObject({ status: 'accepted', trials: 3, stepSize: 0.9 * 0.9 });
    },
  );

  it('refuses every trial where the loss itself is not a number', () => {
    expect(searchStepSize(config, { ...start, loss: Number.NaN }, () => 0).status).toBe('exhausted');
  });

  it('applies the token step when exhausted, and remembers the step shrunken maxTrials times', () => {
    const outcome = searchStepSize({ ...config, maxTrials: 3 }, start, () => 2);
    expect(outcome).toMatchObject({ status: 'exhausted', stepSize: 1e-6, trials: 3 });
    expect(outcome.rememberedStepSize).toBe(0.9 * 0.9 * 0.9);
  });

  it('is exhausted after one refusal where one trial is allowed', () => {
    expect(searchStepSize({ ...config, maxTrials: 1 }, start, () => 2)).toMatchObject({
      status: 'exhausted',
      trials: 1,
    });
  });

  it('shrinks by repeated multiplication, not by powers', () => {
    const proposed: number[] = [];
    searchStepSize(config, start, (stepSize) => {
      proposed.push(stepSize);
      return 2;
    });
    let expected = 1;
    for (const stepSize of proposed) {
      expect(stepSize).toBe(expected);
      expected *= 0.9;
    }
    expect(proposed).toHaveLength(100);
  });
});

describe('below the resolution of the loss', () => {
  it('keeps the step where a single-precision loss reads 0 and its gradient does not', () => {
    const outcome = searchStepSize(
      config,
      { loss: 0, squaredGradientNorm: 1e-12, firstStepSize: 1 },
      () => 0,
    );
    expect(outcome).toMatchObject({
      status: 'belowResolution',
      stepSize: 1,
      trials: 1,
      rememberedStepSize: 1,
    });
  });

  it('saves a run in single precision from steps that shrink to nothing', () => {
    // One logit θ with cross-entropy ln(1 + e^−θ): from θ = 18 on it reads 0 in single precision, its slope does not.
    const lossAt = (theta: number) => Math.fround(Math.log(Math.fround(1 + Math.fround(Math.exp(-theta)))));
    const stepSizeAfter = (unitRoundoff: number) => {
      let theta = 18;
      let stepSize = 1;
      for (let step = 0; step < 5; step++) {
        const slope = -1 / (1 + Math.exp(theta));
        const start = { loss: lossAt(theta), squaredGradientNorm: slope * slope, firstStepSize: stepSize };
        const outcome = searchStepSize(config, start, (trial) => lossAt(theta - trial * slope), unitRoundoff);
        stepSize = outcome.rememberedStepSize;
        theta -= outcome.stepSize * slope;
      }
      return stepSize;
    };
    expect(stepSizeAfter(singlePrecision)).toBe(1);
    expect(stepSizeAfter(0)).toBeLessThan(1e-17);
  });

  it('still refuses a step that visibly raises the loss, and does not remember the shrinking', () => {
    const start = { loss: 0.01, squaredGradientNorm: 1e-9, firstStepSize: 8 };
    const outcome = searchStepSize({ ...config, backtrackFactor: 0.5 }, start, (stepSize) =>
      stepSize > 3 ? 0.02 : 0.01,
    );
    expect(outcome).toMatchObject({
      status: 'belowResolution',
      stepSize: 2,
      trials: 3,
      rememberedStepSize: 8,
    });
  });

  it('leaves a decrease that could be seen to inequality (1): a flat loss is exhausted, not accepted', () => {
    // The decrease asked for at the last trial, 0.1·0.9^99, is 3e-6: fifty times the resolution of a loss near 1.
    const outcome = searchStepSize(config, { loss: 1, squaredGradientNorm: 1, firstStepSize: 1 }, () => 1);
    expect(outcome).toMatchObject({ status: 'exhausted', trials: 100 });
  });
});
