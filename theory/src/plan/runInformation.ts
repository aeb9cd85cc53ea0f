import { intervalProbability } from '../fit/normal.ts';
import { countBelow } from './evaluationTimes.ts';

/** Fisher information of one run about (μ, ln s), where ln K = μ + s·z is seen through evaluations and a cap. */
export type RunInformation = { location: number; cross: number; spread: number };

/** Beyond so many standard deviations an evaluation interval holds nothing. */
const reach = 8;

/**
 * Expected information of a run whose target is looked for at the evaluation steps up to a cap, and which is
 * right-censored after it: Σ p·∇ln p·∇ln pᵀ over the intervals that the likelihood (docs/equations.md (6)) tells apart
 * (Kulldorff 1961, on estimation from grouped samples). Without scatter to speak of it depends on where μ lies between
 * two evaluations; with s at or above their distance hardly.
 *
 * `logSteps` are the ln of the evaluation steps up to the cap, ascending.
 */
export function runInformation(centre: number, scatter: number, logSteps: Float64Array): RunInformation {
  const information = { location: 0, cross: 0, spread: 0 };
  if (!Number.isFinite(centre)) return information;
  const standard = (logStep: number) => (logStep - centre) / scatter;
  let lower = Number.NEGATIVE_INFINITY;
  for (let edge = countBelow(logSteps, centre - reach * scatter); ; edge++) {
    const logStep = logSteps[edge];
    const isLast = logStep === undefined || logStep > centre + reach * scatter;
    const upper = isLast ? Number.POSITIVE_INFINITY : standard(logStep);
    const { logProbability, lowerPull, upperPull } = intervalProbability(lower, upper);
    const probability = Math.exp(logProbability);
    const locationScore = (lowerPull - upperPull) / scatter;
    const spreadScore = (lowerPull && lowerPull * lower) - (upperPull && upperPull * upper);
    information.location += probability * locationScore * locationScore;
    information.cross += probability * locationScore * spreadScore;
    information.spread += probability * spreadScore * spreadScore;
    if (isLast) return information;
    lower = upper;
  }
}
