import type { Interval } from '../estimate/estimate.type.ts';
import { intervalOf } from '../estimate/interval.ts';
import type { StepCurve } from '../laws/stepCurve.ts';
import { parallelStepSeconds } from './dataParallel.ts';
import { spreadNormal, stepTimeFactor } from './spreadDraws.ts';
import type { StepTime } from './stepTime.ts';

/** From what time and money are computed. */
export type Pricing = {
  /** K(b) of the law that values are read from. */
  curve: StepCurve;
  /** Draws of K(b), equally likely: an estimate's `samples`, through `stepCurveOf`. */
  draws: readonly StepCurve[];
  stepTime: StepTime;
  /** Result of `exchangeSecondsOf`; 0 where devices exchange for nothing. */
  exchangeSeconds: number;
  /** In whatever currency; null leaves money out. */
  pricePerDeviceHour: number | null;
  /**
   * s: standard deviation of ln K of one run around the law. With it the intervals hold what one run will take; 0 gives
   * those of the median run.
   */
  runScatter: number;
  level: number;
};

/** A batch size on a number of devices, and what reaching the target so takes. */
export type Choice = {
  batchSize: number;
  devices: number;
  secondsPerStep: number;
  steps: Interval;
  seconds: Interval;
  deviceHours: Interval;
  /** In the currency of the price; null without one. */
  cost: Interval | null;
  /** No other choice is both faster and cheaper (in device hours, where there is no price). */
  isOnFrontier: boolean;
};

/**
 * time(b, d) = K(b)·t_step(b, d) and cost = time × d × price for every batch size on every number of devices, and which
 * of them lie on the frontier of time against cost (docs/equations.md (T2)). A batch smaller than the number of devices,
 * and one that the law says never arrives, is no choice.
 */
export function timeAndCost(
  pricing: Pricing,
  { batchSizes, deviceCounts }: { batchSizes: readonly number[]; deviceCounts: readonly number[] },
): Choice[] {
  return markFrontier(batchSizes.flatMap((batchSize) => choicesAt(pricing, batchSize, deviceCounts)));
}

function choicesAt(pricing: Pricing, batchSize: number, deviceCounts: readonly number[]): Choice[] {
  const { curve, draws, stepTime, exchangeSeconds, pricePerDeviceHour, runScatter, level } = pricing;
  const value = curve(batchSize);
  if (!Number.isFinite(value)) return [];
  const drawnSteps = draws.map((draw, i) => draw(batchSize) * Math.exp(runScatter * spreadNormal(i, 2)));
  const steps = intervalOf(value, drawnSteps, level);
  const timedSteps = intervalOf(
    value,
    drawnSteps.map((drawn, i) => drawn * stepTimeFactor(stepTime, i, 0)),
    level,
  );
  return deviceCounts.flatMap((devices) => {
    const secondsPerStep = parallelStepSeconds(stepTime, { batchSize, devices, exchangeSeconds });
    if (!Number.isFinite(secondsPerStep)) return [];
    const seconds = scaleInterval(timedSteps, secondsPerStep);
    const deviceHours = scaleInterval(seconds, devices / 3600);
    const cost = pricePerDeviceHour === null ? null : scaleInterval(deviceHours, pricePerDeviceHour);
    return [{ batchSize, devices, secondsPerStep, steps, seconds, deviceHours, cost, isOnFrontier: false }];
  });
}

/** An interval in another unit. */
export function scaleInterval({ value, lower, upper }: Interval, factor: number): Interval {
  return {
    value: value * factor,
    lower: lower === null ? null : lower * factor,
    upper: upper === null ? null : upper * factor,
  };
}

/** From the fastest on, a choice is on the frontier where it is cheaper than all that are faster. */
function markFrontier(choices: readonly Choice[]): Choice[] {
  const frontier = new Set<Choice>();
  const spent = (choice: Choice) => choice.deviceHours.value;
  let least = Number.POSITIVE_INFINITY;
  for (const choice of choices.toSorted((a, b) => a.seconds.value - b.seconds.value || spent(a) - spent(b))) {
    if (spent(choice) >= least) continue;
    least = spent(choice);
    frontier.add(choice);
  }
  return choices.map((choice) => ({ ...choice, isOnFrontier: frontier.has(choice) }));
}

/** What may be spent; null for no limit. */
export type Limits = { seconds: number | null; cost: number | null };

/** Choices whose middle values keep the limits; `recommended` is of the batch size that was recommended, where one of them is. */
export type ChoicesWithin = { recommended: Choice; cheapest: Choice; fastest: Choice };

/** The cheapest and the fastest choice inside the limits, and the one to use; null where none is inside. */
export function choicesWithin(
  choices: readonly Choice[],
  limits: Limits,
  recommendedBatchSize: number | null,
  isUsable: (batchSize: number) => boolean = () => true,
): ChoicesWithin | null {
  const kept = choices.filter(({ batchSize, seconds, cost }) => {
    if (!isUsable(batchSize)) return false;
    return isWithin({ seconds: seconds.value, cost: cost?.value ?? null }, limits);
  });
  const spent = ({ deviceHours }: Choice) => deviceHours.value;
  const cheapest = leastOf(kept, spent);
  const fastest = leastOf(kept, ({ seconds }) => seconds.value);
  if (!cheapest || !fastest) return null;
  const ofRecommended = kept.filter(({ batchSize }) => batchSize === recommendedBatchSize);
  return { recommended: leastOf(ofRecommended, spent) ?? cheapest, cheapest, fastest };
}

/** Whether a run keeps the limits; without a price it keeps none of cost. */
export function isWithin(
  { seconds, cost }: { seconds: number; cost: number | null },
  limits: Limits,
): boolean {
  const isInTime = limits.seconds === null || seconds <= limits.seconds;
  return isInTime && (limits.cost === null || (cost !== null && cost <= limits.cost));
}

function leastOf(choices: readonly Choice[], measure: (choice: Choice) => number): Choice | null {
  return choices.reduce<Choice | null>(
    (least, choice) => (least === null || measure(choice) < measure(least) ? choice : least),
    null,
  );
}
