import { describe, expect, it } from '@jest/globals';
import type { Objective } from './likelihood.ts';
import { minimiseInBox } from './minimiseInBox.ts';

const rosenbrock: Objective = (point, gradient) => {
  const [x = 0, y = 0] = point;
  gradient[0] = -2 * (1 - x) - 400 * x * (y - x * x);
  gradient[1] = 200 * (y - x * x);
  return (1 - x) ** 2 + 100 * (y - x * x) ** 2;
};
const boxOf = (lower: number, upper: number) => ({
  lower: Float64Array.of(lower, lower),
  upper: Float64Array.of(upper, upper),
});
const options = { decrementTolerance: 1e-14 };

describe('minimiseInBox', () => {
  it("finds the bottom of Rosenbrock's valley", () => {
    const minimum = minimiseInBox(rosenbrock, Float64Array.of(-1.2, 1), boxOf(-5, 5), options);
    expect(minimum.status).toBe('decrementSmall');
    expect(minimum.point[0]).toBeCloseTo(1, 5);
    expect(minimum.point[1]).toBeCloseTo(1, 5);
    expect(minimum.evaluations).toBeLessThan(100);
  });

  it('stops exactly on a bound, and finds the best of what it leaves: y = x² where x ≤ 0.25', () => {
    const minimum = minimiseInBox(rosenbrock, Float64Array.of(-1.2, 0), boxOf(-2, 0.25), options);
    expect(minimum.point[0]).toBe(0.25);
    expect(minimum.point[1]).toBeCloseTo(0.0625, 5);
  });

  it('starts warm from the curvature of an earlier minimisation', () => {
    const cold = minimiseInBox(rosenbrock, Float64Array.of(-1.2, 1), boxOf(-5, 5), options);
    const { inverseHessian } = cold;
    const start = Float64Array.of(1.01, 1.01);
    const warm = minimiseInBox(rosenbrock, start, boxOf(-5, 5), { ...options, inverseHessian });
    expect(warm.evaluations).toBeLessThan(cold.evaluations / 2);
    expect(warm.point[0]).toBeCloseTo(1, 5);
  });

  it('says so where the function is not finite', () => {
    const infinite: Objective = () => Number.POSITIVE_INFINITY;
    const start = Float64Array.of(0, 0);
    expect(minimiseInBox(infinite, start, boxOf(-1, 1), options).status).toBe('notFinite');
  });

  it('says so where rounding stops it before the tolerance does', () => {
    const coarse: Objective = (point, gradient) => {
      const value = rosenbrock(point, gradient);
      return Math.round(value * 1000) / 1000;
    };
    const minimum = minimiseInBox(coarse, Float64Array.of(-1.2, 1), boxOf(-5, 5), options);
    expect(minimum.status).toBe('noDecrease');
  });
});
