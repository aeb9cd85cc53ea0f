import type { Arithmetic } from './arithmetic.ts';

/** A matrix row by row; a number has one row and one column. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: readonly number[];
}

/** Update rules in double precision. */
export const matrixArithmetic: Arithmetic<Matrix> = {
  plus: elementwise((a, b) => a + b),
  minus: elementwise((a, b) => a - b),
  times: elementwise((a, b) => a * b),
  over: elementwise((a, b) => a / b),
  greater: elementwise(Math.max),
  squareRoot: (a) => ({ ...a, values: a.values.map(Math.sqrt) }),
  sign: (a) => ({ ...a, values: a.values.map(Math.sign) }),
  number: (value) => ({ rows: 1, columns: 1, values: [value] }),
  sum: (a) => matrixArithmetic.number(a.values.reduce((sum, value) => sum + value, 0)),
  product: (a, b) =>
    filled(a.rows, b.columns, (row, column) => {
      let sum = 0;
      for (let at = 0; at < a.columns; at++) sum += element(a, row, at) * element(b, at, column);
      return sum;
    }),
  transposed: (a) => filled(a.columns, a.rows, (row, column) => element(a, column, row)),
};

function elementwise(apply: (a: number, b: number) => number): (a: Matrix, b: Matrix) => Matrix {
  return (a, b) => {
    const { rows, columns } = a.values.length > 1 ? a : b;
    return filled(rows, columns, (row, column) => apply(element(a, row, column), element(b, row, column)));
  };
}

function element({ columns, values }: Matrix, row: number, column: number): number {
  return values[values.length > 1 ? row * columns + column : 0] as number;
}

function filled(rows: number, columns: number, at: (row: number, column: number) => number): Matrix {
  const values = Array.from({ length: rows * columns }, (_, index) =>
    at(Math.floor(index / columns), index % columns),
  );
  return { rows, columns, values };
}
