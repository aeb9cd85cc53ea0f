import type { Saving as ComputedSaving } from '@critbatch/theory';
import type { Context } from '../../platform/context/context.ts';
import { payerOf } from '../../platform/limits/payer.ts';
import type { SavingTask } from '../thread/costTask.ts';
import { computedSaving } from './computedCosts.ts';
import type { Saving } from './cost.type.ts';
import type { SweepPricing } from './pricing.ts';

export type SavingPricing = Pick<SweepPricing, 'law' | 'stepTime' | 'price' | 'exchangeSeconds'> & {
  estimate: { level: number };
};

/** What moving from one batch size to another saves, as theory's thread computes it. */
export async function savingOfMove(
  context: Context,
  teamId: string,
  pricing: SavingPricing,
  move: SavingTask['move'],
): Promise<Saving | null> {
  const payer = payerOf(context.access, context.http.address, teamId);
  const saving = await computedSaving.load(context, {
    payer,
    law: pricing.law,
    pricing: movePricing(pricing),
    move,
  });
  return saving && presentSaving(saving, pricing);
}

/** At what times and prices a move is reckoned. */
export function movePricing({
  estimate,
  stepTime,
  price,
  exchangeSeconds,
}: SavingPricing): SavingTask['pricing'] {
  const pricePerDeviceHour = price?.pricePerDeviceHour ?? null;
  return { stepTime, exchangeSeconds, pricePerDeviceHour, level: estimate.level };
}

/** What was computed, with the device and the currency that it is in. */
export function presentSaving(saving: ComputedSaving, { estimate, stepTime, price }: SavingPricing): Saving {
  return {
    ...saving,
    device: saving.deviceHours && stepTime ? stepTime.device : null,
    currency: saving.cost && price ? price.currency : null,
    level: estimate.level,
  };
}
