import type { Database } from '../client/createClient.ts';
import { asHolder } from './asHolder.ts';
import type { Holder, Refusal } from './lease.ts';
import { leaseSeconds, renewLease } from './lease.ts';

export type ExtendLeaseOutcome =
  | { status: 'EXTENDED'; leaseExpiresAt: Date; cancelRequested: boolean }
  | Refusal;

/** A heartbeat: the holder lives. Nothing that people see changes, so that no event is written. */
export async function extendLease(
  database: Database,
  input: Holder & { leaseSeconds?: number },
): Promise<ExtendLeaseOutcome> {
  return asHolder(database, input, async (transaction, run): Promise<ExtendLeaseOutcome> => {
    await transaction.$executeRaw`
      UPDATE "Worker" SET "lastSeenAt" = clock_timestamp(), "lostAt" = NULL
      WHERE id = (SELECT "workerId" FROM "Run" WHERE id = ${input.runId}::uuid)`;
    const leaseExpiresAt = await renewLease(transaction, run, input.leaseSeconds ?? leaseSeconds);
    return { status: 'EXTENDED', leaseExpiresAt, cancelRequested: run.cancelRequested };
  });
}
