import type { Transaction } from '../client/createClient.ts';
import type { RunOutcome } from '../generated/enums.ts';
import { appendSweepEvents } from './appendSweepEvents.ts';
import type { Failure } from './endAttempt.ts';
import { endAttempt } from './endAttempt.ts';
import type { LockedRun } from './lease.ts';

export type RunEnd =
  | { status: 'SUCCEEDED'; outcome: RunOutcome }
  | { status: 'FAILED'; failure: Failure; attemptEnd: 'FAILED' | 'EXPIRED' }
  | { status: 'CANCELED' };

/** Ends a locked run and its attempt, and with the last open run the sweep. */
export async function endRun(transaction: Transaction, run: LockedRun, end: RunEnd): Promise<void> {
  const outcome = end.status === 'SUCCEEDED' ? end.outcome : null;
  const failure = end.status === 'FAILED' ? end.failure : null;
  await transaction.$executeRaw`
    UPDATE "Run" SET status = ${end.status}::"RunStatus", outcome = ${outcome}::"RunOutcome",
      "hopelessCap" = CASE ${outcome} WHEN 'HOPELESS' THEN "hopelessCap" END,
      "failureCode" = ${failure?.code ?? null}, "failureMessage" = ${failure?.message ?? null},
      "leaseExpiresAt" = NULL, "finishedAt" = clock_timestamp()
    WHERE id = ${run.id}::uuid`;
  const attemptEnd = end.status === 'FAILED' ? end.attemptEnd : end.status;
  await endAttempt(transaction, run.id, attemptEnd, attemptEnd === 'FAILED' ? failure : null);
  // A failed run may be retried, one that did not arrive be given more budget, and a canceled one go on: they resume. The others never will.
  const mayGoOn = end.status !== 'SUCCEEDED' || outcome === 'BUDGET_SPENT' || outcome === 'HOPELESS';
  if (!mayGoOn) await transaction.runCheckpoint.deleteMany({ where: { runId: run.id } });
  await appendSweepEvents(transaction, run.sweepId, [{ kind: 'RUN_ENDED', runId: run.id }]);
  await finishSweep(transaction, run.sweepId);
}

/**
 * How a run ends whose holder was asked to give it back: as hopeless, it is right-censored at its cap; cut short by a plan (its
 * cap was lowered to what it has seen), where it stands; else it is canceled, and says nothing.
 */
export function endOnRequest({ maxExamples, examplesSeen, hopelessCap }: LockedRun): RunEnd {
  if (hopelessCap !== null) return { status: 'SUCCEEDED', outcome: 'HOPELESS' };
  const isCutShort = maxExamples !== null && examplesSeen >= maxExamples;
  return isCutShort ? { status: 'SUCCEEDED', outcome: 'BUDGET_SPENT' } : { status: 'CANCELED' };
}

/**
 * Finishes a sweep without an open run, unless a plan may still add some; people are told once its answer is there
 * (settleAnswer.ts). A statement of its own: it must see what others committed before our lock.
 */
export async function finishSweep(transaction: Transaction, sweepId: string): Promise<void> {
  const finished = await transaction.$executeRaw`
    UPDATE "Sweep" SET status = 'FINISHED', "finishedAt" = clock_timestamp(), "answerStatus" = 'COUNTING'
    WHERE id = ${sweepId}::uuid AND status = 'RUNNING'
      AND NOT EXISTS (SELECT FROM "Run" WHERE "sweepId" = ${sweepId}::uuid AND "finishedAt" IS NULL)
      AND NOT EXISTS (SELECT FROM "AdaptivePlan" WHERE "sweepId" = ${sweepId}::uuid AND "stopReason" IS NULL)`;
  if (finished > 0) await appendSweepEvents(transaction, sweepId, [{ kind: 'SWEEP_FINISHED' }]);
}
