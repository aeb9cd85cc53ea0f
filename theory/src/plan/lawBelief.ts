import type { Crossing } from '../estimate/estimate.type.ts';
import type { FittedLaw } from '../fit/fitLaw.ts';
import { boxOf, fitLaw } from '../fit/fitLaw.ts';
import { logStepsAt, minimiserAt, scatterAt, shapeAt } from '../fit/lawAtPoint.ts';
import type { BatchSizeObservations } from '../fit/observations.ts';
import { countArrivals, observationsOf } from '../fit/observations.ts';
import type { BatchSizeRange } from '../laws/law.type.ts';
import type { Law } from '../laws/laws.ts';
import { laws } from '../laws/laws.ts';
import { invertSymmetric, quadraticForm } from '../matrix/cholesky.ts';
import type { EvaluationTimes } from './evaluationTimes.ts';
import { countBelow } from './evaluationTimes.ts';
import { runInformation } from './runInformation.ts';

/** What the planner holds of one law: its fit, how far it is believed, and how well its parameters are known. */
export type LawBelief = {
  law: Law;
  point: Float64Array;
  /** s with which runs are predicted. */
  scatter: number;
  weight: number;
  /** Information about the point's coordinates, that of a weak prior included, and its inverse. */
  information: Float64Array;
  covariance: Float64Array;
  /** ln of the batch size of least work under this law, and its slope in the point's coordinates. */
  logLeast: number;
  slope: Float64Array;
};

/** ln s is known beforehand to about a factor of three. */
const scatterPriorDeviation = 1;
/** A prior's standard deviation, as a share of the box a parameter is sought in: it only keeps the matrix regular. */
const priorShareOfBox = 1 / 4;

/**
 * Fits every law that the arrivals can carry, weighs them by AIC, and adds up the expected information of all runs.
 *
 * AIC and not AICc: with a handful of runs the correction for few observations would decide alone, and a planner that
 * trusts the simplest law for want of runs never measures what would refute it.
 */
export function lawBeliefs(
  crossings: readonly Crossing[],
  range: BatchSizeRange,
  times: EvaluationTimes,
): LawBelief[] {
  const observations = observationsOf(crossings);
  const arrivals = countArrivals(observations);
  const fits = Object.values(laws)
    .filter((law) => arrivals >= law.shapeParameters.length + 2)
    .map((law) => ({ fit: fitLaw(law, observations), parameters: law.shapeParameters.length + 2 }))
    .filter(({ fit }) => Number.isFinite(fit.logLikelihood));
  const best = Math.max(...fits.map(({ fit, parameters }) => fit.logLikelihood - parameters));
  const evidence = fits.map(({ fit, parameters }) => Math.exp(fit.logLikelihood - parameters - best));
  const total = evidence.reduce((sum, share) => sum + share, 0);
  return fits
    .map(({ fit }, i) => {
      const weight = (evidence[i] ?? 0) / total;
      return beliefOf(fit, weight, { crossings, observations, range, times });
    })
    .filter(({ weight }) => weight > 1e-6)
    .sort((a, b) => b.weight - a.weight);
}

type Knowledge = {
  crossings: readonly Crossing[];
  observations: readonly BatchSizeObservations[];
  range: BatchSizeRange;
  times: EvaluationTimes;
};

function beliefOf(fit: FittedLaw, weight: number, known: Knowledge): LawBelief {
  const { law, point } = fit;
  const arrivals = countArrivals(known.observations);
  // Maximum likelihood understates s, as if no parameter had been fitted to the same runs; and scatter that an evaluation
  // interval hides cannot be told from none.
  const spent = law.shapeParameters.length + 1;
  const unbiased = scatterAt(point) * Math.sqrt(arrivals / Math.max(1, arrivals - spent));
  const scatter = Math.max(unbiased, Math.log(known.times.ratio) / Math.sqrt(12));
  const size = point.length;
  const box = boxOf(law, known.observations);
  const information = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    const width = (box.upper[i] ?? 0) - (box.lower[i] ?? 0);
    const deviation = i === size - 1 ? scatterPriorDeviation : width * priorShareOfBox;
    information[i * size + i] = 1 / deviation ** 2;
  }
  const belief = { law, point, scatter, weight, information };
  for (const { batchSize, lowerSteps, upperSteps } of known.crossings) {
    const edges = upperSteps === null ? countBelow(known.times.steps, lowerSteps + 0.5) : undefined;
    addRun(belief, batchSize, known.times.logSteps.subarray(0, edges));
  }
  const covariance = invertSymmetric(information, size);
  const leastAt = (at: Float64Array) => logLeastWork(law, at, known.range);
  return {
    ...belief,
    covariance,
    logLeast: leastAt(point),
    slope: slopeOver(leastAt, point, information, box),
  };
}

