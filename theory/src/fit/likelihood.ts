import type { Law } from '../laws/laws.ts';
import type { Noise } from './noise.ts';
import { intervalProbabilityUnder } from './noise.ts';
import type { BatchSizeObservations } from './observations.ts';

// Bound once: see fit/normal.ts.
const { exp } = Math;
const { POSITIVE_INFINITY: infinity, NaN: nan } = Number;

/** −log-likelihood at a point; its gradient is written to the second argument. */
export type Objective = (point: Float64Array, gradient: Float64Array) => number;

/**
 * Negative log-likelihood of interval-censored runs, ln K = ln K_law(b) + s·z with z normal or as Student's t
 * (docs/equations.md (6)).
 *
 * A point is (ln of the level, every shape parameter's coordinate, ln s).
 */
export function negativeLogLikelihood(
  law: Law,
  observations: readonly BatchSizeObservations[],
  noise: Noise = 'normal',
): Objective {
  const intervalProbability = intervalProbabilityUnder[noise];
  const shapeCount = law.shapeParameters.length;
  const isLogarithm = law.shapeParameters.map(({ coordinate }) => coordinate === 'logarithm');
  const shape = new Float64Array(shapeCount);
  const shapeGradient = new Float64Array(shapeCount);

  return (point, gradient) => {
    for (let i = 0; i < shapeCount; i++) {
      const at = point[i + 1] ?? nan;
      shape[i] = isLogarithm[i] ? exp(at) : at;
    }
    const logLevel = point[0] ?? nan;
    const scatter = exp(point[shapeCount + 1] ?? nan);
    gradient.fill(0);
    let total = 0;
    for (const { batchSize, logLower, logUpper } of observations) {
      const centre = logLevel + law.logShape(batchSize, shape);
      if (centre === infinity) {
        // The law says "never": certain for a run that stopped, impossible for one that arrived.
        if (logUpper.every((end) => end === infinity)) continue;
        return infinity;
      }
      let centreSlope = 0;
      for (let run = 0; run < logLower.length; run++) {
        const lower = ((logLower[run] ?? nan) - centre) / scatter;
        const upper = ((logUpper[run] ?? nan) - centre) / scatter;
        const { logProbability, lowerPull, upperPull } = intervalProbability(lower, upper);
        total -= logProbability;
        centreSlope += (upperPull - lowerPull) / scatter;
        const scatterSlope = (upperPull && upperPull * upper) - (lowerPull && lowerPull * lower);
        gradient[shapeCount + 1] = (gradient[shapeCount + 1] ?? 0) + scatterSlope;
      }
      law.logShapeGradient(batchSize, shape, shapeGradient);
      gradient[0] = (gradient[0] ?? 0) + centreSlope;
      for (let i = 0; i < shapeCount; i++) {
        gradient[i + 1] = (gradient[i + 1] ?? 0) + centreSlope * (shapeGradient[i] ?? 0);
      }
    }
    return total;
  };
}
