/**
 * Arithmetic in which an update rule is written once and run everywhere: on numbers here, on tensors in the reference
 * engine, as nodes of a graph in the onnx engine. An operand of one element meets every element of the other.
 */
export interface Arithmetic<Value> {
  plus(a: Value, b: Value): Value;
  minus(a: Value, b: Value): Value;
  times(a: Value, b: Value): Value;
  over(a: Value, b: Value): Value;
  squareRoot(a: Value): Value;
  /** −1, 0 or 1. */
  sign(a: Value): Value;
  greater(a: Value, b: Value): Value;
  /** One element: the number itself. */
  number(value: number): Value;
  /** One element: the sum of all. */
  sum(a: Value): Value;
  /** Product of two matrices. */
  product(a: Value, b: Value): Value;
  transposed(a: Value): Value;
}
