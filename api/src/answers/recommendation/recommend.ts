import type { Sweep } from '@critbatch/prisma/generated/client';
import type { ChosenBatchSize, Interval } from '@critbatch/theory';
import { candidatesOf, isTimed } from '@critbatch/theory';
import type { Context } from '../../platform/context/context.ts';
import { payerOf } from '../../platform/limits/payer.ts';
import { arrivals, chosenBatchSize } from '../cost/chosenBatchSize.ts';
import { computedLeastDeviceTime } from '../cost/computedCosts.ts';
import type { PricedArgs } from '../cost/cost.input.ts';
import { parsePricedArgs, savingOfMove } from '../cost/cost.service.ts';
import type { Saving } from '../cost/cost.type.ts';
import type { SweepPricing } from '../cost/pricing.ts';
import { pricingOf } from '../cost/pricing.ts';
import { curveOf } from '../thread/stepLaw.ts';

/** A recommendation with what it was made from. */
export type RecommendationView = ChosenBatchSize & {
  devices: number;
  device: string | null;
  level: number;
  teamId: string;
  /** The batch size in use. */
  yours: number | null;
  pricing: SweepPricing;
};

/** The batch size to use as the runs of a sweep say it; null where they do not identify one. */
export async function recommendationOf(
  context: Context,
  sweep: Sweep,
  args: PricedArgs,
): Promise<RecommendationView | null> {
  const pricing = await pricingOf(context, sweep, parsePricedArgs(args));
  const chosen = pricing && chosenBatchSize(pricing, sweep.currentBatchSize);
  if (!pricing || !chosen) return null;
  return {
    ...chosen,
    devices: 1,
    device: isTimed(pricing.stepTime) ? (pricing.stepTime?.device ?? null) : null,
    level: pricing.estimate.level,
    teamId: sweep.teamId,
    yours: sweep.currentBatchSize,
    pricing,
  };
}

/** Where the least lies: of device time where the rule goes by that alone, else of work. */
export async function leastOf(context: Context, view: RecommendationView): Promise<Interval | null> {
  const { criticalBatchSize, freeRange } = view.pricing.estimate;
  return view.rule === 'LEAST_DEVICE_TIME'
    ? leastDeviceTimeOf(context, view)
    : (criticalBatchSize ?? freeRange);
}

/** Null unless the rule goes by device time alone. */
export async function leastDeviceTimeOf(
  context: Context,
  { rule, teamId, level, pricing }: RecommendationView,
): Promise<Interval | null> {
  const { law, stepTime, estimate } = pricing;
  if (rule !== 'LEAST_DEVICE_TIME' || !stepTime) return null;
  return computedLeastDeviceTime.load(context, {
    payer: payerOf(context.access, context.http.address, teamId),
    law,
    stepTime,
    level,
    batchSizes: candidatesOf(arrivals(estimate)),
  });
}

/** What it saves against the batch size in use; null where that is none, the same, or one that never arrived. */
export async function savingOfRecommendation(
  context: Context,
  { batchSize, devices, yours, teamId, pricing }: RecommendationView,
): Promise<Saving | null> {
  const { neverArrived } = arrivals(pricing.estimate);
  if (yours === null || yours === batchSize || neverArrived.includes(yours)) return null;
  return savingOfMove(context, teamId, pricing, { from: yours, to: batchSize, devices });
}

/**
 * Where no run of the batch size in use arrived: its work is at least this many times that of the recommended one, for
 * it spent so much. Null elsewhere.
 */
export function leastFactorOf({ batchSize, yours, pricing }: RecommendationView): number | null {
  const { workRatios, leastWork } = pricing.estimate;
  const spent = workRatios.find((ratio) => ratio.censored && ratio.batchSize === yours)?.ratio;
  if (!spent || !leastWork) return null;
  const here = (batchSize * curveOf(pricing.law)(batchSize)) / leastWork.value;
  return (spent.lower ?? spent.value) / Math.max(1, here);
}
