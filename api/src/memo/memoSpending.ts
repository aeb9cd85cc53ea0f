import type { Transaction } from '@critbatch/prisma/client/createClient';
import type { Price, Sweep } from '@critbatch/prisma/generated/client';
import type { RunTime } from '../cost/runTimes.ts';
import { findRunTimes } from '../cost/runTimes.ts';
import { spendingOf } from '../cost/spending.ts';
import type { MemoData, MemoMoney } from './memoData.ts';
import type { Week } from './week.ts';

/** What sweeps have spent by the end of a week, and in it: the logs of runs say how far they were at either end. */
export async function memoSpending(
  prisma: Transaction,
  sweeps: readonly Sweep[],
  prices: readonly Price[],
  week: Week,
  limit: MemoMoney | null,
): Promise<MemoData['spending']> {
  const sweepIds = sweeps.map(({ id }) => id);
  const until = summed(await findRunTimes(prisma, sweepIds, week.until), prices);
  const before = summed(await findRunTimes(prisma, sweepIds, week.from), prices);
  const amountIn = (costs: readonly MemoMoney[], wanted: string) =>
    costs.find(({ currency }) => currency === wanted)?.amount ?? 0;
  return {
    weekDeviceHours: (until.seconds - before.seconds) / 3600,
    totalDeviceHours: until.seconds / 3600,
    weekCost: until.cost
      .map(({ amount, currency }) => ({ amount: amount - amountIn(before.cost, currency), currency }))
      .filter(({ amount }) => amount > 0),
    totalCost: until.cost,
    unpricedDeviceHours: until.unpricedSeconds / 3600,
    limit: limit && { ...limit, left: limit.amount - amountIn(until.cost, limit.currency) },
  };
}

function summed(runTimes: readonly RunTime[], prices: readonly Price[]) {
  const byDevice = spendingOf(runTimes, prices);
  const amounts = new Map<string, number>();
  for (const { amount, currency } of byDevice.flatMap(({ cost }) => cost)) {
    amounts.set(currency, (amounts.get(currency) ?? 0) + amount);
  }
  return {
    seconds: byDevice.reduce((sum, each) => sum + each.deviceSeconds + each.evaluationSeconds, 0),
    unpricedSeconds: byDevice.reduce((sum, each) => sum + each.unpricedSeconds, 0),
    cost: [...amounts].map(([currency, amount]) => ({ amount, currency })),
  };
}
