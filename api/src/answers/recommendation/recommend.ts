import type { Sweep } from '@critbatch/prisma/generated/client';
import type { ChosenBatchSize, Interval } from '@critbatch/theory';
import { candidatesOf, isTimed, scaleInterval } from '@critbatch/theory';
import type { Context } from '../../platform/context/context.ts';
import { payerOf } from '../../platform/limits/payer.ts';
import { teamById } from '../../teams/team/team.loaders.ts';
import { arrivals, chosenBatchSize } from '../cost/chosenBatchSize.ts';
import { computedLeastDeviceTime } from '../cost/computedCosts.ts';
import type { PricedArgs } from '../cost/cost.input.ts';
import { parsePricedArgs, savingOfMove } from '../cost/cost.service.ts';
import type { Saving } from '../cost/cost.type.ts';
import type { SweepPricing } from '../cost/pricing.ts';
import { pricingOf } from '../cost/pricing.ts';
import { curveOf } from '../thread/stepLaw.ts';
import type { MonthlySaving } from './recommendation.type.ts';

/** A recommendation with what it was made from. */
export type RecommendationView = ChosenBatchSize & {
  devices: number;
  device: string | null;
  level: number;
  teamId: string;
  /** The batch size in use. */
  currentBatchSize: number | null;
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
    currentBatchSize: sweep.currentBatchSize,
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

/** Several fields ask what one recommendation saves. */
const savings = new WeakMap<RecommendationView, Promise<Saving | null>>();

/** What it saves against the batch size in use; null where that is none, the same, or one that never arrived. */
export function savingOfRecommendation(context: Context, view: RecommendationView): Promise<Saving | null> {
  const known = savings.get(view);
  if (known) return known;
  const saving = computeSaving(context, view);
  savings.set(view, saving);
  return saving;
}

async function computeSaving(
  context: Context,
  { batchSize, devices, currentBatchSize, teamId, pricing }: RecommendationView,
): Promise<Saving | null> {
  const { neverArrived } = arrivals(pricing.estimate);
  if (currentBatchSize === null || currentBatchSize === batchSize || neverArrived.includes(currentBatchSize))
    return null;
  return savingOfMove(context, teamId, pricing, { from: currentBatchSize, to: batchSize, devices });
}

/**
 * Where no run of the batch size in use arrived: its work is at least this many times that of the recommended one, for
 * it spent so much. Null elsewhere.
 */
export function leastFactorOf({ batchSize, currentBatchSize, pricing }: RecommendationView): number | null {
  const { workRatios, leastWork } = pricing.estimate;
  const spent = workRatios.find((ratio) => ratio.censored && ratio.batchSize === currentBatchSize)?.ratio;
  if (!spent || !leastWork) return null;
  const here = (batchSize * curveOf(pricing.law)(batchSize)) / leastWork.value;
  return (spent.lower ?? spent.value) / Math.max(1, here);
}

/** What it saves in a month; null until the team states its training runs in one. */
export async function monthlyOf(context: Context, view: RecommendationView): Promise<MonthlySaving | null> {
  const [team, saving] = await Promise.all([
    teamById.load(context, view.teamId),
    savingOfRecommendation(context, view),
  ]);
  const runs = team?.runsPerMonth ?? null;
  if (runs === null || !saving?.deviceHours) return null;
  return {
    runs,
    deviceHours: scaleInterval(saving.deviceHours.saved, runs),
    cost: saving.cost && scaleInterval(saving.cost.saved, runs),
    currency: saving.currency,
  };
}
