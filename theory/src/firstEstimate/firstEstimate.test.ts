import { describe, expect, it } from '@jest/globals';
import { normalQuantile } from '../probability/normalQuantile.ts';
import { armijoConfigSchema } from '../spec/optimiserSpec.ts';
import { seededRandom } from '../testing/simulateSweep.ts';
import {
  estimateByRatios,
  estimateFromSweeps,
  factorOf,
  firstEstimates,
  measuredRatios,
} from './firstEstimate.ts';
import { spreadOfPastSweeps } from './measuredCases.ts';
import { theoryValues } from './theoryValues.ts';

const look = (
  step: number,
  squaredGradientNorm: number,
  covarianceTrace: number,
  stepSize: number | null,
) => ({
  step,
  trainingLoss: 2,
  squaredGradientNorm,
  covarianceTrace,
  stepSize,
});
/** Step 0 is the initialiser's: it counts for nothing. */
const looks = [
  look(0, 100, 100, null),
  look(10, 1, 30, 0.5),
  look(20, -0.5, 50, 0.3),
  look(40, 0.5, 40, 0.1),
];
const armijo = armijoConfigSchema.parse({
  initialStepSize: 1,
  sufficientDecrease: 0.1,
  backtrackFactor: 0.9,
  reset: 'maximum',
});
const learningRate = {
  base: 0.1,
  scaling: { name: 'none' as const },
  schedule: { name: 'constant' as const },
  warmUpExamples: 0,
};
const momentum = { name: 'momentum' as const, learningRate, momentum: 0.9 };
const adam = {
  name: 'adam' as const,
  learningRate,
  firstMomentDecay: 0.9,
  secondMomentDecay: 0.999,
  epsilon: 1e-8,
};
const target = { metric: 'trainingLoss' as const, threshold: 0.1 };

describe('theoryValues', () => {
  it('by hand: tr(Σ) 40 and ‖G‖² 1/3 are a noise scale of 120', () => {
    expect(theoryValues.NOISE_SCALE({ looks, optimiser: armijo, target })).toBeCloseTo(120, 10);
  });

  it('by hand: a step of 0.3, tr(Σ) of 40 and a loss of 0.1 are 0.3·40/0.2 = 60, and ten times that under momentum 0.9', () => {
    expect(theoryValues.GRADIENT_BOUND({ looks, optimiser: armijo, target })).toBeCloseTo(60, 10);
    expect(theoryValues.GRADIENT_BOUND({ looks, optimiser: momentum, target })).toBeCloseTo(600, 9);
  });

  it('is where SGD on a quadratic stays above the target: twice the b at which its stationary loss is the target', () => {
    // f = Σ h_i·x_i²/2 with gradient noise of variance s_i/b: x_i² rests at α·s_i/(b·h_i·(2 − α·h_i)).
    const [curvatures, variances, alpha, threshold] = [[0.5, 1, 2], [4, 9, 1], 0.01, 0.002];
    const restingLoss = (b: number) =>
      curvatures.reduce((sum, h, i) => sum + (alpha * (variances[i] ?? 0)) / (2 * b * (2 - alpha * h)), 0);
    const trace = variances.reduce((sum, each) => sum + each, 0);
    const value = theoryValues.GRADIENT_BOUND({
      looks: [look(10, 1, trace, alpha)],
      optimiser: armijo,
      target: { metric: 'trainingLoss', threshold },
    });
    expect(restingLoss((value ?? Number.NaN) / 2) / threshold).toBeCloseTo(1, 2);
  });

  it('says nothing where it cannot: Adam, accuracies, no looks, a gradient that is lost in its noise', () => {
    const accuracy = { metric: 'testAccuracy' as const, threshold: 0.9 };
    expect(theoryValues.GRADIENT_BOUND({ looks, optimiser: adam, target })).toBeNull();
    expect(theoryValues.GRADIENT_BOUND({ looks, optimiser: armijo, target: accuracy })).toBeNull();
    expect(theoryValues.GRADIENT_BOUND({ looks: [], optimiser: armijo, target })).toBeNull();
    expect(
      theoryValues.NOISE_SCALE({ looks: [look(20, -1, 40, 0.1)], optimiser: armijo, target }),
    ).toBeNull();
    expect(theoryValues.NOISE_SCALE({ looks: [look(0, 1, 40, null)], optimiser: armijo, target })).toBeNull();
  });
});

