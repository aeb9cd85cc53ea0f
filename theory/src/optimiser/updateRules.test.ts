import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { learningRateAt } from '../schedule/learningRate.ts';
import { type UpdateRuleSpec, updateRuleSpecSchema } from '../spec/optimiserSpec.ts';
import { matrixArithmetic } from './matrixArithmetic.ts';
import { movedParameter } from './testing/movedParameter.ts';
import { updateRuleNames, updateRules } from './updateRules.ts';

/** What a generator beside it writes: a case worked by hand for each of its rules, and another implementation's steps. */
type Fixture = {
  batchSize: number;
  start: number[];
  gradients: number[][];
  worked: { optimiser: unknown; parameters: number[] }[];
  cases: { optimiser: unknown; steps: { learningRate: number; parameters: number[] }[] }[];
};
const folder = new URL('./fixtures/', import.meta.url);
const fixtures = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => ({
    generator: file.replace('.json', '.py'),
    ...(JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Fixture),
  }));

/** A parameter that is no matrix after every step of a rule through these gradients. */
function moved(spec: UpdateRuleSpec, start: number, gradients: number[], rates: number[]): number[] {
  return movedParameter(
    spec,
    matrixArithmetic.number(start),
    gradients.map(matrixArithmetic.number),
    rates,
    null,
  ).map(({ values }) => values[0] as number);
}

describe('a case worked by hand: two steps from θ = 1 with gradients 2 and 1, learning rate 0.1', () => {
  const worked = fixtures.flatMap((fixture) =>
    fixture.worked.map(({ optimiser, parameters }) => {
      const spec = updateRuleSpecSchema.parse(optimiser);
      return { name: spec.name, spec, parameters };
    }),
  );

  it('is there for every rule', () => {
    expect(worked.map(({ name }) => name).toSorted()).toEqual(updateRuleNames.toSorted());
  });

  it.each(worked)('$name', ({ spec, parameters }) => {
    const steps = moved(spec, 1, [2, 1], [0.1, 0.1]);
    expect(parameters).toHaveLength(2);
    parameters.forEach((expected, step) => {
      expect(steps[step]).toBeCloseTo(expected, 12);
    });
  });
});

describe('another implementation (fixtures/)', () => {
  const cases = fixtures.flatMap(({ cases, ...fixture }) =>
    cases.map(({ optimiser, steps }) => {
      const spec = updateRuleSpecSchema.parse(optimiser);
      return { name: spec.name, schedule: spec.learningRate.schedule.name, spec, steps, ...fixture };
    }),
  );

  it('has every rule under every schedule', () => {
    const schedules = ['constant', 'cosine', 'step'];
    expect(cases.map(({ name, schedule }) => `${name} ${schedule}`).toSorted()).toEqual(
      updateRuleNames.flatMap((name) => schedules.map((schedule) => `${name} ${schedule}`)).toSorted(),
    );
  });

  it.each(cases)(
    'has the learning rates and parameters of $name, $schedule ($generator)',
    ({ spec, steps, batchSize, start, gradients }) => {
      expect(steps).toHaveLength(gradients.length);
      const rates = steps.map((_, step) => learningRateAt(spec.learningRate, step, batchSize));
      rates.forEach((rate, step) => {
        expect(rate / (steps[step]?.learningRate ?? Number.NaN)).toBeCloseTo(1, 12);
      });
      start.forEach((value, at) => {
        const met = gradients.map((gradient) => gradient[at] ?? Number.NaN);
        moved(spec, value, met, rates).forEach((parameter, step) => {
          expect(parameter / (steps[step]?.parameters[at] ?? Number.NaN)).toBeCloseTo(1, 11);
        });
      });
    },
  );
});

describe('edges', () => {
  const gradientOfZero = (settings: object) =>
    moved(
      updateRuleSpecSchema.parse({ learningRate: { base: 0.1 }, ...settings }),
      3,
      [0, 0, 0],
      [0.1, 0.1, 0.1],
    );

  it.each(updateRuleNames)('%s stays where the gradient is zero and no weight decays', (name) => {
    const settings = 'weightDecay' in updateRules[name].settings ? { weightDecay: 0 } : {};
    expect(gradientOfZero({ name, ...settings })).toEqual([3, 3, 3]);
  });

  it('adamW shrinks a parameter even there', () => {
    expect(gradientOfZero({ name: 'adamW' }).at(-1)).toBeCloseTo(3 * (1 - 0.1 * 0.01) ** 3, 12);
  });
});
