import { intervalProbability } from '../fit/normal.ts';
import { quadraticForm } from '../matrix/cholesky.ts';
import type { EvaluationTimes } from './evaluationTimes.ts';
import { countBelow } from './evaluationTimes.ts';
import type { LawBelief } from './lawBelief.ts';
import { afterRun, logLeastVariance, prediction } from './lawBelief.ts';
import type { RunCost } from './plan.type.ts';

/** What is expected of a run before it is done. */
export type RunForecast = {
  expectedSteps: number;
  expectedSeconds: number;
  /** Expected Var(ln b*) afterwards, within the laws and between them. */
  variance: number;
};

/** A law's normal prediction of ln K is cut here: nearer to a pole its delta method promises anything. */
const widestPrediction = 1.5;
const outcomeBins = 32;
/** 95 % of a normal distribution lie within so many standard deviations on either side. */
const normalQuantile = 1.96;
/** Width in ln b of an interval that doubts every law, against the laws' own: the median of 226 looks at 36 simulated plans. */
const usualWidening = 4.5;

/** Var(ln b*) over the laws: the mean of their own variances, and the variance between them. */
export function mixtureVariance(beliefs: readonly LawBelief[]): number {
  const weights = beliefs.map(({ weight }) => weight);
  return within(weights, beliefs.map(logLeastVariance)) + between(beliefs, weights);
}

/** hi/lo of a 95 % interval of b* whose logarithm has this variance. */
export function normalRatio(variance: number): number {
  return Math.exp(2 * normalQuantile * Math.sqrt(variance));
}

/**
 * hi/lo of b*'s interval after the variance will have shrunk: from the interval that there is, or else from a normal one, as
 * much wider as one that doubts the laws usually is.
 */
export function ratioAfter(ratio: number | null, variance: number, after: number): number {
  if (ratio === null) return normalRatio(after) ** usualWidening;
  return ratio ** Math.sqrt(after / variance);
}

/**
 * What a run that is looked at at these evaluation steps, and stopped at the last of them, is expected to cost and to leave
 * of Var(ln b*). Within a law by its Fisher information; between laws by how its outcome is expected to move their
 * weights, over intervals of ln K and the censored end. The laws' own minimisers are held still meanwhile.
 */
export function weighRun(
  beliefs: readonly LawBelief[],
  { batchSize, times, capIndex }: { batchSize: number; times: EvaluationTimes; capIndex: number },
  cost: RunCost,
): RunForecast {
  const logSteps = times.logSteps.subarray(0, capIndex + 1);
  const predicted = beliefs.map((belief) => predictive(belief, batchSize));
  const laterVariances = beliefs.map((belief) => logLeastVariance(afterRun(belief, batchSize, logSteps)));

  const forecast: RunForecast = { expectedSteps: 0, expectedSeconds: 0, variance: 0 };
  for (const { begin, end, logSteps: seen } of outcomes(predicted, logSteps)) {
    const joint = predicted.map(
      (each, i) => (beliefs[i]?.weight ?? 0) * probabilityBetween(each, begin, end),
    );
    const probability = joint.reduce((sum, share) => sum + share, 0);
    if (probability < 1e-12) continue;
    const weights = joint.map((share) => share / probability);
    const steps = Math.exp(seen);
    forecast.expectedSteps += probability * steps;
    forecast.expectedSeconds += probability * secondsOf(steps, batchSize, times, cost);
    forecast.variance += probability * (within(weights, laterVariances) + between(beliefs, weights));
  }
  return forecast;
}

/** Device seconds of so many steps with the evaluations that fall due on the way. */
export function secondsOf(steps: number, batchSize: number, times: EvaluationTimes, cost: RunCost): number {
  const evaluations = 1 + Math.min(times.steps.length, countBelow(times.steps, steps) + 1);
  return steps * cost.stepSeconds(batchSize) + evaluations * cost.evaluationSeconds;
}

type Predictive = { centre: number; deviation: number } | null;

function predictive(belief: LawBelief, batchSize: number): Predictive {
  const predicted = prediction(belief, batchSize);
  if (predicted === null) return null;
  const doubt = quadraticForm(belief.covariance, predicted.gradient);
  const deviation = Math.min(widestPrediction, Math.sqrt(belief.scatter ** 2 + doubt));
  return { centre: predicted.centre, deviation };
}

type Outcome = { begin: number; end: number; logSteps: number };

/**
 * Intervals of ln K that are told apart, with the ln of the steps that the run has then done; the last is the censored end.
 * They are those between evaluations, several taken together where there are many.
 */
function outcomes(predicted: readonly Predictive[], logSteps: Float64Array): Outcome[] {
  const finite = predicted.filter((each) => each !== null);
  const lowest = Math.min(...finite.map(({ centre, deviation }) => centre - 4 * deviation));
  const highest = Math.max(...finite.map(({ centre, deviation }) => centre + 4 * deviation));
  const first = countBelow(logSteps, lowest);
  const last = Math.min(logSteps.length - 1, countBelow(logSteps, highest));
  const stride = Math.max(1, Math.ceil((last - first) / outcomeBins));
  const intervals: Outcome[] = [];
  let begin = Number.NEGATIVE_INFINITY;
  for (let edge = first; edge < last; edge += stride) {
    const end = logSteps[edge] ?? 0;
    intervals.push({ begin, end, logSteps: end });
    begin = end;
  }
  const logCap = logSteps.at(-1) ?? 0;
  return [
    ...intervals,
    { begin, end: logCap, logSteps: logSteps[last] ?? logCap },
    { begin: logCap, end: Number.POSITIVE_INFINITY, logSteps: logCap },
  ];
}

function probabilityBetween(predicted: Predictive, begin: number, end: number): number {
  if (predicted === null) return end === Number.POSITIVE_INFINITY ? 1 : 0;
  if (!(begin < end)) return 0;
  const standard = (logSteps: number) => (logSteps - predicted.centre) / predicted.deviation;
  return Math.exp(intervalProbability(standard(begin), standard(end)).logProbability);
}

function within(weights: readonly number[], variances: readonly number[]): number {
  return weights.reduce((sum, weight, i) => sum + weight * (variances[i] ?? 0), 0);
}

function between(beliefs: readonly LawBelief[], weights: readonly number[]): number {
  const mean = beliefs.reduce((sum, { logLeast }, i) => sum + (weights[i] ?? 0) * logLeast, 0);
  return beliefs.reduce((sum, { logLeast }, i) => sum + (weights[i] ?? 0) * (logLeast - mean) ** 2, 0);
}
