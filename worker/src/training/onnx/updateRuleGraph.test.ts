/** @jest-environment ./worker/src/training/testing/hostTypedArrays.cjs */

import { afterEach, describe, expect, it } from '@jest/globals';
import { dataOrder } from '../../datasets/dataOrder.ts';
import {
  disposeEngines,
  openEngine,
  startPosition,
  trainSteps,
  withUpdateRule,
} from '../testing/smallEngine.ts';
import type { TrainingEngine } from '../trainingEngine.ts';

const learningRate = {
  base: 0.05,
  scaling: { name: 'linear', referenceBatchSize: 24 },
  schedule: { name: 'step', everyExamples: 240, factor: 0.5 },
  warmUpExamples: 120,
};
const rules = ['sgd', 'momentum', 'nesterov', 'adam', 'adamW', 'rmsProp'];

afterEach(disposeEngines);

/** Parameters and slots, in one row. */
function stateOf(engine: TrainingEngine): number[] {
  const { parameters, slots } = engine.exportState();
  return [...parameters, ...slots].flatMap((values) => [...values]);
}

describe.each(rules)('the graph of %s', (name) => {
  const plan = withUpdateRule({ name, learningRate });

  it('moves parameters and slots as the reference engine does, over three epochs', async () => {
    const [reference, onnx] = [await openEngine('reference', plan), await openEngine('onnx', plan)];
    const expected = await trainSteps(reference, plan, 30);
    const found = await trainSteps(onnx, plan, 30);
    expect(found.map(({ status, stepSize, trials }) => [status, stepSize, trials])).toEqual(
      expected.map(({ status, stepSize, trials }) => [status, stepSize, trials]),
    );
    expect(new Set(found.map(({ status }) => status))).toEqual(new Set(['updated']));
    const values = stateOf(reference);
    stateOf(onnx).forEach((value, at) => {
      expect(Math.abs(value - (values[at] ?? Number.NaN))).toBeLessThan(1e-4);
    });
  });

  it('does the same in many steps per call as in one, bit for bit', async () => {
    const [together, apart] = [await openEngine('onnx', plan), await openEngine('onnx', plan)];
    expect(await trainSteps(together, plan, 25, 7)).toEqual(await trainSteps(apart, plan, 25, 1));
    expect(together.exportState()).toEqual(apart.exportState());
  });

  it('takes a batch in parts to the same steps', async () => {
    const parted = { ...plan, microBatchSize: 7 };
    const [whole, parts] = [await openEngine('onnx', plan), await openEngine('onnx', parted)];
    await trainSteps(whole, plan, 10);
    await trainSteps(parts, parted, 10);
    const values = stateOf(whole);
    stateOf(parts).forEach((value, at) => {
      expect(Math.abs(value - (values[at] ?? Number.NaN))).toBeLessThan(1e-4);
    });
  });
});

describe.each(['reference', 'onnx'] as const)(
  'a learning rate that is far too large, on the %s engine',
  (name) => {
    it('is found out as divergence, where the steps end', async () => {
      const plan = withUpdateRule({ name: 'sgd', learningRate: { base: 1e30 } });
      const engine = await openEngine(name, plan);
      const outcomes = await engine.steps(dataOrder(240, 24, 1).batches(0, 10), startPosition());
      expect(outcomes.at(-1)?.status).toBe('diverged');
      expect(outcomes.length).toBeLessThan(10);
    });
  },
);
