import type { InverseHessian } from './inverseHessian.ts';
import type { Objective } from './likelihood.ts';
import type { Box } from './minimiseInBox.ts';
import { minimiseInBox } from './minimiseInBox.ts';

/** What is minimised: a function in a box, where a constraint is met. */
export type ConstrainedProblem = {
  objective: Objective;
  /** Zero where the constraint is met; NaN where it has no meaning. */
  gapAt: (point: Float64Array) => number;
  box: Box;
  /** ρ: the penalty on the square of the gap. */
  stiffness: number;
  /** A gap as small as this is closed; the multiplier accounts for the rest. */
  tolerance: number;
};

/** Where a search starts, and what an earlier one nearby has learnt. */
export type ConstrainedStart = {
  point: Float64Array;
  multiplier: number;
  inverseHessian: InverseHessian | null;
};

/** The least value of the function on the constraint; Infinity where no point that meets it was found. */
export type ConstrainedMinimum = ConstrainedStart & { value: number };

const mostRounds = 8;
/** Far below what matters: the curvature that an earlier search has left promises too little along a parabola's valley. */
const decrementTolerance = 1e-10;
/** A round need not end at its minimum: the next one goes on from there. */
const maxIterations = 30;

/**
 * Minimises f where h = 0 by an augmented Lagrangian: f + μh + ½ρh² is minimised without the constraint, then μ ← μ + ρh,
 * until h vanishes (Nocedal and Wright 2006, section 17.3).
 */
export function minimiseWithConstraint(
  problem: ConstrainedProblem,
  start: ConstrainedStart,
): ConstrainedMinimum {
  const { objective, gapAt, box, stiffness, tolerance } = problem;
  let { point, multiplier, inverseHessian } = start;
  for (let round = 0; round < mostRounds; round++) {
    const augmented = augment(objective, gapAt, multiplier, stiffness);
    const warm = inverseHessian === null ? {} : { inverseHessian };
    const end = minimiseInBox(augmented, point, box, { decrementTolerance, maxIterations, ...warm });
    point = end.point;
    inverseHessian = end.inverseHessian;
    const gap = gapAt(point);
    multiplier += stiffness * gap;
    if (Math.abs(gap) > tolerance) continue;
    const value = objective(point, new Float64Array(point.length)) + multiplier * gap;
    return { point, multiplier, inverseHessian, value };
  }
  return { point, multiplier, inverseHessian, value: Number.POSITIVE_INFINITY };
}

/** f + μh + ½ρh², with its gradient; Infinity where there is no figure. */
function augment(
  objective: Objective,
  gapAt: (point: Float64Array) => number,
  multiplier: number,
  stiffness: number,
): Objective {
  return (point, gradient) => {
    const gap = gapAt(point);
    if (!Number.isFinite(gap)) return Number.POSITIVE_INFINITY;
    const value = objective(point, gradient);
    const pull = multiplier + stiffness * gap;
    slopeOf(gapAt, point).forEach((slope, i) => {
      gradient[i] = (gradient[i] ?? 0) + pull * slope;
    });
    return value + multiplier * gap + (stiffness * gap * gap) / 2;
  };
}

/** Gradient by central differences; a coordinate along which the figure ends on one side gets that side's slope. */
export function slopeOf(figureAt: (point: Float64Array) => number, point: Float64Array): Float64Array {
  const offset = 1e-6;
  const moved = point.slice();
  return point.map((x, i) => {
    moved[i] = x + offset;
    const above = figureAt(moved);
    moved[i] = x - offset;
    const below = figureAt(moved);
    moved[i] = x;
    if (Number.isFinite(above) && Number.isFinite(below)) return (above - below) / (2 * offset);
    const here = figureAt(point);
    return Number.isFinite(above) ? (above - here) / offset : (here - below) / offset;
  });
}
