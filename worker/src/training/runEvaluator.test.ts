import { trainingSpecSchema } from '@critbatch/theory';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createRunEvaluator } from './runEvaluator.ts';
import { loadableEngines } from './testing/loadableEngines.ts';
import { plainLossAndGradient } from './testing/plainNetwork.ts';
import { clusters, disposeEngines, openEngine, smallPlan } from './testing/smallEngine.ts';

afterEach(disposeEngines);

const spec = (noiseExamples: number, measured = {}) =>
  trainingSpecSchema.parse({
    optimiser: smallPlan.optimiser,
    targets: [{ metric: 'trainingLoss', threshold: 0.1 }],
    evaluation: { testEvery: 0, gradientEvery: 1, noiseEvery: 1, noiseExamples, ...measured },
    maxExamplesPerRun: 1000,
  });

/** Gradient over the whole data set and covariance of the per-example gradients, one example at a time in double precision. */
function exactNoise(parameters: readonly ArrayLike<number>[]) {
  const { inputs, labels, count } = clusters.training;
  const gradients = Array.from({ length: count }, (_, example) =>
    plainLossAndGradient({ widths: [6, 5, 4], parameters }, inputs.subarray(6 * example, 6 * example + 6), [
      labels[example] as number,
    ]).gradient.flatMap((part) => [...part]),
  );
  const mean = (gradients[0] ?? []).map(
    (_, index) => gradients.reduce((sum, gradient) => sum + (gradient[index] ?? 0), 0) / count,
  );
  const squared = (values: number[]) => values.reduce((sum, value) => sum + value * value, 0);
  const deviation = gradients.reduce(
    (sum, gradient) => sum + squared(gradient.map((value, index) => value - (mean[index] ?? 0))),
    0,
  );
  return { squaredNorm: squared(mean), trace: deviation / (count - 1) };
}

describe.each(await loadableEngines())('the evaluator on the %s engine', (name) => {
  it('measures tr(Σ) and ‖G‖² of Gaussian clusters without bias: against every per-example gradient', async () => {
    const engine = await openEngine(name, smallPlan);
    const exact = exactNoise(engine.exportState().parameters);
    const noiseOnly = spec(64, { trainingSubset: 1, gradientEvery: 0 });
    const evaluator = createRunEvaluator(engine, clusters, noiseOnly, 1);
    const steps = 200;
    let norm = 0;
    let trace = 0;
    let squares = 0;
    for (let step = 1; step <= steps; step++) {
      const { noise } = await evaluator.evaluate(step, 0);
      norm += (noise?.squaredGradientNorm ?? 0) / steps;
      trace += (noise?.covarianceTrace ?? 0) / steps;
      squares += (noise?.squaredGradientNorm ?? 0) ** 2 / steps;
    }
    // Examples are drawn from a data set of 240 without replacement: ‖G‖² is that of what they were drawn from,
    // tr(Σ)/240 below the norm over the 240 themselves.
    const standardError = Math.sqrt((squares - norm * norm) / steps);
    expect(Math.abs(norm - (exact.squaredNorm - exact.trace / 240))).toBeLessThan(4 * standardError);
    expect(standardError).toBeLessThan(exact.squaredNorm / 12);
    expect(Math.abs(trace / exact.trace - 1)).toBeLessThan(0.05);
  });

  it('measures the gradient norm over the training subset, here the whole set', async () => {
    const engine = await openEngine(name, smallPlan);
    const exact = exactNoise(engine.exportState().parameters);
    const { gradientNorm } = await createRunEvaluator(engine, clusters, spec(64), 1).evaluate(0, 0);
    expect((gradientNorm ?? 0) ** 2 / exact.squaredNorm).toBeCloseTo(1, 4);
  });

  it('sees the same at the same step of a seed, and other examples at another', async () => {
    const engine = await openEngine(name, smallPlan);
    const measure = async (seed: number, step: number) =>
      (await createRunEvaluator(engine, clusters, spec(64), seed).evaluate(step, 0)).noise;
    expect(await measure(1, 5)).toEqual(await measure(1, 5));
    expect(await measure(1, 5)).not.toEqual(await measure(1, 6));
    expect(await measure(1, 5)).not.toEqual(await measure(2, 5));
  });

  it('takes no more examples than there are, and looks at nothing more where the loss is not finite', async () => {
    const engine = await openEngine(name, smallPlan);
    const evaluator = createRunEvaluator(engine, clusters, spec(100_000), 1);
    expect((await evaluator.evaluate(1, 0)).noise).not.toBeNull();
    const state = engine.exportState();
    const [weight, ...others] = state.parameters as [Float32Array, ...Float32Array[]];
    weight[0] = Number.NaN;
    engine.importState({ ...state, parameters: [weight, ...others] });
    expect(await evaluator.evaluate(1, 0)).toMatchObject({ test: null, gradientNorm: null, noise: null });
  });
});
