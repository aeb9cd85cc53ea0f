import { toleranceOf } from '../answer/tolerance.ts';
import { parallelStepSeconds } from './dataParallel.ts';
import type { MovePricing } from './saving.ts';
import type { Limits } from './timeAndCost.ts';
import { isWithin } from './timeAndCost.ts';

/** What knowing which batch size is best at a size would spare in one training run, on average. */
export type ValueOfChecking = {
  /** The batch size to use without knowing: the predicted one, or the one in use where moving saves nothing. */
  batchSize: number;
  deviceHours: number;
  /** In the currency of the price; null without one. */
  cost: number | null;
  /** How often another batch size takes so much less device time that it would be recommended in its place. */
  share: number;
};

type Asked = {
  move: { from: number; to: number; devices: number };
  /** Batch sizes that the sweep tells of. */
  batchSizes: readonly number[];
  /** What a run takes at most: those that never arrive end there. */
  maxExamplesPerRun: number;
  limits: Limits;
};

/**
 * The most that a sweep can return beyond moving now, for each training run (docs/equations.md (V1)): the expected value of knowing, before
 * anything is moved, which batch size takes the least device time. Who moves without a check sees in the first runs where the new
 * size takes longer than the one in use, and goes back. Null where nothing is known: no step time, or no draw in which the one in use arrives.
 */
export function valueOfChecking(
  pricing: MovePricing,
  { move: { from, to, devices }, batchSizes, maxExamplesPerRun, limits }: Asked,
): ValueOfChecking | null {
  const { curve, draws, stepTime, exchangeSeconds, pricePerDeviceHour } = pricing;
  if (stepTime === null) return null;
  const stepSecondsOf = (batchSize: number) =>
    parallelStepSeconds(stepTime, { batchSize, devices, exchangeSeconds });
  const isPossible = (batchSize: number) => {
    const seconds = curve(batchSize) * stepSecondsOf(batchSize);
    const cost = pricePerDeviceHour === null ? null : (seconds * devices * pricePerDeviceHour) / 3600;
    return Number.isFinite(seconds) && isWithin({ seconds, cost }, limits);
  };
  const candidates = [...new Set([...batchSizes.filter(isPossible), from, to])];
  const secondsOf = new Map(candidates.map((batchSize) => [batchSize, stepSecondsOf(batchSize)]));
  if (!Number.isFinite(secondsOf.get(from)) || !Number.isFinite(secondsOf.get(to))) return null;

  let drawn = 0;
  let spared = 0;
  let better = 0;
  const [inUseFor, movedFor] = [from, to].map((size) => curve(size) * (secondsOf.get(size) ?? Number.NaN));
  const isMoved = to !== from && (movedFor ?? Number.NaN) < (inUseFor ?? Number.NaN);
  const limit = 1 + toleranceOf({ valley: null });
  for (const draw of draws) {
    const stepsInUse = draw(from);
    // The batch size in use arrives: people train with it.
    if (!(stepsInUse * from <= maxExamplesPerRun)) continue;
    const secondsAt = (batchSize: number) =>
      Math.min(draw(batchSize), maxExamplesPerRun / batchSize) * (secondsOf.get(batchSize) ?? Number.NaN);
    const now = isMoved ? Math.min(secondsAt(from), secondsAt(to)) : secondsAt(from);
    const least = Math.min(...candidates.map(secondsAt).filter(Number.isFinite));
    drawn += 1;
    spared += now - least;
    if (now > limit * least) better += 1;
  }
  if (drawn === 0) return null;
  const deviceHours = ((spared / drawn) * devices) / 3600;
  return {
    batchSize: isMoved ? to : from,
    deviceHours,
    cost: pricePerDeviceHour === null ? null : deviceHours * pricePerDeviceHour,
    share: better / drawn,
  };
}
