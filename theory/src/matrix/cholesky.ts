/** Inverse of a symmetric positive definite matrix, row by row, through its Cholesky factor. */
export function invertSymmetric(matrix: Float64Array, size: number): Float64Array {
  const factor = choleskyFactor(matrix, size);
  const inverse = new Float64Array(size * size);
  const column = new Float64Array(size);
  for (let unit = 0; unit < size; unit++) {
    for (let i = 0; i < size; i++) {
      let sum = i === unit ? 1 : 0;
      for (let j = 0; j < i; j++) sum -= at(factor, i * size + j) * at(column, j);
      column[i] = sum / at(factor, i * size + i);
    }
    for (let i = size - 1; i >= 0; i--) {
      let sum = at(column, i);
      for (let j = i + 1; j < size; j++) sum -= at(factor, j * size + i) * at(column, j);
      column[i] = sum / at(factor, i * size + i);
    }
    inverse.set(column, unit * size);
  }
  return inverse;
}

/** xᵀAx of a symmetric matrix A. */
export function quadraticForm(matrix: Float64Array, vector: Float64Array): number {
  const size = vector.length;
  let sum = 0;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) sum += at(vector, i) * at(matrix, i * size + j) * at(vector, j);
  }
  return sum;
}

/**
 * L of A = LLᵀ, row by row, zero above its diagonal. Rounding may push a pivot of a nearly singular matrix below zero: none is
 * less than `leastPivot`.
 */
export function choleskyFactor(
  matrix: Float64Array,
  size: number,
  leastPivot = Number.MIN_VALUE,
): Float64Array {
  const factor = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = at(matrix, i * size + j);
      for (let k = 0; k < j; k++) sum -= at(factor, i * size + k) * at(factor, j * size + k);
      factor[i * size + j] = i === j ? Math.sqrt(Math.max(sum, leastPivot)) : sum / at(factor, j * size + j);
    }
  }
  return factor;
}

/** x of Lx = right, L as `choleskyFactor` gives it. */
export function forwardSolve(factor: Float64Array, right: Float64Array): Float64Array {
  const size = right.length;
  const solution = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    let sum = at(right, i);
    for (let k = 0; k < i; k++) sum -= at(factor, i * size + k) * at(solution, k);
    solution[i] = sum / at(factor, i * size + i);
  }
  return solution;
}

/** Lv, L as `choleskyFactor` gives it. */
export function factorTimes(factor: Float64Array, vector: Float64Array): Float64Array {
  const size = vector.length;
  const product = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    let sum = 0;
    for (let j = 0; j <= i; j++) sum += at(factor, i * size + j) * at(vector, j);
    product[i] = sum;
  }
  return product;
}

/** aᵀb; 0 of what is not there. */
export function dot(a: Float64Array = new Float64Array(), b: Float64Array = new Float64Array()): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function at(values: Float64Array, index: number): number {
  return values[index] ?? Number.NaN;
}
