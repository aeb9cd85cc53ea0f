import type { ChosenBatchSize } from '@critbatch/theory';
import { recommendBatchSize, scaleInterval } from '@critbatch/theory';
import { arrivals } from '../cost/chosenBatchSize.ts';
import { curveOf } from '../thread/stepLaw.ts';
import type { CarriedOver } from './carryOver.ts';
import type { SettledStage } from './settledStages.ts';

type Settled = Pick<SettledStage, 'criticalBatchSize'> & {
  estimate: Pick<SettledStage['estimate'], 'valley' | 'workRatios'>;
};

/** The batch size to use at a size that has not run: what arrived at the last one, and what never did, are carried over as well. */
export function chosenAtSize(
  { criticalBatchSize, estimate }: Settled,
  { law, stepTime, scaling }: Pick<CarriedOver, 'law' | 'stepTime' | 'scaling'>,
): ChosenBatchSize | null {
  const { valley } = estimate;
  const factor = scaling.batchSize.value;
  const { arrived, neverArrived } = arrivals(estimate);
  return recommendBatchSize({
    answer: 'MINIMISER',
    criticalBatchSize: scaleInterval(criticalBatchSize, factor),
    valley: valley && { ...valley, lower: valley.lower * factor, upper: valley.upper * factor },
    curve: curveOf(law),
    arrived: sizesAt(arrived, factor),
    neverArrived: sizesAt(neverArrived, factor),
    stepTime,
    yours: null,
  });
}

/** Whole batch sizes that are so many times as large. */
export function sizesAt(batchSizes: readonly number[], factor: number): number[] {
  return batchSizes.map((size) => Math.max(1, Math.round(size * factor)));
}
