import type { FittedLaw } from '../fit/fitLaw.ts';
import { boxOf, refitLaw } from '../fit/fitLaw.ts';
import { logStepsAt, minimiserAt, scatterAt } from '../fit/lawAtPoint.ts';
import { negativeLogLikelihood } from '../fit/likelihood.ts';
import type { BatchSizeObservations } from '../fit/observations.ts';
import { countArrivals } from '../fit/observations.ts';
import { cumulativeOfStudentT, noiseDegreesOfFreedom } from '../fit/studentT.ts';
import { studentQuantile } from '../probability/studentQuantile.ts';
import type { Crossing, RunInfluence, Sensitivity } from './estimate.type.ts';

/**
 * b* of a law without each batch size in turn, and the jackknife's interval over batch sizes: se² = (g − 1)/g·Σ(ln b*₍ⱼ₎ − mean)²
 * with Student's t of g − 1 degrees of freedom (Efron and Stein 1981, Ann. Stat. 9, 586–596). It doubts what (6) takes
 * for granted, the form of the law, and is the wider of the two. Null where a batch size's absence leaves no minimum.
 */
export function sensitivityOf(
  best: FittedLaw,
  observations: readonly BatchSizeObservations[],
  level: number,
): Sensitivity | null {
  const value = minimiserAt(best.law, best.point);
  const arrived = observations.filter(({ logUpper }) => logUpper.some(Number.isFinite));
  if (value === null || arrived.length < 3) return null;
  const box = boxOf(best.law, observations);
  const leftOut = arrived.map((left) => {
    const { law, point } = refitLaw(
      best,
      observations.filter((each) => each !== left),
      box,
    );
    return { batchSize: left.batchSize, criticalBatchSize: minimiserAt(law, point) };
  });
  const logs = leftOut.map(({ criticalBatchSize }) => Math.log(criticalBatchSize ?? 0));
  const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
  const squares = logs.reduce((sum, log) => sum + (log - mean) ** 2, 0);
  const error = Math.sqrt((squares * (logs.length - 1)) / logs.length);
  const reach = Math.exp(error * studentQuantile((1 + level) / 2, logs.length - 1));
  const isBounded = Number.isFinite(reach);
  const interval = {
    value,
    lower: isBounded ? value / reach : null,
    upper: isBounded ? value * reach : null,
  };
  return { interval, leftOut };
}

/**
 * What each run does to a law's fit: b* without it, Cook's likelihood displacement (Cook 1986, J. R. Stat. Soc. B 48,
 * 133–169), and how improbable its K is given the others, with Bonferroni's correction for having looked at every run.
 */
export function influencesOf(
  best: FittedLaw,
  observations: readonly BatchSizeObservations[],
  crossings: readonly Crossing[],
): RunInfluence[] {
  const box = boxOf(best.law, observations);
  const objective = negativeLogLikelihood(best.law, observations, best.noise);
  const turns = new Map<number, number>();
  return crossings.map(({ batchSize, seed }) => {
    const turn = turns.get(batchSize) ?? 0;
    turns.set(batchSize, turn + 1);
    const others = observations.map((each) => (each.batchSize === batchSize ? without(each, turn) : each));
    const { law, point } = refitLaw(best, others, box);
    const left = observations.find((each) => each.batchSize === batchSize);
    const displacement = 2 * (objective(point, new Float64Array(point.length)) + best.logLikelihood);
    const probability =
      left === undefined ? 1 : outlierProbability({ ...best, point }, left, turn, countArrivals(others));
    return {
      batchSize,
      seed,
      criticalBatchSize: minimiserAt(law, point),
      likelihoodDisplacement: Number.isFinite(displacement) ? displacement : null,
      outlierProbability: probability,
      isOutlier: probability < 0.05 / crossings.length,
    };
  });
}

/**
 * Two-sided probability of a K at least as far out as the run's interval, as the fit to the other runs predicts it; under Student's t
 * noise with the tails of that noise, where they are the heavier ones.
 */
function outlierProbability(
  { law, point, noise }: Pick<FittedLaw, 'law' | 'point' | 'noise'>,
  { batchSize, logLower, logUpper }: BatchSizeObservations,
  turn: number,
  arrivals: number,
): number {
  const centre = logStepsAt(law, point, batchSize);
  // "Never" predicts a run that stopped, and rules out one that arrived.
  if (centre === Number.POSITIVE_INFINITY) return logUpper[turn] === centre ? 1 : 0;
  const degreesOfFreedom = Math.max(1, arrivals - (point.length - 1));
  const scatter = scatterAt(point) * Math.sqrt(arrivals / degreesOfFreedom);
  const tails = noise === 'studentT' ? Math.min(noiseDegreesOfFreedom, degreesOfFreedom) : degreesOfFreedom;
  const below = cumulativeOfStudentT(((logUpper[turn] ?? Number.NaN) - centre) / scatter, tails);
  const above = 1 - cumulativeOfStudentT(((logLower[turn] ?? Number.NaN) - centre) / scatter, tails);
  return Math.min(1, 2 * Math.min(below, above));
}

function without(
  { batchSize, logLower, logUpper }: BatchSizeObservations,
  turn: number,
): BatchSizeObservations {
  const isKept = (_: number, i: number) => i !== turn;
  return { batchSize, logLower: logLower.filter(isKept), logUpper: logUpper.filter(isKept) };
}
