import type { InverseHessian } from './inverseHessian.ts';
import { descentDirection, dot, identityHessian, updateInverseHessian } from './inverseHessian.ts';
import type { Objective } from './likelihood.ts';

// Bound once: see fit/normal.ts. Loops, here and in inverseHessian.ts: of arrays of four numbers, `map` takes most of a fit's time.
const { abs, max, min } = Math;

/** Where a minimisation ended, why, and what it cost. */
export type Minimum = {
  point: Float64Array;
  value: number;
  /** Largest component of the gradient among the coordinates free to move. */
  projectedGradient: number;
  /** Hand it to the minimisation of a similar function to start warm. */
  inverseHessian: InverseHessian;
  /** decrementSmall: what is still to be gained is below the tolerance. noDecrease: rounding stopped the search. */
  status: 'decrementSmall' | 'noDecrease' | 'maxIterations' | 'notFinite';
  iterations: number;
  evaluations: number;
};

export type Box = { lower: Float64Array; upper: Float64Array };

export type MinimiseOptions = {
  /** Stop where the quadratic model promises less than this: ½gᵀHg, in units of the objective. */
  decrementTolerance: number;
  inverseHessian?: InverseHessian;
  maxIterations?: number;
};

const sufficientDecrease = 1e-4;
const backtrackFactor = 0.4;
const leastStep = 1e-12;

/**
 * Minimises a smooth function inside a box by BFGS on the coordinates that are free to move, with a projected
 * backtracking line search (Bertsekas 1982, SIAM J. Control Optim. 20(2), 221–246; Nocedal and Wright 2006, ch. 6).
 */
export function minimiseInBox(
  objective: Objective,
  start: Float64Array,
  box: Box,
  options: MinimiseOptions,
): Minimum {
  const size = start.length;
  // Written over again and again: thousands of fits of a bootstrap would leave the collector as much to do as they do themselves.
  let [point, next] = [new Float64Array(size), new Float64Array(size)];
  let [gradient, nextGradient] = [new Float64Array(size), new Float64Array(size)];
  const [moved, turned] = [new Float64Array(size), new Float64Array(size)];
  moveInside(point, start, next, 0, box);
  let value = objective(point, gradient);
  let free = freeCoordinates(point, gradient, box);
  let inverseHessian = options.inverseHessian?.slice() ?? identityHessian(size);
  // A fresh inverse Hessian knows no curvature: its decrement means nothing.
  let isFresh = options.inverseHessian === undefined;
  const { maxIterations = 200 } = options;
  // One search may fail on stale curvature; where a second does, rounding hides what is left.
  let hasFailed = false;
  let evaluations = 1;
  const forgetCurvature = () => {
    inverseHessian = identityHessian(size);
    isFresh = true;
  };

  for (let iterations = 0; ; iterations++) {
    const projectedGradient = largestFree(gradient, free);
    const end = (status: Minimum['status']): Minimum => {
      return { point, value, projectedGradient, inverseHessian, status, iterations, evaluations };
    };
    if (!Number.isFinite(value)) return end('notFinite');
    if (projectedGradient === 0) return end('decrementSmall');
    if (iterations === maxIterations) return end('maxIterations');

    let direction = descentDirection(inverseHessian, gradient, free);
    if (dot(direction, gradient) >= 0) {
      forgetCurvature();
      direction = descentDirection(inverseHessian, gradient, free);
    }
    if (!isFresh && -dot(direction, gradient) / 2 < options.decrementTolerance) return end('decrementSmall');

    // Coordinates are logarithms: without curvature, a third of a unit is as far as a first step should dare.
    let step = isFresh ? Math.min(1, 0.3 / projectedGradient) : 1;
    let nextValue = Number.POSITIVE_INFINITY;
    for (; step > leastStep; step *= backtrackFactor) {
      moveInside(next, point, direction, step, box);
      subtract(moved, next, point);
      nextValue = objective(next, nextGradient);
      evaluations += 1;
      // At the minimum the decrease asked for is lost in rounding: a step that gains nothing would be taken for ever.
      if (nextValue < value && nextValue <= value + sufficientDecrease * dot(gradient, moved)) break;
    }
    if (step <= leastStep) {
      if (isFresh || hasFailed) return end('noDecrease');
      hasFailed = true;
      forgetCurvature();
      continue;
    }

    subtract(turned, nextGradient, gradient);
    [point, next] = [next, point];
    [gradient, nextGradient] = [nextGradient, gradient];
    value = nextValue;
    const nextFree = freeCoordinates(point, gradient, box);
    if (nextFree.some((isFree, i) => isFree !== free[i])) forgetCurvature();
    else if (updateInverseHessian(inverseHessian, moved, turned, isFresh)) isFresh = false;
    free = nextFree;
  }
}

/** A coordinate is free unless it sits at a bound and descent would push it outside. */
function freeCoordinates(point: Float64Array, gradient: Float64Array, box: Box): boolean[] {
  const free: boolean[] = [];
  for (let i = 0; i < point.length; i++) {
    const x = point[i] ?? Number.NaN;
    const slope = gradient[i] ?? 0;
    free.push(!((x <= (box.lower[i] ?? x) && slope > 0) || (x >= (box.upper[i] ?? x) && slope < 0)));
  }
  return free;
}

function largestFree(gradient: Float64Array, free: readonly boolean[]): number {
  let largest = 0;
  for (let i = 0; i < gradient.length; i++) if (free[i]) largest = max(largest, abs(gradient[i] ?? 0));
  return largest;
}

/** From a point along a direction, to the nearest point of the box. */
function moveInside(
  to: Float64Array,
  from: Float64Array,
  direction: Float64Array,
  step: number,
  { lower, upper }: Box,
): void {
  for (let i = 0; i < to.length; i++) {
    const x = (from[i] ?? 0) + step * (direction[i] ?? 0);
    to[i] = min(upper[i] ?? x, max(lower[i] ?? x, x));
  }
}

function subtract(to: Float64Array, a: Float64Array, b: Float64Array): void {
  for (let i = 0; i < to.length; i++) to[i] = (a[i] ?? 0) - (b[i] ?? 0);
}
