import type { Interval } from '../estimate/estimate.type.ts';
import { intervalOf } from '../estimate/interval.ts';
import { parallelStepSeconds } from './dataParallel.ts';
import { stepTimeFactor } from './spreadDraws.ts';
import type { Pricing } from './timeAndCost.ts';
import { scaleInterval } from './timeAndCost.ts';

/** A quantity at the batch size that is left and at the one that is moved to, and what the move saves. */
export type Saved = {
  before: Interval;
  after: Interval;
  /** before − after: negative where the move costs more. */
  saved: Interval;
  /** before ÷ after. */
  factor: Interval;
};

/** What moving from one batch size to another saves on the way to the target. */
export type Saving = {
  from: number;
  to: number;
  steps: Saved;
  /** Per-example gradients, N. */
  work: Saved;
  deviceHours: Saved | null;
  /** In the currency of the price. */
  cost: Saved | null;
};

/**
 * What moving from batch size `from` to `to` saves in steps, gradients, device hours and money: differences and ratios
 * draw by draw, so that what both sides share cancels (docs/equations.md (T4)). Null where the law says that one of the
 * two never reaches the target. Hours and money are null without a step time, money also without a price.
 */
export function savingOf(
  pricing: MovePricing,
  { from, to, devices }: { from: number; to: number; devices: number },
): Saving | null {
  const { level, pricePerDeviceHour } = pricing;
  const amounts = amountsOf(pricing, { from, to, devices });
  if (amounts === null) return null;
  const { steps, work, hours } = amounts;
  const deviceHours = hours && savedOf(hours, level);
  return {
    from,
    to,
    steps: savedOf(steps, level),
    work: savedOf(work, level),
    deviceHours,
    cost: deviceHours && pricePerDeviceHour !== null ? inMoney(deviceHours, pricePerDeviceHour) : null,
  };
}

/** From what a move is reckoned: without a step time in steps and gradients alone, without a price not in money. */
export type MovePricing = Omit<Pricing, 'stepTime' | 'runScatter'> & { stepTime: Pricing['stepTime'] | null };

/** A quantity under the law, and under each of its draws. */
export type Drawn = { value: number; draws: readonly number[] };

/** The same at the batch size that is left and at the one that is moved to. */
export type DrawnMove = { before: Drawn; after: Drawn };

/** Steps, gradients and device hours on both sides of a move; null where the law says that one of the two never reaches the target. */
export function amountsOf(
  { curve, draws, stepTime, exchangeSeconds }: MovePricing,
  { from, to, devices }: { from: number; to: number; devices: number },
): { steps: DrawnMove; work: DrawnMove; hours: DrawnMove | null } | null {
  const stepsAt = (batchSize: number): Drawn => ({
    value: curve(batchSize),
    draws: draws.map((draw) => draw(batchSize)),
  });
  const before = stepsAt(from);
  const after = stepsAt(to);
  if (!Number.isFinite(before.value) || !Number.isFinite(after.value)) return null;

  const hoursAt = (steps: Drawn, batchSize: number, stream: 0 | 1): Drawn | null => {
    if (stepTime === null) return null;
    const hours = (parallelStepSeconds(stepTime, { batchSize, devices, exchangeSeconds }) * devices) / 3600;
    if (!Number.isFinite(hours)) return null;
    return {
      value: steps.value * hours,
      draws: steps.draws.map((drawn, i) => drawn * hours * stepTimeFactor(stepTime, i, stream)),
    };
  };
  const hoursBefore = hoursAt(before, from, 0);
  const hoursAfter = hoursAt(after, to, 1);
  return {
    steps: { before, after },
    work: { before: times(before, from), after: times(after, to) },
    hours: hoursBefore && hoursAfter ? { before: hoursBefore, after: hoursAfter } : null,
  };
}

function times({ value, draws }: Drawn, factor: number): Drawn {
  return { value: value * factor, draws: draws.map((draw) => draw * factor) };
}

export function savedOf({ before, after }: DrawnMove, level: number): Saved {
  const pairs = before.draws.map((drawn, i) => [drawn, after.draws[i] ?? Number.NaN] as const);
  // Where neither arrives in a draw, it says nothing of their difference.
  const told = pairs.filter(([drawnBefore, drawnAfter]) =>
    Number.isFinite(Math.min(drawnBefore, drawnAfter)),
  );
  const differences = told.map(([drawnBefore, drawnAfter]) => drawnBefore - drawnAfter);
  const factors = told.map(([drawnBefore, drawnAfter]) => drawnBefore / drawnAfter);
  return {
    before: intervalOf(before.value, before.draws, level),
    after: intervalOf(after.value, after.draws, level),
    saved: intervalOf(before.value - after.value, differences, level),
    factor: intervalOf(before.value / after.value, factors, level),
  };
}

/** What was saved of device hours, in money. */
export function inMoney({ before, after, saved, factor }: Saved, price: number): Saved {
  return {
    before: scaleInterval(before, price),
    after: scaleInterval(after, price),
    saved: scaleInterval(saved, price),
    factor,
  };
}
