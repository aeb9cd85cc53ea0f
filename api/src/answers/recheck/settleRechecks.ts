import type { Client, Transaction } from '@critbatch/prisma/client/createClient';
import type { Prisma } from '@critbatch/prisma/generated/client';
import { announceEvent } from '@critbatch/prisma/webhook/announceEvent';
import { startersOf } from '@critbatch/prisma/webhook/startersOf';
import type { Crossing } from '@critbatch/theory';
import { recheckVerdict } from '@critbatch/theory';
import { isPassing } from '../../platform/fault/databaseFault.ts';
import type { RecurringFaults } from '../../platform/fault/recurringFaults.ts';
import { findOutdatedSweeps } from '../estimate/outdatedSweeps.ts';
import { readInput } from '../estimate/refreshEstimates.ts';
import { criticalBatchSizeOf } from './criticalBatchSizeOf.ts';
import { lastKnown } from './lastKnown.ts';

/** Says of each re-check that has ended, once its estimate speaks of all its runs, whether b* has moved; an alarm is told once. */
export async function settleRechecks(prisma: Client, faults: RecurringFaults): Promise<void> {
  const ended = await prisma.recheck.findMany({
    where: { settledAt: null, sweep: { status: { not: 'RUNNING' } } },
    select: { sweepId: true },
  });
  faults.keepOnly(ended.map(({ sweepId }) => sweepId));
  for (const { sweepId } of ended) {
    await settle(prisma, sweepId).catch((fault) => {
      if (isPassing(fault)) throw fault;
      faults.failed(sweepId, 'A re-check could not be settled.', fault, { sweepId });
    });
  }
}

async function settle(prisma: Client, sweepId: string): Promise<void> {
  if ((await findOutdatedSweeps(prisma, sweepId)).length > 0) return;
  await prisma.$transaction(async (transaction) => {
    const recheck = await transaction.recheck.findUniqueOrThrow({
      where: { sweepId },
      include: { sweep: true, checkedSweep: { include: { recheckSchedule: true } } },
    });
    const { sweep, checkedSweep } = recheck;
    const known = await lastKnown(transaction, checkedSweep.id);
    const before = known?.interval ?? null;
    const hasEnded = sweep.status === 'FINISHED';
    const now = hasEnded ? await criticalBatchSizeOf(transaction, sweepId) : null;
    const { verdict, direction } =
      before && hasEnded
        ? recheckVerdict(before, now, await crossingsOf(transaction, sweepId))
        : { verdict: 'UNDECIDED' as const, direction: null };
    const { count } = await transaction.recheck.updateMany({
      where: { sweepId, settledAt: null },
      data: {
        ...{ verdict, direction },
        settledAt: new Date(),
        ...(before && { before: before as Prisma.InputJsonObject }),
        ...(now && { now: now as Prisma.InputJsonObject }),
      },
    });
    // While the next ones cannot say how far either, it is no news.
    const isNews = verdict === 'MOVED' && (now !== null || direction !== known?.movedTo);
    if (count === 0 || !isNews) return;
    const { id, teamId, number, name, recheckSchedule } = checkedSweep;
    await announceEvent(transaction, {
      ...{ teamId, kind: 'BATCH_SIZE_MOVED' },
      data: { sweepId: id, number, name, before, now, direction, recheckNumber: sweep.number },
      userIds: [...(await startersOf(transaction, id)), recheckSchedule?.createdById ?? null],
    });
  });
}

/** The crossings of the target that a re-check trains for. */
async function crossingsOf(transaction: Transaction, sweepId: string): Promise<readonly Crossing[]> {
  const target = await transaction.target.findFirstOrThrow({ where: { sweepId, position: 0 } });
  return (await readInput(transaction, target.id)).crossings;
}
