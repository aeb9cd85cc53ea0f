import type { Model, Price, Sweep } from '@critbatch/prisma/generated/client';
import { exchangeSecondsOf } from '@critbatch/theory';
import { modelOfSweep } from '../../library/model/model.loaders.ts';
import { whenAllKnown, whenKnown } from '../../platform/context/batch.ts';
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
  /** False where nobody asks for money: then no price is read. */
  isPriced?: boolean;
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

/** At once where all of it is at hand: a list shows 25 sweeps, and a promise of each takes longer than what it is of. */
export function pricingOf(
  context: Context,
  sweep: Sweep,
  asked: Asked,
): SweepPricing | null | Promise<SweepPricing | null> {
  const { targetId, isPriced = true } = asked;
  return whenAllKnown(
    [
      targetsOfSweep.load(context, sweep.id),
      stepTimesOfSweep(context, sweep),
      isPriced ? pricesOfTeam.load(context, sweep.teamId) : [],
      modelOfSweep.load(context, sweep.modelId),
    ],
    ([targets, stepTimes, prices, model]) => {
      const wanted = targetId ? localId('Target', targetId) : targets[0]?.id;
      const target = targets.find(({ id }) => id === wanted);
      if (!target) return null;
      return whenKnown(newestEstimateOfTarget.load(context, target), (estimate) =>
        priced({ estimate, stepTimes, prices, model }, asked),
      );
    },
  );
}

type Read = {
  estimate: EstimateView | null;
  stepTimes: readonly StepTimeView[];
  prices: readonly Price[];
  model: Pick<Model, 'parameterCount'> | null;
};

function priced(
  { estimate, stepTimes, prices, model }: Read,
  { device, bytesPerSecond, assumedPrice }: Asked,
): SweepPricing | null {
  const law = estimate && bestLawOf(estimate);
  if (!law) return null;
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
