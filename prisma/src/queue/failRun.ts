import type { Database } from '../client/createClient.ts';
import type { Failure } from './endAttempt.ts';
import { endOnRequest, endRun } from './endRun.ts';
import { inTransaction } from './inTransaction.ts';
import type { Holder, Refusal } from './lease.ts';
import { lockHeldRun, noteProgress } from './lease.ts';
import { requeueRun } from './requeueRun.ts';
import { endTooLarge, holdBackAsLarge, lackedMemoryBefore, setAsideTooLarge } from './setAsideTooLarge.ts';

export type FailRunInput = Holder &
  Failure & {
    retryable: boolean;
    /** Whether its device has too little memory for it: another kind of device may have enough. */
    isTooLarge?: boolean;
    /** After so long a run is tried a second time on the device that had too little memory for it; without, it is set aside at once. */
    secondTrySeconds?: number;
  };

export type FailRunOutcome =
  | { status: 'REQUEUED'; availableAt: Date }
  | { status: 'FAILED' }
  | { status: 'CANCELED' }
  | Refusal;

/** The holder met a fault: the run is tried again later if that can help and too many attempts in a row were not fruitless. */
export async function failRun(database: Database, input: FailRunInput): Promise<FailRunOutcome> {
  return inTransaction(database, async (transaction) => {
    const held = await lockHeldRun(transaction, input);
    if (held.status !== 'HELD') return held;
    const { run } = held;
    const failure = { code: input.code, message: input.message };
    if (run.cancelRequested) {
      await endRun(transaction, run, endOnRequest(run));
      return { status: 'CANCELED' };
    }
    if (input.isTooLarge) {
      // Why it failed is known: it is not one of those attempts after which a run is given up.
      await noteProgress(transaction, run);
      const { secondTrySeconds: delaySeconds = 0 } = input;
      if (delaySeconds > 0 && !(await lackedMemoryBefore(transaction, run, delaySeconds))) {
        const requeued = await requeueRun(transaction, run, { attemptEnd: 'FAILED', failure, delaySeconds });
        await holdBackAsLarge(transaction, run, delaySeconds);
        return { status: 'REQUEUED', ...requeued };
      }
      await setAsideTooLarge(transaction, run);
      const queued = await requeueRun(transaction, run, { attemptEnd: 'FAILED', failure, delaySeconds: 0 });
      await endTooLarge(transaction, run.sweepId);
      const { status } = await transaction.run.findUniqueOrThrow({ where: { id: run.id } });
      return status === 'FAILED' ? { status } : { status: 'REQUEUED', ...queued };
    }
    if (input.retryable && run.fruitlessAttempts < run.maxAttempts) {
      const delaySeconds = backOffSeconds(run.fruitlessAttempts);
      const queued = await requeueRun(transaction, run, { attemptEnd: 'FAILED', failure, delaySeconds });
      return { status: 'REQUEUED', ...queued };
    }
    await endRun(transaction, run, { status: 'FAILED', failure, attemptEnd: 'FAILED' });
    return { status: 'FAILED' };
  });
}

/** 2, 4, 8 … seconds after the first, second, third fruitless attempt in a row, and never more than five minutes. */
function backOffSeconds(fruitlessAttempts: number) {
  return Math.min(2 ** Math.max(fruitlessAttempts, 1), 300);
}
