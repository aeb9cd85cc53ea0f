import type { Client } from '../client/createClient.ts';

const batchSize = 10_000;

/**
 * Deletes the events from before an instant, a batch at a time so that no lock is held for long, and says how many.
 * Sequence numbers go on: who resumes after one that is gone learns so from the number of the next.
 */
export async function forgetSweepEvents(client: Client, before: Date): Promise<number> {
  for (let forgotten = 0; ; ) {
    const deleted = await client.$executeRaw`
      DELETE FROM "SweepEvent" WHERE ("sweepId", sequence) IN (
        SELECT "sweepId", sequence FROM "SweepEvent" WHERE "createdAt" < ${before} LIMIT ${batchSize})`;
    forgotten += deleted;
    if (deleted < batchSize) return forgotten;
  }
}
