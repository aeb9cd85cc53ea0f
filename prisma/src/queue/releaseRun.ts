import type { Database } from '../client/createClient.ts';
import { endOnRequest, endRun } from './endRun.ts';
import { inTransaction } from './inTransaction.ts';
import type { Holder, Refusal } from './lease.ts';
import { lockHeldRun } from './lease.ts';
import { requeueRun } from './requeueRun.ts';

export type ReleaseRunOutcome = { status: 'RELEASED' } | { status: 'CANCELED' } | Refusal;

/** The holder gives the run back unharmed (it shuts down, or was asked to cancel): the attempt does not count. */
export async function releaseRun(database: Database, input: Holder): Promise<ReleaseRunOutcome> {
  return inTransaction(database, async (transaction) => {
    const held = await lockHeldRun(transaction, input);
    if (held.status !== 'HELD') return held;
    if (held.run.cancelRequested) {
      await endRun(transaction, held.run, endOnRequest(held.run));
      return { status: 'CANCELED' };
    }
    await requeueRun(transaction, held.run, { attemptEnd: 'RELEASED' });
    return { status: 'RELEASED' };
  });
}
