import { describe, expect, it } from '@jest/globals';
import { choleskyFactor, invertSymmetric, quadraticForm } from './cholesky.ts';

describe('a symmetric positive definite matrix', () => {
  it('of [4 2; 2 5] has the factor [2 0; 1 2] and the inverse [5 −2; −2 4]/16', () => {
    const matrix = Float64Array.of(4, 2, 2, 5);
    expect([...choleskyFactor(matrix, 2)]).toEqual([2, 0, 1, 2]);
    expect([...invertSymmetric(matrix, 2)]).toEqual([5 / 16, -2 / 16, -2 / 16, 4 / 16]);
  });

  it('times its inverse is one, though its scales are far apart', () => {
    const matrix = Float64Array.of(1e8, 1e3, 0.5, 1e3, 2, 1e-3, 0.5, 1e-3, 1e-4);
    const inverse = invertSymmetric(matrix, 3);
    for (let i = 0; i < 3; i++) {
      for (let j = 0; j < 3; j++) {
        let sum = 0;
        for (let k = 0; k < 3; k++) sum += (matrix[i * 3 + k] ?? 0) * (inverse[k * 3 + j] ?? 0);
        expect(sum).toBeCloseTo(i === j ? 1 : 0, 6);
      }
    }
  });

  it('has the quadratic form that its entries say', () => {
    expect(quadraticForm(Float64Array.of(4, 2, 2, 5), Float64Array.of(1, -1))).toBe(4 - 2 - 2 + 5);
  });
});
