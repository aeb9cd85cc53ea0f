import { CritbatchError } from '@critbatch/theory';
import { randomStream } from '../random/randomStream.ts';

/** Batches of an epoch: consecutive slices of one permutation, without replacement, the remainder dropped. */
export interface DataOrder {
  readonly stepsPerEpoch: number;
  /** Example indices of the batches of steps `step` … `step + count − 1`; throws where they span two epochs. */
  batches(step: number, count: number): Int32Array;
}

/** The order that belongs to a seed. It depends on (seed, epoch) alone: a resumed run needs no memory of it. */
export function dataOrder(examples: number, batchSize: number, seed: number): DataOrder {
  const stepsPerEpoch = Math.floor(examples / batchSize);
  if (stepsPerEpoch === 0) {
    throw new CritbatchError(
      'INVALID_INPUT',
      `A batch of ${batchSize} is larger than the ${examples} training examples. Choose a smaller batch size.`,
    );
  }
  let current: { epoch: number; permutation: Int32Array } = { epoch: -1, permutation: new Int32Array() };
  return {
    stepsPerEpoch,
    batches(step, count) {
      const epoch = Math.floor(step / stepsPerEpoch);
      const first = step - epoch * stepsPerEpoch;
      if (first + count > stepsPerEpoch)
        throw new RangeError(`Steps ${step} + ${count} cross an epoch's end.`);
      if (current.epoch !== epoch) {
        current = { epoch, permutation: permutation(examples, seed, 'dataOrder', epoch) };
      }
      return current.permutation.subarray(first * batchSize, (first + count) * batchSize);
    },
  };
}

/** Up to `size` distinct example indices: the same for every run on a data set with as many examples. */
export function fixedSubset(examples: number, size: number): Int32Array {
  return permutation(examples, 0, 'fixedSubset').subarray(0, Math.min(size, examples));
}

/** `size` distinct example indices in random order: the first places of a shuffle whose rest is never made. */
export function randomSubset(
  examples: number,
  size: number,
  seed: number,
  ...purpose: (string | number)[]
): Int32Array {
  const random = randomStream(seed, ...purpose);
  const moved = new Map<number, number>();
  return Int32Array.from({ length: size }, (_, place) => {
    const chosen = place + random.wholeNumber(examples - place);
    const example = moved.get(chosen) ?? chosen;
    moved.set(chosen, moved.get(place) ?? place);
    return example;
  });
}

/** Fisher and Yates' shuffle of 0 … size − 1. */
function permutation(size: number, seed: number, ...purpose: (string | number)[]): Int32Array {
  const random = randomStream(seed, ...purpose);
  const order = Int32Array.from({ length: size }, (_, index) => index);
  for (let last = size - 1; last > 0; last--) {
    const chosen = random.wholeNumber(last + 1);
    const moved = order[last] as number;
    order[last] = order[chosen] as number;
    order[chosen] = moved;
  }
  return order;
}
