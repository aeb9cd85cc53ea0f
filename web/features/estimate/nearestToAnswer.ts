import type { EstimateData } from './estimate.type.ts';

type Answered = { batchSizes: readonly number[]; estimate: Pick<EstimateData, 'criticalBatchSize'> | null };

/** The tested batch size that is nearest to b*, in ratio. */
export function nearestToAnswer({ batchSizes, estimate }: Answered): number | null {
  const answer = estimate?.criticalBatchSize?.value;
  if (!answer) return null;
  const distance = (batchSize: number) => Math.abs(Math.log(batchSize / answer));
  return batchSizes.toSorted((one, other) => distance(one) - distance(other))[0] ?? null;
}
