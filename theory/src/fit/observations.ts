import type { Crossing } from '../estimate/estimate.type.ts';
import { distinctBatchSizes } from './batchSizes.ts';

/** All runs of one batch size: ln K lies in (logLower, logUpper], whose ends may be infinite. */
export type BatchSizeObservations = { batchSize: number; logLower: Float64Array; logUpper: Float64Array };

/** The crossings in the form that the likelihood sums over, by ascending batch size. */
export function observationsOf(crossings: readonly Crossing[]): BatchSizeObservations[] {
  return distinctBatchSizes(crossings).map((batchSize) => {
    const runs = crossings.filter((crossing) => crossing.batchSize === batchSize);
    return {
      batchSize,
      logLower: Float64Array.from(runs, (run) => Math.log(run.lowerSteps)),
      logUpper: Float64Array.from(runs, (run) => Math.log(run.upperSteps ?? Number.POSITIVE_INFINITY)),
    };
  });
}

/** Runs that reached the target. */
export function countArrivals(observations: readonly BatchSizeObservations[]): number {
  return observations.reduce((sum, { logUpper }) => sum + logUpper.filter(Number.isFinite).length, 0);
}
