import type { Law } from '../laws/laws.ts';
import type { FittedLaw } from './fitLaw.ts';
import { boxOf, startAt, startingShapes } from './fitLaw.ts';
import type { InverseHessian } from './inverseHessian.ts';
import { shapeAt } from './lawAtPoint.ts';
import type { Objective } from './likelihood.ts';
import { negativeLogLikelihood } from './likelihood.ts';
import { minimiseInBox } from './minimiseInBox.ts';
import type { BatchSizeObservations } from './observations.ts';
import type { LogFigure, Profile } from './profileLikelihood.ts';
import { deltaVariance } from './profileLikelihood.ts';

/** Index of the coordinate that follows from b* and the others: that of the first shape parameter. */
const held = 1;
/** Log-likelihood still to be gained where a search ends, and where one from afar is given up unless it can still win. */
const tolerance = 1e-8;
const roughTolerance = 1e-2;
const maxIterations = 500;

/** The likeliest of the other coordinates where ln b* has a value. */
type Held = { logValue: number; rest: Float64Array; inverseHessian?: InverseHessian };

/**
 * Profile likelihood of b*, each law written in terms of it: the first shape parameter follows from b* and the others, and
 * the search goes on in what is left, without a constraint. It starts from the nearest value that was asked for and from
 * the law's own starts: under `blurredBound` the likeliest blur jumps from one wall to another as b* moves. Null where
 * the fit has no b*.
 */
export function profileOfMinimiser(
  fitted: FittedLaw,
  observations: readonly BatchSizeObservations[],
  logMinimiser: LogFigure,
): Profile | null {
  const { law, point, minimum, noise } = fitted;
  const logValue = logMinimiser(law, point);
  if (!Number.isFinite(logValue)) return null;
  const objective = negativeLogLikelihood(law, observations, noise);
  const { lower, upper } = boxOf(law, observations);
  const box = { lower: withoutHeld(lower), upper: withoutHeld(upper) };
  const shapes = distinctRests(startingShapes(law, observations));
  const known: Held[] = [{ logValue, rest: withoutHeld(point) }];

  const devianceAt = (asked: number): number => {
    if (asked === logValue) return 0;
    const objectiveHere = holdMinimiser(law, objective, asked);
    const search = ({ rest, inverseHessian }: Omit<Held, 'logValue'>, decrementTolerance: number) => {
      const warm = inverseHessian === undefined ? {} : { inverseHessian };
      return minimiseInBox(objectiveHere, rest, box, { decrementTolerance, maxIterations, ...warm });
    };
    const near = search(nearestTo(known, asked), tolerance);
    const ends = shapes.map((shape) => {
      const first = law.firstParameterWithMinimiser(Math.exp(asked), shape);
      const rest = withoutHeld(startAt(law, observations, [first, ...shape.slice(1)]));
      const rough = search({ rest }, roughTolerance);
      const mayWin = rough.value - 10 * roughTolerance < near.value;
      return mayWin ? search({ ...rough, rest: rough.point }, tolerance) : rough;
    });
    const least = ends.reduce((a, b) => (b.value < a.value || Number.isNaN(a.value) ? b : a), near);
    if (!Number.isFinite(least.value)) return Number.POSITIVE_INFINITY;
    known.push({ logValue: asked, rest: least.point, inverseHessian: least.inverseHessian });
    return Math.max(0, 2 * (least.value - minimum.value));
  };
  return { logValue, devianceAt, roughError: Math.sqrt(deltaVariance(fitted, logMinimiser)) };
}

/** The likelihood as a function of the coordinates that are left where b* is given. */
function holdMinimiser(law: Law, objective: Objective, logMinimiser: number): Objective {
  const batchSize = Math.exp(logMinimiser);
  const isLogarithm = law.shapeParameters[0]?.coordinate === 'logarithm';
  const heldAt = (point: Float64Array) => {
    const first = law.firstParameterWithMinimiser(batchSize, shapeAt(law, point));
    return isLogarithm ? Math.log(first) : first;
  };
  const offset = 1e-6;
  const size = law.shapeParameters.length + 2;
  const [point, whole] = [new Float64Array(size), new Float64Array(size)];
  return (rest, gradient) => {
    point[0] = rest[0] ?? Number.NaN;
    point[held] = 0;
    for (let i = held; i < rest.length; i++) point[i + 1] = rest[i] ?? Number.NaN;
    const at = heldAt(point);
    if (!Number.isFinite(at)) return Number.POSITIVE_INFINITY;
    point[held] = at;
    const value = objective(point, whole);
    gradient[0] = whole[0] ?? 0;
    for (let i = held; i < rest.length; i++) gradient[i] = whole[i + 1] ?? 0;
    // The last two coordinates, level and scatter, do not move the minimum.
    for (let i = held; i < rest.length - 1; i++) {
      const here = point[i + 1] ?? Number.NaN;
      point[i + 1] = here + offset;
      const beyond = heldAt(point);
      point[i + 1] = here;
      gradient[i] = (gradient[i] ?? 0) + ((whole[held] ?? 0) * (beyond - at)) / offset;
    }
    return value;
  };
}

function nearestTo(known: readonly Held[], asked: number): Held {
  const distance = ({ logValue }: Held) => Math.abs(logValue - asked);
  return known.reduce((a, b) => (distance(b) < distance(a) ? b : a));
}

function withoutHeld(point: Float64Array): Float64Array {
  return point.filter((_, i) => i !== held);
}

/** Starting shapes that differ in more than what b* determines. */
function distinctRests(shapes: readonly number[][]): number[][] {
  return [...new Map(shapes.map((shape) => [shape.slice(1).join(), shape])).values()];
}
