import { z } from 'zod';

const extent = z.int().positive().max(65_536);
const pair = z.tuple([extent, extent]);
const padding = z.enum(['same', 'valid']);
/** Which values a layer takes: 0 is the model's input, k the output of the k-th layer. */
const from = z.int().nonnegative();

/** The layers of which a model of one's own is made: a closed language, in which nothing can be run but these. */
export const layerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('dense'), from, units: extent, useBias: z.boolean() }),
  z.strictObject({
    kind: z.literal('convolution'),
    from,
    filters: extent,
    size: pair,
    stride: pair,
    padding,
    useBias: z.boolean(),
  }),
  /** Over windows side by side: those that overlap have no gradient in the traced engine. The rest at the edge is dropped. */
  z.strictObject({ kind: z.literal('maxima'), from, size: pair }),
  z.strictObject({ kind: z.literal('averages'), from, size: pair }),
  z.strictObject({ kind: z.literal('globalAverages'), from }),
  z.strictObject({ kind: z.literal('flatten'), from }),
  z.strictObject({ kind: z.literal('activation'), from, activation: z.enum(['relu', 'tanh', 'sigmoid']) }),
  z.strictObject({ kind: z.literal('batchNorm'), from }),
  z.strictObject({ kind: z.literal('add'), of: z.array(from).min(2).max(64) }),
  z.strictObject({ kind: z.literal('concatenate'), of: z.array(from).min(2).max(64) }),
]);

export type Layer = z.infer<typeof layerSchema>;

/** What a layer takes. */
export function sourcesOf(layer: Layer): readonly number[] {
  return 'of' in layer ? layer.of : [layer.from];
}
