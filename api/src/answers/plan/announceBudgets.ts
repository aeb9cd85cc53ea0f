import type { Client, Transaction } from '@critbatch/prisma/client/createClient';
import { announceEvent } from '@critbatch/prisma/webhook/announceEvent';
import { findSpentTimes, spentSeconds } from '../cost/spentTimes.ts';

type Percent = 80 | 100;

/** Tells of the running adaptive sweeps that have spent 80 % of their device seconds, or all of them, since last looked at. */
export async function announceBudgets(prisma: Client): Promise<void> {
  const plans = await prisma.adaptivePlan.findMany({
    where: { announcedPercent: { lt: 100 }, sweep: { status: 'RUNNING', team: { webhooks: { some: {} } } } },
    select: { sweepId: true, deviceSecondsBudget: true, announcedPercent: true },
  });
  for (const { sweepId, deviceSecondsBudget, announcedPercent } of plans) {
    const spent = spentSeconds(await findSpentTimes(prisma, [sweepId]));
    const percent = reached(spent / deviceSecondsBudget);
    if (percent === null || percent <= announcedPercent) continue;
    await prisma.$transaction((transaction) => announceBudget(transaction, sweepId, percent, spent));
  }
}

function reached(share: number): Percent | null {
  if (share >= 1) return 100;
  return share >= 0.8 ? 80 : null;
}

/** Tells once that so much of a sweep's budget is spent: who moves the mark tells of it. */
export async function announceBudget(
  transaction: Transaction,
  sweepId: string,
  percent: Percent,
  spentDeviceSeconds: number,
): Promise<void> {
  const { count } = await transaction.adaptivePlan.updateMany({
    where: { sweepId, announcedPercent: { lt: percent } },
    data: { announcedPercent: percent },
  });
  if (count === 0) return;
  const { sweep, deviceSecondsBudget } = await transaction.adaptivePlan.findUniqueOrThrow({
    where: { sweepId },
    select: { deviceSecondsBudget: true, sweep: { select: { teamId: true, number: true, name: true } } },
  });
  const { teamId, number, name } = sweep;
  await announceEvent(transaction, {
    teamId,
    kind: percent === 100 ? 'BUDGET_SPENT' : 'BUDGET_NEARLY_SPENT',
    data: { sweepId, number, name, spentDeviceSeconds, deviceSecondsBudget },
  });
}
