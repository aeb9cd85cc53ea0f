import type { Price, Sweep } from '@critbatch/prisma/generated/client';
import { exchangeSecondsOf } from '@critbatch/theory';
import { modelOfSweep } from '../../library/model/model.loaders.ts';
import type { Context } from '../../platform/context/context.ts';
import { localId } from '../../platform/node/globalId.ts';
import { targetsOfSweep } from '../../sweeps/target/target.loaders.ts';
import { priceAt } from '../../teams/price/findPrices.ts';
import type { HourlyPrice } from '../../teams/price/hourlyPrice.ts';
import { pricesOfTeam } from '../../teams/price/price.loaders.ts';
import { bestLawOf } from '../estimate/bestLawOf.ts';
import { newestEstimateOfTarget } from '../estimate/estimate.loaders.ts';
import type { EstimateView } from '../estimate/presentEstimate.ts';
import type { BestLaw } from '../thread/stepLaw.ts';
import { stepTimesOfSweep } from './cost.loaders.ts';
import type { StepTimeView } from './stepTimes.ts';

type Asked = {
  targetId?: string | null | undefined;
  device?: string | null | undefined;
  bytesPerSecond: number;
  assumedPrice?: HourlyPrice | null | undefined;
};

/** All that time and money of a sweep are computed from; null where its runs do not yet say what K(b) is. */
export type SweepPricing = {
  estimate: EstimateView;
  law: BestLaw;
  stepTime: StepTimeView | null;
  price: HourlyPrice | null;
  /** Null where another price was assumed. */
  recordedPrice: Price | null;
  bytesPerSecond: number;
  exchangeSeconds: number;
};

export async function pricingOf(
  context: Context,
  sweep: Sweep,
  { targetId, device, bytesPerSecond, assumedPrice }: Asked,
): Promise<SweepPricing | null> {
  const [targets, stepTimes, prices, model] = await Promise.all([
    targetsOfSweep.load(context, sweep.id),
    stepTimesOfSweep.load(context, sweep.id),
    pricesOfTeam.load(context, sweep.teamId),
    modelOfSweep.load(context, sweep.modelId),
  ]);
  const wanted = targetId ? localId('Target', targetId) : targets[0]?.id;
  const target = targets.find(({ id }) => id === wanted);
  const estimate = target ? await newestEstimateOfTarget.load(context, target) : null;
  const law = estimate && bestLawOf(estimate);
  if (!estimate || !law) return null;

  const stepTime = stepTimes.find((each) => !device || each.device === device) ?? null;
  const recordedPrice = stepTime && priceAt(prices, stepTime.device, new Date());
  return {
    estimate,
    law,
    stepTime,
    price: assumedPrice ?? recordedPrice,
    recordedPrice: assumedPrice ? null : recordedPrice,
    bytesPerSecond,
    exchangeSeconds: exchangeSecondsOf(Number(model?.parameterCount ?? 0), bytesPerSecond),
  };
}
