import { normalQuantile } from '../probability/normalQuantile.ts';
import type { StepTime } from './stepTime.ts';

/**
 * Error that a step time is given where too few batch sizes were timed to tell: at 95 %, a factor of two either way.
 * An assumption; `StepTime.relativeError` is null where it is used.
 */
export const assumedStepTimeError = 0.35;

/**
 * Fractional parts of multiples of these fill the unit interval evenly, each on its own and any two together: of 400
 * normal values no two streams correlate by more than 0.05. The last two are √2 − 1 and √3 − 1.
 */
const irrationals = [
  0.618033988749895, 0.754877666246693, 0.569840290998053, 0.414213562373095, 0.732050807568877,
] as const;

/** Errors that meet in one figure need streams of their own, or they would rise and fall together. */
type Stream = 0 | 1 | 2 | 3 | 4;

/**
 * The i-th of a sequence in (0, 1) that fills every stretch of it evenly, so that draws of K(b), in whatever order they
 * stand, meet all errors alike, and the same draws always give the same interval.
 */
export function spreadUniform(index: number, stream: Stream): number {
  const place = (index + 0.5) * irrationals[stream];
  return place - Math.floor(place);
}

/** The same as standard normal values. */
export function spreadNormal(index: number, stream: Stream): number {
  return normalQuantile(spreadUniform(index, stream));
}

/** The factor by which the i-th draw's step time is off. */
export function stepTimeFactor({ relativeError }: StepTime, index: number, stream: Stream): number {
  return Math.exp((relativeError ?? assumedStepTimeError) * spreadNormal(index, stream));
}
