import type { ChosenBatchSize } from '@critbatch/theory';
import { recommendBatchSize } from '@critbatch/theory';
import type { Figures } from '../estimate/presentEstimate.ts';
import { curveOf } from '../thread/stepLaw.ts';
import type { SweepPricing } from './pricing.ts';

type Chosen = Pick<SweepPricing, 'law' | 'stepTime'> & { estimate: Figures };

/** The batch size to use as the runs of a sweep say it, and by which rule; null where they identify nothing. */
export function chosenBatchSize(
  { estimate, law, stepTime }: Chosen,
  yours: number | null,
): ChosenBatchSize | null {
  return recommendBatchSize({ ...estimate, ...arrivals(estimate), curve: curveOf(law), stepTime, yours });
}

/** Which batch sizes reached the target, and which never did. */
export function arrivals({ workRatios }: Pick<Chosen['estimate'], 'workRatios'>) {
  const sizesThat = (isCensored: boolean) =>
    workRatios.filter(({ censored }) => censored === isCensored).map(({ batchSize }) => batchSize);
  return { arrived: sizesThat(false), neverArrived: sizesThat(true) };
}
