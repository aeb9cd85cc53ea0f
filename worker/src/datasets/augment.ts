import { type Augmentation, type DatasetSpec, exampleForm, imageExtents, isText } from '@critbatch/theory';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { streamSeed } from '../random/randomStream.ts';
import type { Examples } from './dataset.ts';

/** Draws how training images look. */
export interface Augmenter {
  /** The chosen examples as they look in an epoch, in the order in which they were chosen. */
  draw(chosen: Int32Array, epoch: number): Examples;
}

/**
 * How the training images of a run look: by (seed, epoch, example) alone, so that neither the batch size nor a resumption
 * changes what an example looks like. Null where the spec asks for no augmentation.
 */
export function createAugmenter(spec: DatasetSpec, training: Examples, seed: number): Augmenter | null {
  if (isText(spec) || !spec.augmentation) return null;
  const { augmentation, normalisation } = spec;
  const [height, width, channels] = imageExtents(exampleForm(spec).inputShape);
  const size = height * width * channels;
  const { mean = [0], deviation = [1] } = normalisation ?? {};
  // What a raw zero has become: the border of an image that is moved.
  const border = Float32Array.from({ length: channels }, (_, channel) => {
    const of = mean.length === 1 ? 0 : channel;
    return -(mean[of] as number) / (deviation[of] as number);
  });

  function write(into: Float32Array, start: number, example: number, look: Look): void {
    const from = example * size;
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const sourceY = y - look.down;
        const moved = x - look.right;
        const sourceX = look.isFlipped ? width - 1 - moved : moved;
        const isInside = sourceY >= 0 && sourceY < height && moved >= 0 && moved < width;
        for (let channel = 0; channel < channels; channel++) {
          into[start + (y * width + x) * channels + channel] = isInside
            ? (training.inputs[from + (sourceY * width + sourceX) * channels + channel] as number)
            : (border[channel] as number);
        }
      }
    }
  }

  return {
    draw(chosen, epoch) {
      const inputs = new Float32Array(chosen.length * size);
      const labels = new Int32Array(chosen.length);
      chosen.forEach((example, place) => {
        labels[place] = training.labels[example] as number;
        write(inputs, place * size, example, lookOf(augmentation, seed, epoch, example));
      });
      return { count: chosen.length, inputs, labels };
    },
  };
}

interface Look {
  readonly down: number;
  readonly right: number;
  readonly isFlipped: boolean;
}

function lookOf({ shift, flip }: Augmentation, seed: number, epoch: number, example: number): Look {
  // A generator of two words: one of thousands, such as the Mersenne twister, takes longer to seed than an image to move.
  const random = xoroshiro128plus(streamSeed(seed, 'augmentation', epoch, example));
  const down = uniformInt(random, -shift, shift);
  const right = uniformInt(random, -shift, shift);
  return { down, right, isFlipped: flip && uniformInt(random, 0, 1) === 1 };
}
