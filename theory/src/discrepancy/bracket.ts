import type { BatchSizeObservations } from '../fit/observations.ts';
import { studentQuantile } from '../probability/studentQuantile.ts';
import type { BatchSizeMean, BatchSizeMeans } from './batchSizeMeans.ts';

/** Batch sizes, as ln b, between which the least work lies. An end that no batch size gives is infinite. */
export type Bracket = [lower: number, upper: number];

/** Share of the doubt that a bracket may use up: it is to cut off what is absurd, and leave the ends to the slopes. */
const shareOfDoubt = 0.2;

/**
 * The nearest batch sizes on either side that cost more than the cheapest one, by a t-test of their means: if N has one minimum,
 * it lies between. Runs that did not arrive count with the work that they had spent, which is less than what they need.
 */
export function bracketOf(
  { means, atLeast, degreesOfFreedom }: BatchSizeMeans,
  observations: readonly BatchSizeObservations[],
  level: number,
): Bracket {
  const workOf = ({ logBatchSize, logSteps, variance }: BatchSizeMean) => ({
    logBatchSize,
    logWork: logBatchSize + logSteps,
    variance,
  });
  const works = means.map(workOf);
  const spent = observations
    .filter(({ logUpper }) => !logUpper.some(Number.isFinite))
    .map(({ batchSize, logLower }) => {
      const logBatchSize = Math.log(batchSize);
      return { logBatchSize, logWork: logBatchSize + Math.min(...logLower), variance: 0 };
    });
  const cheapest = works.reduce((a, b) => (b.logWork < a.logWork ? b : a));
  const freedom = Math.max(1, degreesOfFreedom > 0 ? degreesOfFreedom : means.length - 2);
  const bound = studentQuantile(1 - (shareOfDoubt * (1 - level)) / 2, freedom);
  const dearer = [...works, ...atLeast.map(workOf), ...spent]
    .filter(
      ({ logWork, variance }) => logWork - cheapest.logWork > bound * Math.sqrt(variance + cheapest.variance),
    )
    .map(({ logBatchSize }) => logBatchSize);
  return [
    Math.max(Number.NEGATIVE_INFINITY, ...dearer.filter((place) => place < cheapest.logBatchSize)),
    Math.min(Number.POSITIVE_INFINITY, ...dearer.filter((place) => place > cheapest.logBatchSize)),
  ];
}
