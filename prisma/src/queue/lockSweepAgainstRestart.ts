import type { Transaction } from '../client/createClient.ts';
import type { Sweep } from '../generated/client.ts';

/**
 * Lets one transaction at a time cancel a sweep or retry a run of it.
 * An advisory lock, not the row's: the row is locked last, after the runs.
 */
export async function lockSweepAgainstRestart(
  transaction: Transaction,
  { teamId, sweepId }: { teamId: string; sweepId: string },
): Promise<Sweep | null> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${sweepId}, 0))`;
  return transaction.sweep.findFirst({ where: { id: sweepId, teamId } });
}