describe('estimateByRatios', () => {
  it('by hand: ratios of 1/2, 1, 1, 1 and 2 leave the value, within a factor of 4.6', () => {
    const estimate = estimateByRatios('GRADIENT_BOUND', 60, [0.5, 1, 1, 1, 2]);
    expect(estimate).toMatchObject({ theoryValue: 60, cases: 5, level: 0.95 });
    expect(estimate?.value).toBeCloseTo(60, 10);
    // s² = 2·ln²2/4; t(0.975, 4) = 2.776445.
    const reach = 2.776445 * Math.sqrt((Math.LN2 ** 2 / 2) * (1 + 1 / 5));
    expect(estimate && factorOf(estimate)).toBeCloseTo(Math.exp(reach), 5);
  });

  it('corrects what theory always gets wrong, and says nothing from four cases', () => {
    expect(estimateByRatios('NOISE_SCALE', 10, [3, 3, 3, 3, 3.0001])?.value).toBeCloseTo(30, 2);
    expect(estimateByRatios('NOISE_SCALE', 10, [3, 3, 3, 3])).toBeNull();
  });

  it.each([5, 12, 40])('holds the next b* in 95 of 100 worlds, from %d cases', (cases) => {
    const random = seededRandom(cases);
    const ratio = () => 1.7 * Math.exp(0.6 * normalQuantile(Math.max(random(), 1e-12)));
    const worlds = 4000;
    let held = 0;
    for (let world = 0; world < worlds; world++) {
      const estimate = estimateByRatios('NOISE_SCALE', 50, Array.from({ length: cases }, ratio));
      const truth = 50 * ratio();
      if (estimate && estimate.lower <= truth && truth <= estimate.upper) held += 1;
    }
    expect(held / worlds).toBeGreaterThan(0.94);
    expect(held / worlds).toBeLessThan(0.96);
  });
});

describe('estimateFromSweeps', () => {
  it('goes by the nearest sweeps alone', () => {
    const estimate = estimateFromSweeps([
      { nearness: 'SAME_DATA', criticalBatchSize: 1000 },
      { nearness: 'SAME_MODEL', criticalBatchSize: 40 },
      { nearness: 'SAME_MODEL', criticalBatchSize: 90 },
    ]);
    expect(estimate).toMatchObject({ source: 'PAST_SWEEPS', cases: 2, theoryValue: null });
    expect(estimate?.value).toBeCloseTo(60, 10);
    const reach = 1.959964 * spreadOfPastSweeps.SAME_MODEL * Math.sqrt(1.5);
    expect(estimate && factorOf(estimate)).toBeCloseTo(Math.exp(reach), 4);
  });

  it('is wider where the sweeps themselves scatter by more than the benchmark’s', () => {
    const sweeps = [1, 100, 10_000].map((criticalBatchSize) => ({
      nearness: 'SAME_POLICY' as const,
      criticalBatchSize,
    }));
    const estimate = estimateFromSweeps(sweeps);
    expect(estimate && factorOf(estimate)).toBeGreaterThan(1000);
    expect(estimateFromSweeps([])).toBeNull();
  });
});

describe('firstEstimates', () => {
  it('puts the narrowest first, and nothing where nothing is known', () => {
    const found = firstEstimates({ looks, optimiser: armijo, target }, { ratios: {}, sweeps: [] });
    expect(found.map(({ source }) => source)).toEqual(['GRADIENT_BOUND', 'NOISE_SCALE']);
    expect(firstEstimates({ looks: [], optimiser: adam, target }, { ratios: {}, sweeps: [] })).toEqual([]);
  });

  it('learns from the team’s own sweeps', () => {
    const question = { looks, optimiser: armijo, target };
    const [before] = firstEstimates(question, { ratios: {}, sweeps: [] });
    const own = Array.from({ length: 30 }, (_, index) => 3 + index / 100);
    const [after] = firstEstimates(question, { ratios: { GRADIENT_BOUND: own }, sweeps: [] });
    expect(after?.cases).toBe((before?.cases ?? 0) + 30);
    expect(after?.value).toBeGreaterThan((before?.value ?? 0) * 1.3);
  });

  it('rests on measured cases that would have held each other: each inside the interval of the rest, 19 of 20 times', () => {
    for (const source of ['GRADIENT_BOUND', 'NOISE_SCALE'] as const) {
      const ratios = measuredRatios(source);
      const held = ratios.filter((ratio, left) => {
        const estimate = estimateByRatios(
          source,
          1,
          ratios.filter((_, index) => index !== left),
        );
        return estimate && estimate.lower <= ratio && ratio <= estimate.upper;
      });
      expect(held.length / ratios.length).toBeGreaterThan(0.88);
    }
  });
});
