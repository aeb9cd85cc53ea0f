import { stepSeconds } from '../cost/stepTime.ts';
import { isTimed, type RecommendationBasis } from './recommend.ts';

/** Seconds of a step at one batch size, in times those at another. */
export type StepsBeside = { than: number; factor: number };

/** A step at a batch size beside that at the tested one that needs the least work; null where none was timed, or it is that one. */
export function stepsBeside(
  batchSize: number,
  { arrived, curve, stepTime }: Pick<RecommendationBasis, 'arrived' | 'curve' | 'stepTime'>,
): StepsBeside | null {
  if (!isTimed(stepTime) || arrived.length === 0) return null;
  const work = (size: number) => size * curve(size);
  const than = arrived.reduce((least, size) => (work(size) < work(least) ? size : least));
  if (than === batchSize) return null;
  return { than, factor: stepSeconds(stepTime, batchSize) / stepSeconds(stepTime, than) };
}
