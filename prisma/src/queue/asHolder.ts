import type { Database, Transaction } from '../client/createClient.ts';
import { inTransaction } from './inTransaction.ts';
import type { HeldRun, Holder, Refusal } from './lease.ts';
import { leaseSeconds, lockHeldRun } from './lease.ts';
import { takeBackRun } from './takeBackRun.ts';

/**
 * Does what the holder of a run asks for, in one transaction with the run locked. A run that was given up because its
 * holders fell silent is taken back first by the newest of them: it speaks, after all.
 */
export async function asHolder<Outcome extends { status: string }>(
  database: Database,
  holder: Holder & { leaseSeconds?: number },
  write: (transaction: Transaction, run: HeldRun) => Promise<Outcome>,
): Promise<Outcome | Refusal> {
  const once = () =>
    inTransaction(database, async (transaction) => {
      const held = await lockHeldRun(transaction, holder);
      return held.status === 'HELD' ? write(transaction, held.run) : held;
    });
  const outcome = await once();
  if (outcome.status !== 'RUN_ENDED') return outcome;
  const isTakenBack = await takeBackRun(database, holder, holder.leaseSeconds ?? leaseSeconds);
  return isTakenBack ? once() : outcome;
}
