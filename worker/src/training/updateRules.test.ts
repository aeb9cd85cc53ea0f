import {
  hiddenMatrices,
  learningRateAt,
  type Matrix,
  matrixArithmetic,
  settingsOf,
  type UpdateRuleSpec,
  updateRuleNames,
  updateRuleOf,
  updateRuleSpecSchema,
} from '@critbatch/theory';
import { afterEach, describe, expect, it } from '@jest/globals';
import { dataOrder } from '../datasets/dataOrder.ts';
import { loadableEngines } from './testing/loadableEngines.ts';
import { plainLossAndGradient } from './testing/plainNetwork.ts';
import {
  clusters,
  disposeEngines,
  openEngine,
  smallPlan,
  startPosition,
  withUpdateRule,
} from './testing/smallEngine.ts';
import type { EngineState } from './trainingEngine.ts';

const widths = [6, 5, 4];
const batchSize = 24;
const learningRate = { base: 0.02, schedule: { name: 'step', everyExamples: 3 * batchSize, factor: 0.5 } };

/** The state after a step of theory's rule in double precision, on the gradient of a network that is written for tests. */
function expectedState(
  { parameters, slots }: EngineState,
  spec: UpdateRuleSpec,
  batch: Int32Array,
  step: number,
) {
  const inputs = Array.from(batch).flatMap((example) => [
    ...clusters.training.inputs.subarray(example * 6, (example + 1) * 6),
  ]);
  const labels = Array.from(batch, (example) => clusters.training.labels[example] as number);
  const { gradient } = plainLossAndGradient({ widths, parameters }, inputs, labels);
  const rule = updateRuleOf(spec);
  const rate = learningRateAt(spec.learningRate, step, batchSize);
  const numbers = Object.entries(rule.coefficients(settingsOf(spec), rate, step));
  const coefficients = Object.fromEntries(
    numbers.map(([name, value]) => [name, matrixArithmetic.number(value)]),
  );
  return hiddenMatrices(smallPlan.modelSpec).map((matrix, index) => {
    const { length } = parameters[index] as Float32Array;
    const matrixOf = (values: ArrayLike<number> | undefined): Matrix => {
      const columns = matrix?.unitsOut ?? length;
      return { rows: length / columns, columns, values: Array.from(values ?? []) };
    };
    return rule.update(matrixArithmetic, {
      parameter: matrixOf(parameters[index]),
      gradient: matrixOf(gradient[index]),
      slots: Object.fromEntries(
        rule.slots.map((name, slot) => [name, matrixOf(slots[slot * parameters.length + index])]),
      ),
      coefficients,
      matrix,
    });
  });
}

afterEach(disposeEngines);

describe.each(await loadableEngines())('the %s engine', (engineName) => {
  it.each(updateRuleNames)('moves parameters and slots as %s does in double precision', async (name) => {
    const settings = { name, learningRate };
    const spec = updateRuleSpecSchema.parse(settings);
    const rule = updateRuleOf(spec);
    const engine = await openEngine(engineName, withUpdateRule(settings));
    const order = dataOrder(clusters.training.count, batchSize, 1);
    for (let step = 0; step < 8; step++) {
      const before = engine.exportState();
      const batch = order.batches(step, 1);
      const expected = expectedState(before, spec, batch, step);
      await engine.steps(batch, { ...startPosition(), step });
      const { parameters, slots } = engine.exportState();
      expected.forEach((value, index) => {
        value.parameter.values.forEach((wanted, at) => {
          expect(Math.abs((parameters[index]?.[at] as number) - wanted)).toBeLessThan(
            2e-4 * learningRate.base,
          );
          rule.slots.forEach((slotName, slot) => {
            const kept = slots[slot * parameters.length + index]?.[at] as number;
            expect(Math.abs(kept - (value.slots[slotName]?.values[at] as number))).toBeLessThan(1e-6);
          });
        });
      });
    }
  });
});
