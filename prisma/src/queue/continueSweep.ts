import type { Database, Transaction } from '../client/createClient.ts';
import { Prisma, type Sweep } from '../generated/client.ts';
import { withdrawNotifications } from '../webhook/withdrawNotifications.ts';
import { appendSweepEvents } from './appendSweepEvents.ts';
import { finishSweep } from './endRun.ts';
import { inTransaction } from './inTransaction.ts';
import { canBeContinued } from './keptAfterCancel.ts';
import { type LockedRun, lockedRunColumns } from './lease.ts';
import { lockSweepAgainstRestart } from './lockSweepAgainstRestart.ts';
import { openSweep, reopenRuns } from './reopenRuns.ts';
import { requeueRun } from './requeueRun.ts';

export type ContinueSweepOutcome =
  | { status: 'CONTINUED' }
  /** It was canceled so long ago that its checkpoints are gone. */
  | { status: 'TOO_LATE' }
  /** It neither waits for a choice nor was it canceled. */
  | { status: 'NOTHING_TO_CONTINUE' }
  /** It was canceled, and the stage of a study that it belongs to was decided since. */
  | { status: 'STAGE_DECIDED' }
  /** It was canceled, and another re-check of the same sweep has been started since. */
  | { status: 'RECHECKED_SINCE' }
  /** Runs have been trained at the present learning rate. */
  | { status: 'RATE_IN_USE' }
  | { status: 'SWEEP_IMPORTED' }
  | { status: 'NOT_FOUND' };

export type ContinueSweepInput = {
  teamId: string;
  sweepId: string;
  /** Settings of the optimiser to go on with, in place of those that the sweep was made with. */
  optimiserSettings?: Prisma.InputJsonValue | null;
};

/** Lets a sweep go on that waits for a choice, or that was canceled: its runs resume from their checkpoints. */
export async function continueSweep(
  database: Database,
  { teamId, sweepId, optimiserSettings = null }: ContinueSweepInput,
): Promise<ContinueSweepOutcome> {
  return inTransaction(database, async (transaction) => {
    const sweep = await lockSweepAgainstRestart(transaction, { teamId, sweepId });
    if (!sweep) return { status: 'NOT_FOUND' };
    if (sweep.origin === 'IMPORTED') return { status: 'SWEEP_IMPORTED' };
    const [isPaused, isCanceled] = [sweep.rateProbeStatus === 'PAUSED', sweep.status === 'CANCELED'];
    if (!isCanceled && !(isPaused && sweep.status === 'RUNNING')) return { status: 'NOTHING_TO_CONTINUE' };
    if (isCanceled && !(await canBeContinued(transaction, sweepId))) return { status: 'TOO_LATE' };
    if (isCanceled && (await isStageDecided(transaction, sweepId))) return { status: 'STAGE_DECIDED' };
    if (isCanceled && (await isRecheckedSince(transaction, sweepId))) return { status: 'RECHECKED_SINCE' };
    if (optimiserSettings !== null && !(isPaused && (await takeBackUntrained(transaction, sweepId))))
      return { status: 'RATE_IN_USE' };
    if (isCanceled) await reopenCanceled(transaction, sweep);
    await transaction.sweep.update({
      where: { id: sweepId },
      data: {
        // Who takes back a cancel has not chosen a learning rate by that.
        ...(isPaused && (!isCanceled || optimiserSettings !== null) && { rateProbeStatus: 'SETTLED' }),
        ...(optimiserSettings !== null && { optimiserSettings }),
      },
    });
    await withdrawNotifications(transaction, { teamId, kinds: ['SWEEP_PAUSED'], about: { sweepId } });
    await appendSweepEvents(transaction, sweepId, [{ kind: 'SWEEP_CHANGED' }]);
    return { status: 'CONTINUED' };
  });
}

/** Asked under the lock of the stage, which who decides takes as well: of the two, the second sees what the first did. */
async function isStageDecided(transaction: Transaction, sweepId: string): Promise<boolean> {
  await transaction.$queryRaw`
    SELECT id FROM "StudyStage" WHERE "sweepId" = ${sweepId}::uuid ORDER BY id FOR NO KEY UPDATE`;
  return (await transaction.stageDecision.count({ where: { stage: { sweepId } } })) > 0;
}

/**
 * One re-check of a sweep runs at a time, and the newest has the last word. Asked under the lock of the schedule, which starting one takes
 * as well.
 */
async function isRecheckedSince(transaction: Transaction, sweepId: string): Promise<boolean> {
  const recheck = await transaction.recheck.findUnique({ where: { sweepId } });
  if (!recheck) return false;
  const { checkedSweepId, createdAt } = recheck;
  await transaction.$queryRaw`
    SELECT "sweepId" FROM "RecheckSchedule" WHERE "sweepId" = ${checkedSweepId}::uuid FOR NO KEY UPDATE`;
  return (await transaction.recheck.count({ where: { checkedSweepId, createdAt: { gt: createdAt } } })) > 0;
}

/**
 * Takes the runs of a sweep from their holders, who were given its former learning rate: whoever probes late, or has not heard of
 * the pause, would train on at it. False where a run has been trained at that rate: by a program that does not probe.
 */
async function takeBackUntrained(transaction: Transaction, sweepId: string): Promise<boolean> {
  const held = await transaction.$queryRaw<LockedRun[]>`
    SELECT ${lockedRunColumns} FROM "Run" WHERE "sweepId" = ${sweepId}::uuid AND status <> 'QUEUED'
    ORDER BY "Run".id FOR NO KEY UPDATE`;
  if (held.some(({ step }) => step > 0)) return false;
  for (const run of held)
    if (run.leaseExpiresAt !== null) await requeueRun(transaction, run, { attemptEnd: 'RELEASED' });
  return true;
}

/**
 * Queues the runs anew that ended with their sweep, and lets those that are still held go on. Runs that were canceled before it
 * stay canceled, and those that a plan has cut short, or that are hopeless, end at their next report. A re-check comes to its verdict when it has ended anew.
 */
async function reopenCanceled(transaction: Transaction, { id: sweepId, finishedAt }: Sweep): Promise<void> {
  await transaction.$executeRaw`
    UPDATE "Run" SET "cancelRequested" = false
    WHERE "sweepId" = ${sweepId}::uuid AND "finishedAt" IS NULL AND "cancelRequested"
      AND "hopelessCap" IS NULL AND NOT coalesce("examplesSeen" >= "maxExamples", false)`;
  await reopenRuns(
    transaction,
    sweepId,
    Prisma.sql`status = 'CANCELED' AND "finishedAt" >= ${finishedAt}::timestamptz`,
  );
  await openSweep(transaction, sweepId);
  await transaction.recheck.updateMany({
    where: { sweepId },
    data: { verdict: null, direction: null, settledAt: null, before: Prisma.DbNull, now: Prisma.DbNull },
  });
  await finishSweep(transaction, sweepId);
}
