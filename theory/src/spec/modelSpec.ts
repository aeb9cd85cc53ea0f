import { z } from 'zod';

/** An architecture with its initialiser: everything that, with a seed, fixes a model's first parameters. */
export const modelSpecSchema = z.discriminatedUnion('architecture', [
  z.strictObject({
    architecture: z.literal('softmaxRegression'),
    inputShape: z.array(z.int().positive()).min(1).max(4),
    classes: z.int().min(2),
  }),
  z.strictObject({
    architecture: z.literal('mlp'),
    inputShape: z.array(z.int().positive()).min(1).max(4),
    hiddenWidths: z.array(z.int().positive().max(65_536)).min(1).max(32),
    classes: z.int().min(2),
    activation: z.enum(['relu', 'tanh']),
  }),
]);

export type ModelSpec = z.infer<typeof modelSpecSchema>;

/** Widths of the fully connected layers from input to logits, in units. */
export function layerWidths(spec: ModelSpec): number[] {
  const inputWidth = spec.inputShape.reduce((product, extent) => product * extent, 1);
  const hiddenWidths = spec.architecture === 'mlp' ? spec.hiddenWidths : [];
  return [inputWidth, ...hiddenWidths, spec.classes];
}

/** Number of trained scalars: weights and biases of every fully connected layer. */
export function parameterCount(spec: ModelSpec): number {
  const widths = layerWidths(spec);
  return widths.slice(1).reduce((count, width, index) => count + ((widths[index] ?? 0) + 1) * width, 0);
}
