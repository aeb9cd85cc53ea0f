import type { EstimateData } from './estimate.type.ts';
import type { WorkAt } from './workAt.ts';
import { workAt } from './workAt.ts';

/** What the reader trains with, and the most examples that a run may see. */
export type OwnSetting = { currentBatchSize: number | null; maxExamplesPerRun: number };

/** The reader's batch size and what it takes; null where nobody has said it. */
export function ownBatchSize(
  { currentBatchSize, maxExamplesPerRun }: OwnSetting,
  estimate: EstimateData,
): WorkAt | null {
  return currentBatchSize === null ? null : workAt(currentBatchSize, { estimate, maxExamplesPerRun });
}
