import {
  armijoConfigSchema,
  type Crossing,
  crossingOf,
  estimate,
  type ModelSpec,
  modelKindOf,
  type OptimiserSpec,
  type Target,
  trainingSpecSchema,
  updateRuleNames,
  updateRuleOf,
  updateRuleSpecSchema,
  updateRules,
  usualThresholds,
} from '@critbatch/theory';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { loadDataset } from '../datasets/loadDataset.ts';
import { mnistChecksums } from '../datasets/testing/mnistOf.ts';
import { randomStream } from '../random/randomStream.ts';
import type { Measurement } from './measurement.ts';
import { createTrainingRun } from './trainingRun.ts';

const datasetSpec = {
  loader: 'mnist' as const,
  trainingExamples: 60_000,
  testExamples: 1000,
  checksums: mnistChecksums,
};
const softmaxRegression: ModelSpec = {
  architecture: 'softmaxRegression',
  inputShape: [28, 28],
  classes: 10,
};
const perceptron: ModelSpec = {
  architecture: 'mlp',
  inputShape: [28, 28],
  hiddenWidths: [32],
  classes: 10,
  activation: 'relu',
};
/** The line search that the form starts with. */
const lineSearch = armijoConfigSchema.parse({
  initialStepSize: 1,
  sufficientDecrease: 0.1,
  backtrackFactor: 0.9,
  reset: 'maximum',
});
const rules = updateRuleNames.map((name) =>
  updateRuleSpecSchema.parse({ name, learningRate: { base: updateRules[name].usualLearningRate } }),
);

/** The budget is less than the form's of 800,000: where these runs arrive, so do the form's. */
type Grid = { batchSizes: number[]; seeds: number[]; budget: number };

/** The answer for each metric of a sweep that is real but for its small number of batch sizes, seeds and examples. */
async function answersOf<Metric extends Target['metric']>(
  modelSpec: ModelSpec,
  optimiser: OptimiserSpec,
  metrics: readonly Metric[],
  { batchSizes, seeds, budget }: Grid,
) {
  const thresholds = usualThresholds(datasetSpec)[modelKindOf(modelSpec)];
  const targets = metrics.map((metric) => ({ metric, threshold: thresholds[metric] }));
  const trainingSpec = trainingSpecSchema.parse({
    optimiser,
    targets,
    evaluation: {
      firstStep: 10,
      ratio: 1.1,
      trainingSubset: 1000,
      testEvery: 0,
      gradientEvery: 0,
      noiseEvery: 0,
    },
    maxExamplesPerRun: budget,
  });
  const dataset = await loadDataset(datasetSpec);
  const crossings = new Map(metrics.map((metric) => [metric, [] as Crossing[]]));
  for (const batchSize of batchSizes) {
    for (const seed of seeds) {
      const plan = { modelSpec, datasetSpec, trainingSpec, batchSize, seed, engine: 'onnx' as const };
      const run = await createTrainingRun(plan, { dataset });
      const rows: Measurement[] = [];
      while (run.done === null) rows.push(...(await run.advance()));
      await run.dispose();
      for (const target of targets) {
        const evaluations = rows.map((row) => ({ step: row.step, value: row[target.metric] ?? Number.NaN }));
        const crossing = crossingOf(evaluations, target, true);
        if (crossing) crossings.get(target.metric)?.push({ batchSize, seed, ...crossing });
      }
    }
  }
  // Draws make intervals of what the answer entails, and are not asked for it.
  const answerOf = (of: Crossing[]) =>
    estimate(of, { random: randomStream(1, 'usual settings').uniform, draws: 40 }).answer;
  return new Map(metrics.map((metric) => [metric, answerOf(crossings.get(metric) ?? [])]));
}

async function answerOf(
  modelSpec: ModelSpec,
  optimiser: OptimiserSpec,
  metric: Target['metric'],
  grid: Grid,
) {
  return (await answersOf(modelSpec, optimiser, [metric], grid)).get(metric);
}

describe('a sweep of MNIST with what is usual', () => {
  // At a constant rate, the K of a linear model bends only below 8.
  it.each(rules.filter((rule) => !updateRuleOf(rule).needsMatrices))(
    'has an answer under $name',
    async (rule) => {
      const grid = { batchSizes: [1, 2, 4, 8, 16, 32, 64], seeds: [1, 2], budget: 30_000 };
      expect(await answerOf(softmaxRegression, rule, 'trainingLoss', grid)).not.toBe('NOT_IDENTIFIED');
    },
  );

  it.each(rules.filter((rule) => updateRuleOf(rule).needsMatrices))(
    'has an answer under $name, which wants a hidden layer',
    async (rule) => {
      const grid = { batchSizes: [32, 64, 128, 256, 512], seeds: [1, 2], budget: 400_000 };
      expect(await answerOf(perceptron, rule, 'trainingLoss', grid)).not.toBe('NOT_IDENTIFIED');
    },
  );

  describe('under the line search', () => {
    const metrics = ['trainingLoss', 'testLoss', 'testAccuracy'] as const;
    let answers: Awaited<ReturnType<typeof answersOf>>;
    beforeAll(async () => {
      const grid = { batchSizes: [16, 32, 64, 128, 256, 512], seeds: [1, 2], budget: 60_000 };
      answers = await answersOf(softmaxRegression, lineSearch, metrics, grid);
    });

    it.each(metrics)('has an answer for %s', (metric) => {
      expect(answers.get(metric)).toEqual(expect.any(String));
      expect(answers.get(metric)).not.toBe('NOT_IDENTIFIED');
    });
  });

  it('has an answer for gradientNorm under the line search, whose K scatters more', async () => {
    const grid = { batchSizes: [8, 16, 32, 64, 128, 256, 512, 1024], seeds: [1, 2, 3], budget: 75_000 };
    expect(await answerOf(softmaxRegression, lineSearch, 'gradientNorm', grid)).not.toBe('NOT_IDENTIFIED');
  });

  // The target for its training loss is that of the first sweep: docs/decisions/0008-first-sweep.md.
  it('has an answer for testLoss of a network, which reaches more', async () => {
    const grid = { batchSizes: [32, 64, 128, 256, 512], seeds: [1, 2], budget: 220_000 };
    expect(await answerOf(perceptron, lineSearch, 'testLoss', grid)).not.toBe('NOT_IDENTIFIED');
  });
});