/** ln K under the law, and its derivative in the point's coordinates; null where the law says that a run never arrives. */
export function prediction(
  { law, point }: Pick<LawBelief, 'law' | 'point'>,
  batchSize: number,
): { centre: number; gradient: Float64Array } | null {
  const centre = logStepsAt(law, point, batchSize);
  if (!Number.isFinite(centre)) return null;
  const gradient = new Float64Array(point.length);
  gradient[0] = 1;
  law.logShapeGradient(batchSize, shapeAt(law, point), gradient.subarray(1, point.length - 1));
  return { centre, gradient };
}

/** The belief once a run with these evaluations will have been seen: its expected information added. */
export function afterRun(belief: LawBelief, batchSize: number, logSteps: Float64Array): LawBelief {
  const information = belief.information.slice();
  addRun({ ...belief, information }, batchSize, logSteps);
  return { ...belief, information, covariance: invertSymmetric(information, belief.point.length) };
}

/** Var(ln b*) under the law, by the delta method. */
export function logLeastVariance({ covariance, slope }: LawBelief): number {
  return quadraticForm(covariance, slope);
}

function addRun(
  belief: Pick<LawBelief, 'law' | 'point' | 'scatter' | 'information'>,
  batchSize: number,
  logSteps: Float64Array,
): void {
  const predicted = prediction(belief, batchSize);
  if (predicted === null) return;
  const { centre, gradient } = predicted;
  const { location, cross, spread } = runInformation(centre, belief.scatter, logSteps);
  const { information } = belief;
  const size = gradient.length;
  const last = size - 1;
  const add = (i: number, j: number, amount: number) => {
    information[i * size + j] = (information[i * size + j] ?? 0) + amount;
  };
  for (let i = 0; i < last; i++) {
    const along = gradient[i] ?? 0;
    for (let j = 0; j < last; j++) add(i, j, location * along * (gradient[j] ?? 0));
    add(i, last, cross * along);
    add(last, i, cross * along);
  }
  add(last, last, spread);
}

/**
 * ln of the batch size of least work, no further than twofold outside the range. A law without a minimum has it at the
 * smallest batch size: the doubt whether there is a minimum is then one about where the least work is.
 */
function logLeastWork(law: Law, point: Float64Array, { lower, upper }: BatchSizeRange): number {
  const minimiser = minimiserAt(law, point) ?? 0;
  return Math.log(Math.min(2 * upper, Math.max(lower / 2, minimiser)));
}

/**
 * Slope of a figure in each coordinate, taken over the standard deviation that it has while the others stand still: the
 * figure is cut off at the edges of the range, where it has no slope at a point.
 */
function slopeOver(
  figure: (point: Float64Array) => number,
  point: Float64Array,
  information: Float64Array,
  box: { lower: Float64Array; upper: Float64Array },
): Float64Array {
  const size = point.length;
  return point.map((at, i) => {
    if (i === 0 || i === size - 1) return 0;
    const deviation = Math.min(0.3, 1 / Math.sqrt(information[i * size + i] ?? 1));
    const below = Math.max(box.lower[i] ?? at, at - deviation);
    const above = Math.min(box.upper[i] ?? at, at + deviation);
    const moved = (to: number) => figure(point.with(i, to));
    return above > below ? (moved(above) - moved(below)) / (above - below) : 0;
  });
}
