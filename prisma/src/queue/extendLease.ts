import type { Database } from '../client/createClient.ts';
import { inTransaction } from './inTransaction.ts';
import type { Holder, Refusal } from './lease.ts';
import { leaseSeconds, lockHeldRun, renewLease } from './lease.ts';

export type ExtendLeaseOutcome =
  | { status: 'EXTENDED'; leaseExpiresAt: Date; cancelRequested: boolean }
  | Refusal;

/** A heartbeat: the holder lives. Nothing that people see changes, so that no event is written. */
export async function extendLease(
  database: Database,
  input: Holder & { leaseSeconds?: number },
): Promise<ExtendLeaseOutcome> {
  return inTransaction(database, async (transaction) => {
    const held = await lockHeldRun(transaction, input);
    if (held.status !== 'HELD') return held;
    await transaction.$executeRaw`
      UPDATE "Worker" SET "lastSeenAt" = clock_timestamp(), "lostAt" = NULL
      WHERE id = (SELECT "workerId" FROM "Run" WHERE id = ${input.runId}::uuid)`;
    const leaseExpiresAt = await renewLease(transaction, held.run, input.leaseSeconds ?? leaseSeconds);
    return { status: 'EXTENDED', leaseExpiresAt, cancelRequested: held.run.cancelRequested };
  });
}
