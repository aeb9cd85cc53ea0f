import type { Client } from '../client/createClient.ts';

const batchSize = 1_000;

/** Deletes the events from before an instant with their deliveries and attempts, a batch at a time, and says how many. */
export async function forgetTeamEvents(client: Client, before: Date): Promise<number> {
  for (let forgotten = 0; ; ) {
    const deleted = await client.$executeRaw`
      DELETE FROM "TeamEvent" WHERE id IN (
        SELECT id FROM "TeamEvent" WHERE "createdAt" < ${before} LIMIT ${batchSize})`;
    forgotten += deleted;
    if (deleted < batchSize) return forgotten;
  }
}
