import type { Transaction } from '../client/createClient.ts';
import { cancelOpenRuns } from './cancelRuns.ts';

/**
 * Stops open runs of a sweep that can no longer matter. One that nobody works on is canceled; a held one gets what it has
 * seen as its cap and its holder is asked for it, so that it ends right-censored where it stands: when it is stopped
 * depends on other runs and on what it has shown, never on what it would have shown, so that censoring is not informative.
 *
 * The caller holds the sweep's lock against restarts.
 */
export async function cutRuns(
  transaction: Transaction,
  sweepId: string,
  runIds: readonly string[],
): Promise<void> {
  await cancelOpenRuns(transaction, sweepId, runIds);
  await transaction.$executeRaw`
    UPDATE "Run" SET "maxExamples" = "examplesSeen"
    WHERE id = ANY(${[...runIds]}::uuid[]) AND "sweepId" = ${sweepId}::uuid AND "finishedAt" IS NULL
      AND "examplesSeen" > 0`;
}
