import { describe, expect, it } from '@jest/globals';
import { studentQuantile } from '../probability/studentQuantile.ts';
import { normal, seededRandom } from '../testing/simulateSweep.ts';
import { measurementsBefore, noiseScaleOf, runMeans } from './noiseScaleOf.ts';
import { smoothNoiseScale } from './smoothNoiseScale.ts';
import { unbiasedComponents } from './unbiasedComponents.ts';

/**
 * A quadratic ½θᵀHθ whose per-example gradients are Hθ + ξ, ξ normal with these standard deviations: G and tr(Σ) are
 * known. One measurement takes 16 parts of 64 examples, as the worker does.
 */
const gradient = [0.3, -0.2, 0.1, 0.05];
const deviations = [2, 1, 1, 3];
const truth = {
  squaredGradientNorm: gradient.reduce((sum, g) => sum + g * g, 0),
  covarianceTrace: deviations.reduce((sum, s) => sum + s * s, 0),
};

function measureQuadratic(random: () => number, scale = 1) {
  const parts = Array.from({ length: 16 }, () =>
    gradient.map((g, index) => scale * g + ((deviations[index] ?? 0) / 8) * normal(random)),
  );
  const whole = gradient.map((_, index) => parts.reduce((sum, part) => sum + (part[index] ?? 0), 0) / 16);
  const squaredNorm = (vector: number[]) => vector.reduce((sum, g) => sum + g * g, 0);
  const meanPart = parts.reduce((sum, part) => sum + squaredNorm(part), 0) / 16;
  return unbiasedComponents(
    { batchSize: 64, squaredNorm: meanPart },
    { batchSize: 1024, squaredNorm: squaredNorm(whole) },
  );
}

describe('the unbiased components', () => {
  it('solve E‖g_b‖² = ‖G‖² + tr(Σ)/b at both batch sizes: 3 and 8 by hand', () => {
    const components = unbiasedComponents(
      { batchSize: 2, squaredNorm: 3 + 8 / 2 },
      { batchSize: 16, squaredNorm: 3 + 8 / 16 },
    );
    expect(components.squaredGradientNorm).toBeCloseTo(3, 12);
    expect(components.covarianceTrace).toBeCloseTo(8, 12);
  });

  it('are refused from one batch size', () => {
    const gradientOf = { batchSize: 8, squaredNorm: 1 };
    expect(() => unbiasedComponents(gradientOf, gradientOf)).toThrow(RangeError);
  });

  it('have the mean of the truth on a quadratic with known noise', () => {
    const random = seededRandom(1);
    const [found] = runMeans([Array.from({ length: 4000 }, () => measureQuadratic(random))]);
    // Standard errors over the 4,000: 0.0015 and 0.03.
    expect(Math.abs((found?.squaredGradientNorm ?? 0) - truth.squaredGradientNorm)).toBeLessThan(0.005);
    expect(Math.abs((found?.covarianceTrace ?? 0) - truth.covarianceTrace)).toBeLessThan(0.1);
  });
});

describe('noiseScaleOf', () => {
  it('covers tr(Σ)/‖G‖² of the quadratic in 95 % of 2,000 runs of ten measurements', () => {
    const random = seededRandom(2);
    const noiseScale = truth.covarianceTrace / truth.squaredGradientNorm;
    let covered = 0;
    let given = 0;
    for (let run = 0; run < 2000; run++) {
      const found = noiseScaleOf(Array.from({ length: 10 }, () => measureQuadratic(random)));
      if (found?.noiseScale == null) continue;
      given++;
      const { lower, upper } = found.noiseScale;
      if ((lower ?? 0) <= noiseScale && noiseScale <= (upper ?? Number.POSITIVE_INFINITY)) covered++;
    }
    expect(given).toBe(2000);
    expect(covered / given).toBeGreaterThan(0.935);
    expect(covered / given).toBeLessThan(0.965);
  });

  it('ends where (top − ρ·bottom)² = t²·Var(top − ρ·bottom), by Fieller', () => {
    const random = seededRandom(3);
    const observations = Array.from({ length: 7 }, () => measureQuadratic(random));
    const found = noiseScaleOf(observations)?.noiseScale;
    const quantile = studentQuantile(0.975, 6);
    for (const end of [found?.lower, found?.upper]) {
      const differences = observations.map(
        (each) => each.covarianceTrace - (end ?? 0) * each.squaredGradientNorm,
      );
      const mean = differences.reduce((sum, value) => sum + value, 0) / 7;
      const variance = differences.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 6 / 7;
      expect(Math.abs(mean) / Math.sqrt(variance)).toBeCloseTo(quantile, 8);
    }
  });

  it('gives no number exactly where the interval of ‖G‖² holds 0', () => {
    const random = seededRandom(4);
    let withheld = 0;
    for (let run = 0; run < 300; run++) {
      const found = noiseScaleOf(Array.from({ length: 6 }, () => measureQuadratic(random, 0.15)));
      const cannotTell = (found?.squaredGradientNorm.lower ?? 0) <= 0;
      expect(found?.noiseScale === null).toBe(cannotTell);
      if (cannotTell) withheld++;
    }
    expect(withheld).toBeGreaterThan(100);
  });

  it('says nothing of no observation, and gives no interval below three', () => {
    expect(noiseScaleOf([])).toBeNull();
    expect(noiseScaleOf([truth, truth])).toEqual({
      noiseScale: null,
      squaredGradientNorm: { value: truth.squaredGradientNorm, lower: null, upper: null },
      covarianceTrace: { value: truth.covarianceTrace, lower: null, upper: null },
      observations: 2,
      level: 0.95,
    });
  });
});

describe('the measurements of a run', () => {
  const at = (...steps: number[]) =>
    steps.map((step) => ({ step, squaredGradientNorm: step, covarianceTrace: 2 }));

  it('that speak of a step are those after its first quarter', () => {
    expect(measurementsBefore(at(0, 10, 25, 26, 99, 100, 101), 100).map(({ step }) => step)).toEqual([
      26, 99, 100,
    ]);
  });

  it('count once for each run, as their mean', () => {
    expect(runMeans([at(2, 4), [], at(7)])).toEqual([
      { squaredGradientNorm: 3, covarianceTrace: 2 },
      { squaredGradientNorm: 7, covarianceTrace: 2 },
    ]);
  });
});

describe('smoothNoiseScale', () => {
  it('averages both parts with weights that fall by the decay, and divides afterwards', () => {
    const smoothed = smoothNoiseScale(
      [
        { step: 1, squaredGradientNorm: -1, covarianceTrace: 6 },
        { step: 2, squaredGradientNorm: 2, covarianceTrace: 9 },
        { step: 4, squaredGradientNorm: 4, covarianceTrace: 3 },
      ],
      0.5,
    );
    // Weights 1; ½, 1; ¼, ½, 1.
    expect(smoothed).toEqual([
      { step: 1, squaredGradientNorm: -1, covarianceTrace: 6, noiseScale: null },
      { step: 2, squaredGradientNorm: 1, covarianceTrace: 8, noiseScale: 8 },
      { step: 4, squaredGradientNorm: 4.75 / 1.75, covarianceTrace: 9 / 1.75, noiseScale: 9 / 4.75 },
    ]);
  });
});
