import type { Database } from '../client/createClient.ts';
import type { RunOutcome } from '../generated/enums.ts';
import { endRun } from './endRun.ts';
import { inTransaction } from './inTransaction.ts';
import type { Holder, Refusal } from './lease.ts';
import { lockHeldRun } from './lease.ts';

export type CompleteRunInput = Holder & {
  outcome: RunOutcome;
  /** Of the last batch of measurements that the holder sent; −1 for none. */
  lastSequence: number;
  step: bigint | number;
  examplesSeen: bigint | number;
};

export type CompleteRunOutcome =
  | { status: 'COMPLETED' }
  | { status: 'SEQUENCE_GAP'; acceptedSequence: number }
  | Refusal;

/** The training came to its end. Sent again by the same holder, it is acknowledged again. */
export async function completeRun(database: Database, input: CompleteRunInput): Promise<CompleteRunOutcome> {
  return inTransaction(database, async (transaction) => {
    const held = await lockHeldRun(transaction, input);
    if (held.status === 'RUN_ENDED') {
      const run = await transaction.run.findUniqueOrThrow({ where: { id: input.runId } });
      return run.outcome === input.outcome ? { status: 'COMPLETED' } : held;
    }
    if (held.status !== 'HELD') return held;
    const { run } = held;
    if (input.lastSequence !== run.lastSequence) {
      return { status: 'SEQUENCE_GAP', acceptedSequence: run.lastSequence };
    }
    await transaction.$executeRaw`
      UPDATE "Run" SET step = greatest(step, ${BigInt(input.step)}::bigint),
        "examplesSeen" = greatest("examplesSeen", ${BigInt(input.examplesSeen)}::bigint)
      WHERE id = ${run.id}::uuid`;
    await endRun(transaction, run, { status: 'SUCCEEDED', outcome: input.outcome });
    return { status: 'COMPLETED' };
  });
}
