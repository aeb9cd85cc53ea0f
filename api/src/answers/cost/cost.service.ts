import type { Sweep } from '@critbatch/prisma/generated/client';
import { dataParallelAssumption, withUsualBetween } from '@critbatch/theory';
import { z } from 'zod';
import type { Context } from '../../platform/context/context.ts';
import { parseArguments } from '../../platform/input/parseArguments.ts';
import { payerOf } from '../../platform/limits/payer.ts';
import { hourlyPriceShape } from '../../teams/price/hourlyPrice.ts';
import type { Arrivals, FrontierTask } from '../thread/costTask.ts';
import { arrivals, chosenBatchSize } from './chosenBatchSize.ts';
import { computedFrontier } from './computedCosts.ts';
import type { CostFrontierArgs, PricedArgs, SavingArgs } from './cost.input.ts';
import { usualDeviceCounts } from './cost.input.ts';
import type { CostFrontier, Saving } from './cost.type.ts';
import type { SweepPricing } from './pricing.ts';
import { pricingOf } from './pricing.ts';
import { savingOfMove } from './savingOfMove.ts';
import type { StepTimeView } from './stepTimes.ts';

const largestInt32 = 2 ** 31 - 1;
const count = z.int().min(1).max(largestInt32);
const pricedArgs = {
  targetId: z.string().nullish(),
  device: z.string().nullish(),
  bytesPerSecond: z.number().positive().nullish(),
  assumedPrice: z.object(hourlyPriceShape).nullish(),
};
const pricedArgsSchema = z.object(pricedArgs);
const frontierArgsSchema = z.object({
  ...pricedArgs,
  batchSizes: z.array(count).min(1).max(100).nullish(),
  deviceCounts: z.array(count).min(1).max(32).nullish(),
  forOneRun: z.boolean().nullish(),
  maxHours: z.number().positive().nullish(),
  maxCost: z.number().positive().nullish(),
});
const savingArgsSchema = z.object({
  ...pricedArgs,
  from: count.nullish(),
  to: count.nullish(),
  devices: count.nullish(),
});

type FrontierArgs = z.output<typeof frontierArgsSchema>;

/** What names the target, the device and the price of a question. */
export function parsePricedArgs(args: PricedArgs) {
  return withUsualBandwidth(parseArguments(pricedArgsSchema, args));
}

export function parseFrontierArgs(args: CostFrontierArgs): FrontierArgs {
  return parseArguments(frontierArgsSchema, args);
}

/** Time against cost for a sweep's target; null until K(b) is fitted and a step was timed. */
export async function costFrontier(
  context: Context,
  sweep: Sweep,
  args: CostFrontierArgs,
): Promise<CostFrontier | null> {
  const asked = parseFrontierArgs(args);
  const pricing = await pricingOf(context, sweep, withUsualBandwidth(asked));
  if (!pricing?.stepTime) return null;
  const { stepTime, estimate } = pricing;
  const recommendedBatchSize = chosenBatchSize(pricing, sweep.currentBatchSize)?.batchSize ?? null;
  const batchSizes = asked.batchSizes ?? tradedBatchSizes(sweep, recommendedBatchSize);
  const { level } = estimate;
  const priced = { ...pricing, stepTime, level, recommendedBatchSize, arrivals: arrivals(estimate) };
  return frontierOf(context, sweep.teamId, priced, { ...asked, batchSizes });
}

/** From what a frontier is computed, wherever K(b) comes from. */
export type FrontierPricing = Omit<SweepPricing, 'estimate' | 'stepTime'> & {
  stepTime: StepTimeView;
  level: number;
  recommendedBatchSize: number | null;
  arrivals: Arrivals | null;
};

type FrontierAsked = Omit<FrontierPricing, 'recordedPrice' | 'bytesPerSecond'>;

/** Time against cost over the batch sizes and devices that were asked for, and the choices inside the limits. */
export async function frontierOf(
  context: Context,
  teamId: string,
  pricing: FrontierPricing,
  asked: FrontierArgs & { batchSizes: number[] },
): Promise<CostFrontier | null> {
  const { access, http } = context;
  const { law, stepTime, price, recordedPrice, bytesPerSecond, exchangeSeconds, level } = pricing;
  const frontier = await computedFrontier.load(context, {
    payer: payerOf(access, http.address, teamId),
    law,
    ...frontierSought(pricing, asked),
  });
  if (!frontier) return null;
  return {
    device: stepTime.device,
    stepTime,
    price: recordedPrice,
    pricePerDeviceHour: price?.pricePerDeviceHour ?? null,
    currency: price?.currency ?? null,
    bytesPerSecond,
    exchangeSeconds,
    isForOneRun: asked.forOneRun ?? true,
    level,
    ...frontier,
  };
}

/** Which choices are asked for, at what prices and within which limits. */
export function frontierSought(
  { law, stepTime, price, exchangeSeconds, level, recommendedBatchSize, arrivals: tried }: FrontierAsked,
  asked: FrontierArgs & { batchSizes: number[] },
): Omit<FrontierTask, 'law'> {
  const runScatter = (asked.forOneRun ?? true) ? law.runScatter : 0;
  const pricePerDeviceHour = price?.pricePerDeviceHour ?? null;
  return {
    pricing: { stepTime, exchangeSeconds, pricePerDeviceHour, runScatter, level },
    batchSizes: asked.batchSizes,
    deviceCounts: asked.deviceCounts ?? usualDeviceCounts,
    limits: { seconds: asked.maxHours ? asked.maxHours * 3600 : null, cost: asked.maxCost ?? null },
    recommendedBatchSize,
    arrivals: tried,
  };
}

/** What moving from one batch size to another saves; null where the runs do not say, nobody said from where, or they are one. */
export async function sweepSaving(context: Context, sweep: Sweep, args: SavingArgs): Promise<Saving | null> {
  const asked = parseArguments(savingArgsSchema, args);
  const pricing = await pricingOf(context, sweep, withUsualBandwidth(asked));
  if (!pricing) return null;
  const from = asked.from ?? sweep.currentBatchSize;
  const to = asked.to ?? chosenBatchSize(pricing, sweep.currentBatchSize)?.batchSize ?? null;
  if (from === null || to === null || from === to) return null;
  return savingOfMove(context, sweep.teamId, pricing, { from, to, devices: asked.devices ?? 1 });
}

/** What was tested, the usual batch sizes between, the recommended one and yours: inside the tested range only. */
export function tradedBatchSizes(
  { batchSizes, currentBatchSize }: Sweep,
  recommended: number | null,
): number[] {
  const [lower, upper] = [Math.min(...batchSizes), Math.max(...batchSizes)];
  const marked = [recommended, currentBatchSize].filter((size) => size !== null);
  return withUsualBetween([...batchSizes, ...marked.filter((size) => size >= lower && size <= upper)]);
}

function withUsualBandwidth<Args extends { bytesPerSecond?: number | null | undefined }>(args: Args) {
  return { ...args, bytesPerSecond: args.bytesPerSecond ?? dataParallelAssumption.usualBytesPerSecond };
}
