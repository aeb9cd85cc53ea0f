import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { learningRateAt } from '../schedule/learningRate.ts';
import { type UpdateRuleSpec, updateRuleSpecSchema } from '../spec/optimiserSpec.ts';
import { numberArithmetic } from './numberArithmetic.ts';
import { updateRuleOf } from './updateRules.ts';

type Fixture = {
  batchSize: number;
  start: number[];
  gradients: number[][];
  cases: { optimiser: unknown; steps: { learningRate: number; parameters: number[] }[] }[];
};
const fixture: Fixture = JSON.parse(
  readFileSync(new URL('./fixtures/updates.json', import.meta.url), 'utf8'),
);

/** A parameter after every step of a rule through these gradients. */
function moved(spec: UpdateRuleSpec, start: number, gradients: number[], rates: number[]): number[] {
  const rule = updateRuleOf(spec);
  let parameter = start;
  let slots = Object.fromEntries(rule.slots.map((slot) => [slot, 0]));
  return gradients.map((gradient, step) => {
    const coefficients = rule.coefficients(spec, rates[step] ?? Number.NaN, step);
    ({ parameter, slots } = rule.update(numberArithmetic, { parameter, gradient, slots, coefficients }));
    return parameter;
  });
}

describe('a case worked by hand: two steps from θ = 1 with gradients 2 and 1, learning rate 0.1', () => {
  const after = (settings: object) =>
    moved(updateRuleSpecSchema.parse({ learningRate: { base: 0.1 }, ...settings }), 1, [2, 1], [0.1, 0.1]);

  it.each([
    ['sgd', { name: 'sgd' }, [0.8, 0.7]],
    // v = 2, then 0.5·2 + 1 = 2.
    ['momentum', { name: 'momentum', momentum: 0.5 }, [0.8, 0.6]],
    // 2 + 0.5·2 = 3, then 1 + 0.5·2 = 2.
    ['nesterov', { name: 'nesterov', momentum: 0.5 }, [0.7, 0.5]],
    // The first step of Adam is the learning rate, whatever the gradient; m̂ = 4/3, v̂ = 2 after the second.
    [
      'adam',
      { name: 'adam', firstMomentDecay: 0.5, secondMomentDecay: 0.5, epsilon: 1e-300 },
      [0.9, 0.9 - (0.1 * 4) / 3 / Math.sqrt(2)],
    ],
    // Each step keeps 1 − 0.1·0.2 of θ first.
    [
      'adamW',
      { name: 'adamW', firstMomentDecay: 0.5, secondMomentDecay: 0.5, epsilon: 1e-300, weightDecay: 0.2 },
      [0.88, 0.88 * 0.98 - (0.1 * 4) / 3 / Math.sqrt(2)],
    ],
    // v = 2, then 1.5.
    [
      'rmsProp',
      { name: 'rmsProp', secondMomentDecay: 0.5, epsilon: 1e-300 },
      [1 - 0.2 / Math.sqrt(2), 1 - 0.2 / Math.sqrt(2) - 0.1 / Math.sqrt(1.5)],
    ],
  ])('%s', (_name, settings, expected) => {
    after(settings).forEach((value, step) => {
      expect(value).toBeCloseTo(expected[step] ?? Number.NaN, 12);
    });
  });
});

describe('PyTorch (fixtures/pytorch.py)', () => {
  const cases = fixture.cases.map(({ optimiser, steps }) => {
    const spec = updateRuleSpecSchema.parse(optimiser);
    return { name: spec.name, schedule: spec.learningRate.schedule.name, spec, steps };
  });

  it('has every rule under every schedule', () => {
    expect(new Set(cases.map(({ name, schedule }) => `${name} ${schedule}`)).size).toBe(18);
  });

  it.each(cases)('has the learning rates and parameters of $name, $schedule', ({ spec, steps }) => {
    const rates = steps.map((_, step) => learningRateAt(spec.learningRate, step, fixture.batchSize));
    rates.forEach((rate, step) => {
      expect(rate / (steps[step]?.learningRate ?? Number.NaN)).toBeCloseTo(1, 12);
    });
    fixture.start.forEach((start, at) => {
      const gradients = fixture.gradients.map((gradient) => gradient[at] ?? Number.NaN);
      moved(spec, start, gradients, rates).forEach((value, step) => {
        expect(value / (steps[step]?.parameters[at] ?? Number.NaN)).toBeCloseTo(1, 11);
      });
    });
  });
});

describe('edges', () => {
  const gradientOfZero = (name: string) =>
    moved(updateRuleSpecSchema.parse({ name, learningRate: { base: 0.1 } }), 3, [0, 0, 0], [0.1, 0.1, 0.1]);

  it.each(['sgd', 'momentum', 'nesterov', 'adam', 'rmsProp'])(
    '%s stays where the gradient is zero',
    (name) => {
      expect(gradientOfZero(name)).toEqual([3, 3, 3]);
    },
  );

  it('adamW shrinks a parameter even there', () => {
    expect(gradientOfZero('adamW').at(-1)).toBeCloseTo(3 * (1 - 0.1 * 0.01) ** 3, 12);
  });
});
