import type { MatrixExtents } from '../../spec/hiddenMatrices.ts';
import { settingsOf, type UpdateRuleSpec } from '../../spec/optimiserSpec.ts';
import { type Matrix, matrixArithmetic } from '../matrixArithmetic.ts';
import { updateRuleOf } from '../updateRules.ts';

/** A parameter after every step of a rule through these gradients, in double precision. */
export function movedParameter(
  spec: UpdateRuleSpec,
  start: Matrix,
  gradients: readonly Matrix[],
  rates: readonly number[],
  matrix: MatrixExtents | null,
): Matrix[] {
  const rule = updateRuleOf(spec);
  let parameter = start;
  let slots = Object.fromEntries(rule.slots.map((slot) => [slot, zerosLike(start)]));
  return gradients.map((gradient, step) => {
    const numbers = Object.entries(rule.coefficients(settingsOf(spec), rates[step] ?? Number.NaN, step));
    const coefficients = Object.fromEntries(
      numbers.map(([name, value]) => [name, matrixArithmetic.number(value)]),
    );
    const state = { parameter, gradient, slots, coefficients, matrix };
    ({ parameter, slots } = rule.update(matrixArithmetic, state));
    return parameter;
  });
}

function zerosLike({ rows, columns, values }: Matrix): Matrix {
  return { rows, columns, values: values.map(() => 0) };
}
