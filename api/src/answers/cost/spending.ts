import type { Price, Sweep } from '@critbatch/prisma/generated/client';
import type { Context } from '../../platform/context/context.ts';
import { priceAt } from '../../teams/price/findPrices.ts';
import { pricesOfTeam } from '../../teams/price/price.loaders.ts';
import { runTimesOfSweep } from './cost.loaders.ts';
import type { SpentTime } from './spentTimes.ts';
import { withProbe } from './spentTimes.ts';
import type { TimedSweep } from './sweepTimes.ts';

/** What runs have taken on one kind of device, and what that cost at the prices of their start. */
export type DeviceSpending = {
  device: string;
  deviceSeconds: number;
  evaluationSeconds: number;
  /** One for each currency that was paid in. */
  cost: { amount: number; currency: string }[];
  /** Seconds, training and evaluations, of runs that started while no price was valid. */
  unpricedSeconds: number;
};

/** What the runs of a sweep, and the probe of its learning rate, have spent at the prices of its team, by kind of device. */
export async function spendingOfSweep(
  context: Context,
  sweep: TimedSweep & Pick<Sweep, 'teamId' | 'rateProbe'>,
): Promise<DeviceSpending[]> {
  const [runTimes, prices] = await Promise.all([
    runTimesOfSweep(context, sweep),
    pricesOfTeam.load(context, sweep.teamId),
  ]);
  return spendingOf(withProbe(runTimes, sweep), prices);
}

/** What the runs have spent, by kind of device. Evaluations count: a device that evaluates is paid for too. */
export function spendingOf(runTimes: readonly SpentTime[], prices: readonly Price[]): DeviceSpending[] {
  return [...Map.groupBy(runTimes, ({ device }) => device)].map(([device, runs]) => {
    const spending: DeviceSpending = {
      device,
      deviceSeconds: 0,
      evaluationSeconds: 0,
      cost: [],
      unpricedSeconds: 0,
    };
    const amounts = new Map<string, number>();
    for (const { deviceSeconds, evaluationSeconds, startedAt } of runs) {
      spending.deviceSeconds += deviceSeconds;
      spending.evaluationSeconds += evaluationSeconds;
      const seconds = deviceSeconds + evaluationSeconds;
      const price = priceAt(prices, device, startedAt);
      if (price === null) spending.unpricedSeconds += seconds;
      else {
        const amount = (seconds / 3600) * price.pricePerDeviceHour;
        amounts.set(price.currency, (amounts.get(price.currency) ?? 0) + amount);
      }
    }
    spending.cost = [...amounts].map(([currency, amount]) => ({ amount, currency }));
    return spending;
  });
}
