import type { ChosenBatchSize, GivenRecommendation, Interval, StepsBeside } from '@critbatch/theory';
import { isTimed, stepsBeside } from '@critbatch/theory';
import { arrivals, chosenBatchSize } from '../cost/chosenBatchSize.ts';
import type { SavingPricing } from '../cost/savingOfMove.ts';
import type { Figures } from '../estimate/presentEstimate.ts';
import type { SavingTask } from '../thread/costTask.ts';
import { curveOf } from '../thread/stepLaw.ts';

/** A recommendation with what it was made from. */
export type RecommendationView = ChosenBatchSize & {
  devices: number;
  device: string | null;
  level: number;
  pricePerDeviceHour: number | null;
  currency: string | null;
  teamId: string;
  sweepId: string;
  /** The study in which it is told; null where it is the sweep's own. */
  studyId: string | null;
  /** The batch size in use. */
  currentBatchSize: number | null;
  pricing: RecommendationPricing;
};

/** What is known of a sweep where a batch size is recommended. */
export type RecommendationPricing = SavingPricing & {
  estimate: Figures;
  /** Null where none is recorded, or another one was assumed. */
  recordedPrice: { validFrom: Date } | null;
};

/** What takes draws of K(b) to compute. */
type Computed = {
  saving: GivenRecommendation['saving'];
  monthly: GivenRecommendation['monthly'];
  payback: GivenRecommendation['payback'];
  costApart: NonNullable<GivenRecommendation['costApart']>;
};

/** The batch size to use as an estimate, step times and prices say it; null where they do not identify one. */
export function recommendationView(
  pricing: RecommendationPricing,
  { id: sweepId, teamId, currentBatchSize }: { id: string; teamId: string; currentBatchSize: number | null },
): RecommendationView | null {
  const chosen = chosenBatchSize(pricing, currentBatchSize);
  if (!chosen) return null;
  const { estimate, stepTime, price } = pricing;
  return {
    ...chosen,
    devices: 1,
    device: isTimed(stepTime) ? (stepTime?.device ?? null) : null,
    level: estimate.level,
    pricePerDeviceHour: price?.pricePerDeviceHour ?? null,
    currency: price?.currency ?? null,
    sweepId,
    studyId: null,
    teamId,
    currentBatchSize,
    pricing,
  };
}

/** The same where limits leave a choice; as it was where they leave none. */
export function withinLimits(
  view: RecommendationView,
  choice: { batchSize: number; devices: number } | null,
): RecommendationView {
  if (!choice) return view;
  const { batchSize, devices } = choice;
  return batchSize === view.batchSize
    ? { ...view, devices }
    : { ...view, batchSize, devices, rule: 'WITHIN_LIMITS', alternative: null };
}

/** The move that it recommends; null where no batch size is in use, the same, or one that never arrived. */
export function recommendedMove({
  batchSize,
  devices,
  currentBatchSize: from,
  pricing,
}: RecommendationView): SavingTask['move'] | null {
  const isKnown = from !== null && from !== batchSize;
  if (!isKnown || arrivals(pricing.estimate).neverArrived.includes(from)) return null;
  return { from, to: batchSize, devices };
}

/** Work at the recommended batch size by the law that carries the answer, in times the least; null where that is not known. */
export function workFactorOf({ batchSize, pricing }: RecommendationView): number | null {
  const { leastWork } = pricing.estimate;
  return leastWork && Math.max(1, (batchSize * curveOf(pricing.law)(batchSize)) / leastWork.value);
}

/** Its step beside that of the tested batch size that needs the least work; null where none was timed, or it is that one. */
export function stepsOf({ batchSize, devices, pricing }: RecommendationView): StepsBeside | null {
  const { estimate, stepTime } = pricing;
  if (devices > 1) return null;
  return stepsBeside(batchSize, { ...arrivals(estimate), curve: curveOf(pricing.law), stepTime });
}

/**
 * Lower bound for the work of the batch size in use, in times that of the recommended one: what its runs spent without arriving.
 * Null where one of them arrived.
 */
export function leastFactorOf(view: RecommendationView): number | null {
  const { workRatios } = view.pricing.estimate;
  const spent = workRatios.find(
    (ratio) => ratio.censored && ratio.batchSize === view.currentBatchSize,
  )?.ratio;
  const here = workFactorOf(view);
  return spent && here !== null ? (spent.lower ?? spent.value) / here : null;
}

/** Where the least work lies: b*, or the end of the free range where N has no minimum. */
export function leastOf({ pricing }: RecommendationView): Interval | null {
  const { criticalBatchSize, freeRange } = pricing.estimate;
  return criticalBatchSize ?? freeRange;
}

/** A recommendation as far as it is told in sentences, to be kept as well. */
export function givenOf(
  view: RecommendationView,
  { saving, monthly, payback, costApart }: Computed,
): GivenRecommendation {
  const { batchSize, devices, rule, measure, device, currentBatchSize, alternative } = view;
  return {
    batchSize,
    rule,
    measure,
    device,
    currentBatchSize,
    least: leastOf(view),
    leastFactor: leastFactorOf(view),
    workFactor: workFactorOf(view),
    steps: stepsOf(view),
    saving,
    monthly,
    ...(alternative !== null && { alternative }),
    ...(devices > 1 && { devices }),
    ...(payback && { payback }),
    ...(costApart.length > 0 && { costApart }),
  };
}
