import { z } from 'zod';

/**
 * What is done to examples between the files and the model, the same on every machine. All of it is optional, and a spec
 * without it is the same as before there was any.
 */
export const preparation = {
  /**
   * Takes training and test examples from one pool, in an order drawn by the seed, in place of the parts that the files
   * have: the first are for training, those after them for testing.
   */
  split: z.strictObject({ seed: z.int().nonnegative() }).optional(),
  /** (value − mean)/deviation, of every channel or of all alike; images come in [0, 1]. */
  normalisation: z
    .strictObject({
      mean: z.array(z.number()).min(1).max(4096),
      deviation: z.array(z.number().positive()).min(1).max(4096),
    })
    .refine(({ mean, deviation }) => mean.length === deviation.length, 'Give as many deviations as means')
    .optional(),
  /** Changes that training images go through, drawn anew for each example in each epoch; evaluations see them as they are. */
  augmentation: z
    .strictObject({
      /** Most pixels that an image moves up or down and left or right, by whole ones; zeros of the raw image come in. */
      shift: z.int().nonnegative().max(64),
      /** Whether every second image, by chance, is turned left to right. */
      flip: z.boolean(),
    })
    .optional(),
};

export type Preparation = {
  readonly [Key in keyof typeof preparation]?: z.infer<(typeof preparation)[Key]> | undefined;
};
export type Augmentation = NonNullable<Preparation['augmentation']>;
