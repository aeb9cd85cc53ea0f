import type { Departure } from './estimate.type.ts';

/** Less would be taken for scatter. */
const leastTold = 0.1;

/** Where the runs leave a law farthest, and by what share of its K; null where that is too little to be told. */
export function farthestDeparture(departure: Departure | null): { batchSize: number; share: number } | null {
  const { batchSizes, logFactors } = departure ?? { batchSizes: [], logFactors: [] };
  const shares = logFactors.map((logFactor) => Math.abs(Math.expm1(logFactor)));
  const share = Math.max(0, ...shares);
  const batchSize = batchSizes[shares.indexOf(share)];
  return batchSize !== undefined && share >= leastTold ? { batchSize, share } : null;
}
