import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { learningRateAt } from '../schedule/learningRate.ts';
import { type UpdateRuleSpec, updateRuleSpecSchema } from '../spec/optimiserSpec.ts';
import { type Matrix, matrixArithmetic as on } from './matrixArithmetic.ts';
import { movedParameter } from './testing/movedParameter.ts';

type MatrixCase = {
  optimiser: unknown;
  unitsIn: number;
  unitsOut: number;
  start: number[];
  gradients: number[][];
  steps: { learningRate: number; parameters: number[] }[];
};
const fixture: { batchSize: number; matrices: MatrixCase[] } = JSON.parse(
  readFileSync(new URL('./fixtures/muon.json', import.meta.url), 'utf8'),
);

/** Without a momentum or a decay: a step is the direction itself. */
const direct = updateRuleSpecSchema.parse({
  name: 'muon',
  learningRate: { base: 1 },
  momentum: 0,
  weightDecay: 0,
});

/** Where a matrix of zeros is after each gradient. */
function pathOf(spec: UpdateRuleSpec, ...gradients: [Matrix, ...Matrix[]]): Matrix[] {
  const [{ rows, columns, values }] = gradients;
  const start = { rows, columns, values: values.map(() => 0) };
  const rates = gradients.map(() => 1);
  return movedParameter(spec, start, gradients, rates, { unitsIn: rows, unitsOut: columns });
}

describe('a matrix under muon', () => {
  it('has the steps of torch.optim.Muon (fixtures/muon.py), in three shapes', () => {
    expect(fixture.matrices.map(({ unitsIn, unitsOut }) => Math.sign(unitsOut - unitsIn))).toEqual([
      1, -1, 0,
    ]);
    for (const { optimiser, unitsIn, unitsOut, start, gradients, steps } of fixture.matrices) {
      const spec = updateRuleSpecSchema.parse(optimiser);
      const matrixOf = (values: number[]): Matrix => ({ rows: unitsIn, columns: unitsOut, values });
      const rates = steps.map((_, step) => learningRateAt(spec.learningRate, step, fixture.batchSize));
      const path = movedParameter(spec, matrixOf(start), gradients.map(matrixOf), rates, {
        unitsIn,
        unitsOut,
      });
      expect(path).toHaveLength(steps.length);
      path.forEach(({ values }, step) => {
        expect((rates[step] as number) / (steps[step]?.learningRate ?? Number.NaN)).toBeCloseTo(1, 12);
        values.forEach((value, at) => {
          expect(value).toBeCloseTo(steps[step]?.parameters[at] ?? Number.NaN, 11);
        });
      });
    }
  });

  // U·diag(s)·Vᵀ with turns by 30° and 50° about an axis, s = 3, 1 and 0.02, and a column of zeros.
  it('keeps the singular vectors of a gradient, and sends each value through the polynomial', () => {
    const turn = (degrees: number): Matrix => {
      const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
      return { rows: 3, columns: 3, values: [cos, -sin, 0, sin, cos, 0, 0, 0, 1] };
    };
    const singular = [3, 1, 0.02];
    const diagonal = (values: number[]): Matrix => {
      const [first = 0, second = 0, third = 0] = values;
      return { rows: 3, columns: 4, values: [first, 0, 0, 0, 0, second, 0, 0, 0, 0, third, 0] };
    };
    const right: Matrix = {
      rows: 4,
      columns: 4,
      values: [...[0.6, 0.8, 0, 0], ...[-0.8, 0.6, 0, 0], ...[0, 0, 0.28, 0.96], ...[0, 0, -0.96, 0.28]],
    };
    const between = (values: number[]) => on.product(on.product(turn(30), diagonal(values)), right);
    const norm = Math.hypot(...singular);
    const sent = singular.map((value) => {
      let x = value / norm;
      for (let round = 0; round < 5; round++) x = 3.4445 * x - 4.775 * x ** 3 + 2.0315 * x ** 5;
      return x;
    });
    expect(Math.max(...sent)).toBeLessThan(1.3);
    expect(sent.slice(0, 2).every((value) => value > 0.6)).toBe(true);
    const [{ values } = { values: [] }] = pathOf(direct, between(singular));
    const wanted = between(sent.map((value) => -Math.sqrt(4 / 3) * value)).values;
    expect(values).toHaveLength(12);
    values.forEach((value, at) => {
      expect(value).toBeCloseTo(wanted[at] as number, 12);
    });
  });

  // √(2/1) for two units from one, 1 for one from two; 1/√2 each through the polynomial is x.
  it('moves by the root of out/in where more units leave than come in, and by 1 elsewhere', () => {
    const wide: Matrix = { rows: 1, columns: 2, values: [5, 5] };
    const tall = on.transposed(wide);
    const [moved] = pathOf(direct, wide) as [Matrix];
    const [other] = pathOf(direct, tall) as [Matrix];
    expect((moved.values[0] as number) / (other.values[0] as number)).toBeCloseTo(Math.SQRT2, 12);
  });

  it('moves alike whatever the scale of its gradients', () => {
    const gradient: Matrix = { rows: 2, columns: 2, values: [1, 2, -0.5, 0.3] };
    const [moved] = pathOf(direct, gradient) as [Matrix];
    const [other] = pathOf(direct, on.times(on.number(1e-4), gradient)) as [Matrix];
    moved.values.forEach((value, at) => {
      expect(other.values[at]).toBeCloseTo(value, 12);
    });
  });

  it('stays where the gradient is zero, and shrinks there by its own learning rate', () => {
    const zero: Matrix = { rows: 2, columns: 2, values: [0, 0, 0, 0] };
    expect(pathOf(direct, zero, zero).at(-1)?.values).toEqual([0, 0, 0, 0]);
    const spec = { ...direct, weightDecay: 0.1 } as UpdateRuleSpec;
    const start: Matrix = { rows: 2, columns: 2, values: [1, 2, 3, 4] };
    const path = movedParameter(spec, start, [zero, zero], [0.5, 0.5], { unitsIn: 2, unitsOut: 2 });
    path.at(-1)?.values.forEach((value, at) => {
      expect(value).toBeCloseTo((at + 1) * 0.95 ** 2, 12);
    });
  });
});
