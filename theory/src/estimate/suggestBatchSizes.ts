import { nearestCandidate } from '../plan/candidateBatchSizes.ts';
import type { Interval, NotIdentifiedReason } from './estimate.type.ts';

/** What is known when an answer is not identified. */
export type SuggestionInput = {
  reason: NotIdentifiedReason;
  /** Batch sizes tested, and those of them at which a run reached the target; ascending. */
  tested: readonly number[];
  arrived: readonly number[];
  /** b* of the best law, with the interval of b* over the laws. */
  minimiser: number | null;
  interval: Pick<Interval, 'lower' | 'upper'> | null;
};

const mostSuggestions = 4;
const stride = 1.5;

/** Batch sizes whose runs would settle a NOT_IDENTIFIED answer, ascending, none tested yet unless more seeds would tell. */
export function suggestBatchSizes(input: SuggestionInput): number[] {
  const { reason, tested, arrived } = input;
  const smallest = tested[0] ?? 1;
  const largest = tested.at(-1) ?? 1;
  switch (reason) {
    case 'EVERYTHING_CENSORED':
      // Nothing says what chance a run has of reaching it, at any batch size.
      return [];
    case 'TOO_FEW_CROSSINGS':
      return arrived.slice(0, mostSuggestions);
    case 'TOO_FEW_BATCH_SIZES':
    case 'NO_CONVERGENCE':
      return untested([...gapsOf(tested), largest * stride, largest * stride ** 2], tested);
    case 'MINIMUM_OUTSIDE_TESTED_RANGE':
      return untested(beyond(smallest, largest, input.minimiser), tested);
    case 'INTERVAL_OUTSIDE_TESTED_RANGE': {
      const { lower, upper } = input.interval ?? { lower: null, upper: null };
      const below = lower === null || lower <= smallest ? beyond(smallest, largest, lower ?? 0) : [];
      const above = upper === null || upper >= largest ? beyond(smallest, largest, upper ?? largest * 4) : [];
      // Where both ends are open, neither side takes all the room.
      const room = below.length > 0 && above.length > 0 ? mostSuggestions / 2 : mostSuggestions;
      return untested([...below.slice(0, room), ...above.slice(0, room)], tested);
    }
    case 'MINIMUM_MAY_BE_SHALLOW': {
      // Smaller ones may show a wall; the smallest and the best once more, how much they differ.
      const below = beyond(smallest, largest, 0).slice(0, mostSuggestions / 2);
      const again = new Set([arrived[0] ?? smallest, nearestCandidate(arrived, input.minimiser ?? smallest)]);
      return [...untested(below, tested), ...again];
    }
    case 'LAWS_DISAGREE':
      // The laws part company at small batches: where the wall of b_min is, or is not.
      return untested([...between(tested, arrived), ...beyond(smallest, largest, smallest / 2)], tested);
  }
}

/** A grid of ×1.5 from the edge of the tested range to just past a batch size outside it. */
function beyond(smallest: number, largest: number, batchSize: number | null): number[] {
  const sizes: number[] = [];
  if (batchSize === null) return sizes;
  if (batchSize <= smallest) {
    for (let size = smallest / stride; sizes.length < mostSuggestions && size >= 1; size /= stride) {
      sizes.push(size);
      if (size < batchSize / stride) break;
    }
    return sizes;
  }
  for (let size = largest * stride; sizes.length < mostSuggestions; size *= stride) {
    sizes.push(size);
    if (size > batchSize * stride) break;
  }
  return sizes;
}

/** Geometric means between the largest batch size that never arrived below the smallest that did, and beside that. */
function between(tested: readonly number[], arrived: readonly number[]): number[] {
  const first = tested.indexOf(arrived[0] ?? -1);
  return gapsOf(tested.slice(Math.max(0, first - 1), first + 3));
}

function gapsOf(batchSizes: readonly number[]): number[] {
  return batchSizes.slice(1).map((batchSize, i) => Math.sqrt(batchSize * (batchSizes[i] ?? batchSize)));
}

function untested(batchSizes: readonly number[], tested: readonly number[]): number[] {
  const rounded = new Set(batchSizes.map((batchSize) => Math.max(1, Math.round(batchSize))));
  return [...rounded]
    .filter((batchSize) => !tested.includes(batchSize))
    .slice(0, mostSuggestions)
    .sort((a, b) => a - b);
}
