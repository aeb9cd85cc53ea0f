import type { Objective } from './likelihood.ts';

/** Where a minimisation ended, why, and what it cost. */
export type Minimum = {
  point: Float64Array;
  value: number;
  /** Largest component of the projected gradient at `point`. */
  projectedGradient: number;
  /** BFGS's inverse Hessian: hand it to a fit of similar data to start warm. */
  inverseHessian: Float64Array;
  status: 'decrementSmall' | 'noDecrease' | 'maxIterations' | 'notFinite';
  iterations: number;
  evaluations: number;
};

export type Box = { lower: Float64Array; upper: Float64Array };

const maxIterations = 200;
const sufficientDecrease = 1e-4;

/**
 * Minimises a smooth function inside a box by BFGS on the coordinates that are free to move, with a projected
 * backtracking line search (Bertsekas 1982, SIAM J. Control Optim. 20(2), 221–246; Nocedal and Wright 2006, ch. 6).
 */
export function minimiseInBox(
  objective: Objective,
  start: Float64Array,
  box: Box,
  decrementTolerance: number,
  startInverseHessian?: Float64Array,
): Minimum {
  const size = start.length;
  let point = start.map((value, i) => clamp(value, box.lower[i], box.upper[i]));
  let gradient = new Float64Array(size);
  let value = objective(point, gradient);
  let inverseHessian = startInverseHessian?.slice() ?? identity(size);
  let fresh = startInverseHessian === undefined;
  let free = freeCoordinates(point, gradient, box);
  let evaluations = 1;

  for (let iterations = 0; ; iterations++) {
    const projectedGradient = largestFree(gradient, free);
    const end = (status: Minimum['status']): Minimum => ({
      point,
      value,
      projectedGradient,
      inverseHessian,
      status,
      iterations,
      evaluations,
    });
    if (!Number.isFinite(value)) return end('notFinite');
    if (projectedGradient === 0) return end('decrementSmall');
    if (iterations === maxIterations) return end('maxIterations');

    let direction = descentDirection(inverseHessian, gradient, free);
    if (dot(direction, gradient) >= 0) {
      inverseHessian = identity(size);
      fresh = true;
      direction = descentDirection(inverseHessian, gradient, free);
    }
    if (!fresh && -dot(direction, gradient) / 2 < decrementTolerance) return end('decrementSmall');
    // Without curvature yet, a unit of ln-parameter is as far as a step should dare.
    let step = fresh ? Math.min(1, 0.3 / projectedGradient) : 1;
    let next = point;
    let nextGradient = new Float64Array(size);
    let nextValue = Number.POSITIVE_INFINITY;
    for (; step > 1e-12; step *= 0.4) {
      next = point.map((x, i) => clamp(x + step * (direction[i] ?? 0), box.lower[i], box.upper[i]));
      nextValue = objective(next, nextGradient);
      evaluations += 1;
      if (nextValue <= value + sufficientDecrease * slopeAlong(gradient, point, next)) break;
    }
    if (step <= 1e-12) {
      if (fresh) return end('noDecrease');
      inverseHessian = identity(size);
      fresh = true;
      continue;
    }
    const moved = next.map((x, i) => x - (point[i] ?? 0));
    const turned = nextGradient.map((g, i) => g - (gradient[i] ?? 0));
    point = next;
    gradient = nextGradient;
    nextGradient = new Float64Array(size);
    value = nextValue;
    const nextFree = freeCoordinates(point, gradient, box);
    if (nextFree.some((isFree, i) => isFree !== free[i])) {
      inverseHessian = identity(size);
      fresh = true;
    } else {
      fresh = !updateInverseHessian(inverseHessian, moved, turned, fresh) && fresh;
    }
    free = nextFree;
  }
}

/** BFGS's update of the inverse Hessian in place; skipped (false) where the curvature along the step is not positive. */
function updateInverseHessian(
  inverse: Float64Array,
  moved: Float64Array,
  turned: Float64Array,
  rescale: boolean,
): boolean {
  const size = moved.length;
  const curvature = dot(moved, turned);
  if (!(curvature > 1e-14)) return false;
  if (rescale) inverse.set(identity(size).map((entry) => (entry * curvature) / dot(turned, turned)));
  const product = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++)
      product[i] = (product[i] ?? 0) + (inverse[i * size + j] ?? 0) * (turned[j] ?? 0);
  }
  const scale = (1 + dot(turned, product) / curvature) / curvature;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      const outer = scale * (moved[i] ?? 0) * (moved[j] ?? 0);
      const cross = ((product[i] ?? 0) * (moved[j] ?? 0) + (moved[i] ?? 0) * (product[j] ?? 0)) / curvature;
      inverse[i * size + j] = (inverse[i * size + j] ?? 0) + outer - cross;
    }
  }
  return true;
}

/** A coordinate is free unless it sits at a bound and descent would push it outside. */
function freeCoordinates(point: Float64Array, gradient: Float64Array, box: Box): boolean[] {
  return Array.from(point, (x, i) => {
    const slope = gradient[i] ?? 0;
    return !((x <= (box.lower[i] ?? x) && slope > 0) || (x >= (box.upper[i] ?? x) && slope < 0));
  });
}

function descentDirection(
  inverse: Float64Array,
  gradient: Float64Array,
  free: readonly boolean[],
): Float64Array {
  const size = gradient.length;
  return gradient.map((_, i) => {
    if (!free[i]) return 0;
    let sum = 0;
    for (let j = 0; j < size; j++) if (free[j]) sum -= (inverse[i * size + j] ?? 0) * (gradient[j] ?? 0);
    return sum;
  });
}

function largestFree(gradient: Float64Array, free: readonly boolean[]): number {
  return gradient.reduce((largest, slope, i) => (free[i] ? Math.max(largest, Math.abs(slope)) : largest), 0);
}

function slopeAlong(gradient: Float64Array, from: Float64Array, to: Float64Array): number {
  return gradient.reduce((sum, slope, i) => sum + slope * ((to[i] ?? 0) - (from[i] ?? 0)), 0);
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);
}

function identity(size: number): Float64Array {
  return Float64Array.from({ length: size * size }, (_, index) => (index % (size + 1) === 0 ? 1 : 0));
}

function clamp(x: number, lower = Number.NEGATIVE_INFINITY, upper = Number.POSITIVE_INFINITY): number {
  return Math.min(upper, Math.max(lower, x));
}
