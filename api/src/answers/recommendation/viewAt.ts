import type { Reader } from '@critbatch/prisma/client/rowReader';
import type { Price, Sweep } from '@critbatch/prisma/generated/client';
import { priceAt } from '../../teams/price/findPrices.ts';
import { findRunTimes } from '../cost/runTimes.ts';
import { stepTimesOf } from '../cost/stepTimes.ts';
import { bestLawOf } from '../estimate/bestLawOf.ts';
import type { Figures } from '../estimate/presentEstimate.ts';
import type { RecommendationView } from './recommendationView.ts';
import { recommendationView } from './recommendationView.ts';

/** One device exchanges nothing. */
const exchangeSeconds = 0;

/**
 * What an estimate recommends now, or recommended at some moment: with the times that were recorded by then and the price that
 * was valid. Null where it identifies nothing.
 */
export async function viewAt(
  reader: Reader,
  { sweep, estimate, prices }: { sweep: Sweep; estimate: Figures & { id: string }; prices: readonly Price[] },
  moment: Date | null,
): Promise<RecommendationView | null> {
  const law = bestLawOf(estimate);
  if (!law) return null;
  const [stepTime = null] = stepTimesOf(await findRunTimes(reader, [sweep.id], moment));
  const price = stepTime && priceAt(prices, stepTime.device, moment ?? new Date());
  return recommendationView({ estimate, law, stepTime, price, recordedPrice: price, exchangeSeconds }, sweep);
}
