import type { Database } from '../client/createClient.ts';
import { withdrawNotifications } from '../webhook/withdrawNotifications.ts';
import { appendSweepEvents } from './appendSweepEvents.ts';
import { cancelOpenRuns } from './cancelRuns.ts';
import { inTransaction } from './inTransaction.ts';
import { lockSweepAgainstRestart } from './lockSweepAgainstRestart.ts';

export type CancelSweepOutcome =
  | { status: 'CANCELED' }
  | { status: 'ALREADY_ENDED' }
  | { status: 'NOT_FOUND' };

/** Cancels the runs that nobody works on at once, and asks the holders of the others to give them back. */
export async function cancelSweep(
  database: Database,
  { teamId, sweepId }: { teamId: string; sweepId: string },
): Promise<CancelSweepOutcome> {
  return inTransaction(database, async (transaction) => {
    const sweep = await lockSweepAgainstRestart(transaction, { teamId, sweepId });
    if (!sweep) return { status: 'NOT_FOUND' };
    if (sweep.status !== 'RUNNING') return { status: 'ALREADY_ENDED' };

    // Runs that end from here on, end with the sweep, and go on with it (continueSweep.ts).
    const [{ canceledAt }] = await transaction.$queryRaw<[{ canceledAt: Date }]>`
      SELECT date_trunc('milliseconds', clock_timestamp()) AS "canceledAt"`;
    const open = await transaction.run.findMany({
      where: { sweepId, finishedAt: null },
      select: { id: true },
    });
    await cancelOpenRuns(
      transaction,
      sweepId,
      open.map(({ id }) => id),
    );
    const ended = await transaction.$executeRaw`
      UPDATE "Sweep" SET status = 'CANCELED', "finishedAt" = ${canceledAt}::timestamptz, "answerStatus" = 'COUNTING'
      WHERE id = ${sweepId}::uuid AND status = 'RUNNING'`;
    if (ended === 0) return { status: 'ALREADY_ENDED' };
    const kinds = ['SWEEP_PAUSED', 'SWEEP_WAITS'] as const;
    await withdrawNotifications(transaction, { teamId, kinds, about: { sweepId } });
    await appendSweepEvents(transaction, sweepId, [{ kind: 'SWEEP_CHANGED' }]);
    return { status: 'CANCELED' };
  });
}
