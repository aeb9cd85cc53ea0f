import type { Study, StudyStage } from '@critbatch/prisma/generated/client';
import { dataParallelAssumption, exchangeSecondsOf, withUsualBetween } from '@critbatch/theory';
import type { Context } from '../../platform/context/context.ts';
import { PerOperation } from '../../platform/context/perOperation.ts';
import { sweepById } from '../../sweeps/sweep/sweep.loaders.ts';
import { priceAt } from '../../teams/price/findPrices.ts';
import { pricesOfTeam } from '../../teams/price/price.loaders.ts';
import { arrivals } from '../cost/chosenBatchSize.ts';
import type { CostFrontierArgs } from '../cost/cost.input.ts';
import type { FrontierPricing } from '../cost/cost.service.ts';
import { costFrontier, frontierOf, parseFrontierArgs } from '../cost/cost.service.ts';
import type { CostFrontier } from '../cost/cost.type.ts';
import { carryOverFrom } from './carryOver.ts';
import { chosenAtSize, sizesAt } from './chosenAtSize.ts';
import { makePredictions } from './makePredictions.ts';
import { settledBefore } from './predictStage.ts';
import { studyById } from './study.loaders.ts';

/** What a study may take. A limit in one currency says nothing of prices in another. */
export function studyLimits(
  study: Study | null,
  reckoned: readonly { currency: string }[],
): { maxHours: number | null; maxCost: number | null } {
  const isInCurrency = reckoned.every(({ currency }) => currency === study?.currency);
  return { maxHours: study?.maxHours ?? null, maxCost: isInCurrency && study ? study.maxCost : null };
}

/**
 * Time against cost at a stage: of its own sweep where that says, else from K(b) and the step time carried over from the
 * stages before. Limits are the study's unless others are given. Null while nothing is known.
 */
export async function stageFrontier(
  context: Context,
  stage: StudyStage,
  args: CostFrontierArgs,
): Promise<CostFrontier | null> {
  const [study, prices] = await Promise.all([
    studyById.load(context, stage.studyId),
    pricesOfTeam.load(context, stage.teamId),
  ]);
  const limits = studyLimits(study, args.assumedPrice ? [args.assumedPrice] : prices);
  const limited = {
    ...args,
    maxHours: args.maxHours ?? limits.maxHours,
    maxCost: args.maxCost ?? limits.maxCost,
  };
  const sweep = stage.sweepId ? await sweepById.load(context, stage.sweepId) : null;
  const own = sweep?.status === 'FINISHED' ? await costFrontier(context, sweep, limited) : null;
  if (own) return own;

  const asked = parseFrontierArgs(limited);
  const carriedOver = await carriedOverPricing(context, stage, asked);
  if (!carriedOver) return null;
  const { pricing, batchSizes } = carriedOver;
  return frontierOf(context, stage.teamId, pricing, { ...asked, batchSizes: asked.batchSizes ?? batchSizes });
}

type Priced = Pick<ReturnType<typeof parseFrontierArgs>, 'device' | 'assumedPrice' | 'bytesPerSecond'>;

const pricings = new PerOperation(() => new Map<string, ReturnType<typeof computePricing>>());

/**
 * At what K(b), step time and price a stage is reckoned that has no answer of its own, and the stage that they are carried over from.
 * Computed once in an operation, however many fields tell of it.
 */
export function carriedOverPricing(
  context: Context,
  stage: StudyStage,
  { device, assumedPrice, bytesPerSecond }: Priced,
): ReturnType<typeof computePricing> {
  const known = pricings.of(context);
  const key = JSON.stringify([stage.id, device ?? null, assumedPrice ?? null, bytesPerSecond ?? null]);
  const computed = known.get(key) ?? computePricing(context, stage, { device, assumedPrice, bytesPerSecond });
  known.set(key, computed);
  return computed;
}

async function computePricing(context: Context, stage: StudyStage, asked: Priced) {
  const earlier = await settledBefore(context, stage);
  const last = earlier.at(-1);
  if (!last) return null;
  const predictions = makePredictions(stage, earlier, null);
  const carriedOver = await carryOverFrom(context, last, stage, predictions, asked.device ?? null);
  if (!carriedOver) return null;
  const { law, stepTime, scaling, level } = carriedOver;
  const prices = await pricesOfTeam.load(context, stage.teamId);
  const recordedPrice = priceAt(prices, stepTime.device, new Date());
  const bytesPerSecond = asked.bytesPerSecond ?? dataParallelAssumption.usualBytesPerSecond;
  const tried = arrivals(last.estimate);
  const grid = sizesAt(last.sweep.batchSizes, scaling.batchSize.value);
  const pricing: FrontierPricing = {
    law,
    stepTime,
    level,
    recommendedBatchSize: chosenAtSize(last, carriedOver)?.batchSize ?? null,
    arrivals: {
      arrived: sizesAt(tried.arrived, scaling.batchSize.value),
      neverArrived: sizesAt(tried.neverArrived, scaling.batchSize.value),
    },
    price: asked.assumedPrice ?? recordedPrice,
    recordedPrice: asked.assumedPrice ? null : recordedPrice,
    bytesPerSecond,
    exchangeSeconds: exchangeSecondsOf(stage.size, bytesPerSecond),
  };
  return { last, pricing, batchSizes: withUsualBetween(grid) };
}
