import { entropyRate, type MarkovTextSpec, type ModelSpec, markovSource } from '@critbatch/theory';
import { afterEach, describe, expect, it } from '@jest/globals';
import { writeMarkovText } from '../datasets/markovText.ts';
import { loadableEngines } from './testing/loadableEngines.ts';
import {
  disposeEngines,
  openEngine,
  trainSteps,
  withOptimiser,
  withUpdateRule,
} from './testing/smallEngine.ts';
import type { EnginePlan, StepOutcome } from './trainingEngine.ts';

afterEach(disposeEngines);

const text: MarkovTextSpec = {
  loader: 'markovText',
  trainingExamples: 64,
  testExamples: 16,
  inputShape: [6],
  classes: 5,
  order: 1,
  sharpness: 2,
  seed: 1,
};
const dataset = writeMarkovText(text);
const decoder = (changes: Partial<Extract<ModelSpec, { architecture: 'transformer' }>> = {}): ModelSpec => ({
  architecture: 'transformer',
  inputShape: [6],
  classes: 5,
  depth: 2,
  width: 8,
  heads: 2,
  hiddenWidth: 16,
  activation: 'gelu',
  head: 'untied',
  ...changes,
});

function planOf(
  modelSpec: ModelSpec,
  optimiser: EnginePlan = withOptimiser({ initialStepSize: 0.5, backtrackFactor: 0.5 }),
): EnginePlan {
  return { ...optimiser, modelSpec, dataset, batchSize: 8, microBatchSize: 1000 };
}

const everyTest = Int32Array.from({ length: 16 }, (_, index) => index);
const engines = (await loadableEngines()).filter((name) => name !== 'reference');

describe.each([
  ['GELU, a head of its own', decoder()],
  ['ReLU, a tied head', decoder({ activation: 'relu', head: 'tied', heads: 4 })],
])('a transformer (%s)', (_name, spec) => {
  it.each(engines)('takes the steps of the reference on the %s engine', async (name) => {
    for (const plan of [
      planOf(spec),
      planOf(spec, withUpdateRule({ name: 'adam', learningRate: { base: 0.01 } })),
      planOf(spec, withUpdateRule({ name: 'muon', learningRate: { base: 0.02 } })),
    ]) {
      const [reference, engine] = [await openEngine('reference', plan), await openEngine(name, plan)];
      const expected = await trainSteps(reference, plan, 2);
      const found = await trainSteps(engine, plan, 2);
      expect(found.map(({ status, trials }) => [status, trials])).toEqual(
        expected.map(({ status, trials }) => [status, trials]),
      );
      found.forEach(({ batchLoss, squaredGradientNorm }, step) => {
        const wanted = expected[step] as StepOutcome;
        expect(batchLoss / wanted.batchLoss).toBeCloseTo(1, 4);
        expect(squaredGradientNorm / wanted.squaredGradientNorm).toBeCloseTo(1, 3);
      });
      const [one, other] = [
        await reference.evaluate('test', everyTest),
        await engine.evaluate('test', everyTest),
      ];
      expect(other.loss / one.loss).toBeCloseTo(1, 4);
      expect(Math.abs(other.accuracy - one.accuracy)).toBeLessThan(1.5 / (16 * 6));
      const norms = [
        await reference.gradientNorms(everyTest, 8),
        await engine.gradientNorms(everyTest, 8),
      ] as const;
      expect(norms[1].squaredNorm / norms[0].squaredNorm).toBeCloseTo(1, 3);
      expect(norms[1].meanSquaredPartNorm / norms[0].meanSquaredPartNorm).toBeCloseTo(1, 3);
    }
  });

  it('has the gradient of the whole batch in micro-batches', async () => {
    const parted = { ...planOf(spec), microBatchSize: 3 };
    const whole = await trainSteps(await openEngine('onnx', planOf(spec)), planOf(spec), 4);
    const parts = await trainSteps(await openEngine('onnx', parted), parted, 4);
    parts.forEach(({ batchLoss, squaredGradientNorm, trials }, step) => {
      const wanted = whole[step] as StepOutcome;
      expect(trials).toBe(wanted.trials);
      expect(batchLoss / wanted.batchLoss).toBeCloseTo(1, 5);
      expect(squaredGradientNorm / wanted.squaredGradientNorm).toBeCloseTo(1, 4);
    });
  });
});

describe('a transformer on text', () => {
  it('comes near the entropy of the source, and not below it by more than chance', async () => {
    const many = writeMarkovText({ ...text, trainingExamples: 4000, testExamples: 1000 });
    const plan: EnginePlan = {
      ...planOf(
        decoder({ depth: 1, width: 16 }),
        withUpdateRule({ name: 'adam', learningRate: { base: 0.01 } }),
      ),
      dataset: many,
      batchSize: 64,
    };
    const engine = await openEngine('onnx', plan);
    await trainSteps(engine, plan, 240);
    const all = Int32Array.from({ length: 1000 }, (_, index) => index);
    const { loss } = await engine.evaluate('test', all);
    const rate = entropyRate(markovSource(text));
    expect(loss / rate).toBeGreaterThan(0.97);
    expect(loss / rate).toBeLessThan(1.05);
  });
});
