import type { Arithmetic } from './arithmetic.ts';

/** Update rules on single numbers, in double precision. */
export const numberArithmetic: Arithmetic<number> = {
  plus: (a, b) => a + b,
  minus: (a, b) => a - b,
  times: (a, b) => a * b,
  over: (a, b) => a / b,
  squareRoot: Math.sqrt,
  sign: Math.sign,
};
