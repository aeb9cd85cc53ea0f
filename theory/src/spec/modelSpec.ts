import { z } from 'zod';
import { LayerMisfit, shapeLayers } from './layers/layerShapes.ts';
import { layerSchema } from './layers/layerSpec.ts';
import { moduleSpecSchema } from './moduleSpec.ts';

const inputShape = z.array(z.int().positive()).min(1).max(4);
/** Height, width and channels of an image; two extents stand for an image of one channel. */
const imageShape = z.array(z.int().positive()).min(2).max(3);
const classes = z.int().min(2);

/** An architecture with its initialiser: everything that, with a seed, fixes a model's first parameters. */
export const modelSpecSchema = z.discriminatedUnion('architecture', [
  z.strictObject({ architecture: z.literal('softmaxRegression'), inputShape, classes }),
  z.strictObject({
    architecture: z.literal('mlp'),
    inputShape,
    hiddenWidths: z.array(z.int().positive().max(65_536)).min(1).max(32),
    classes,
    activation: z.enum(['relu', 'tanh']),
  }),
  /** For each number of channels a 3×3 convolution, ReLU and 2×2 maxima; then a hidden layer. */
  z
    .strictObject({
      architecture: z.literal('cnn'),
      inputShape: imageShape,
      channels: z.array(z.int().positive().max(4096)).min(1).max(6),
      hiddenWidth: z.int().positive().max(65_536),
      classes,
    })
    .refine(({ inputShape: [height = 0, width = 0], channels }) => {
      const halvings = 2 ** channels.length;
      return height % halvings === 0 && width % halvings === 0;
    }, 'Height and width must be divisible by two for each convolution: every one is followed by a halving'),
  /** LeCun et al. 1998, with tanh and averages. */
  z
    .strictObject({ architecture: z.literal('lenet5'), inputShape: imageShape, classes })
    .refine(
      ({ inputShape: [height, width] }) => height === width && (height === 28 || height === 32),
      'LeNet-5 takes images of 28×28 or 32×32',
    ),
  /** He et al. 2016 for small images: depth 8 has 16, 32 and 64 channels; 18 and 34 have 64 to 512. */
  z
    .strictObject({
      architecture: z.literal('resnet'),
      depth: z.literal([8, 18, 34]),
      inputShape: imageShape,
      normalisation: z.enum(['batchNorm', 'groupNorm']),
      classes,
    })
    .refine(
      ({ inputShape: [height = 0, width = 0] }) => Math.min(height, width) >= 8,
      'A residual network takes images of 8×8 or more',
    ),
  /**
   * A decoder of tokens, normalised before each part of its blocks (Radford et al. 2019): `inputShape` is the context, the
   * tokens that it reads, and `classes` the vocabulary. It predicts the token after each of those it reads.
   */
  z
    .strictObject({
      architecture: z.literal('transformer'),
      inputShape: z.array(z.int().positive().max(4096)).length(1),
      classes: z.int().min(2).max(65_536),
      depth: z.int().positive().max(64),
      width: z.int().min(2).max(4096),
      heads: z.int().positive().max(64),
      /** Units between the two layers of a block's perceptron. */
      hiddenWidth: z.int().positive().max(65_536),
      activation: z.enum(['gelu', 'relu']),
      /** Whether logits are products with the embeddings of the tokens, or come from a layer of their own. */
      head: z.enum(['tied', 'untied']),
    })
    .refine(({ width, heads }) => width % heads === 0, 'The width must be divisible by the number of heads'),
  /** A model of one's own, read from a topology of Keras or TensorFlow.js; the last layer gives the logits. */
  z
    .strictObject({
      architecture: z.literal('layers'),
      inputShape: z.array(z.int().positive().max(65_536)).min(1).max(3),
      classes,
      layers: z.array(layerSchema).min(1).max(1000),
    })
    .check(({ value: { inputShape, layers, classes }, issues }) => {
      try {
        const output = shapeLayers(inputShape, layers).at(-1)?.outputShape.join('×');
        if (output === String(classes)) return;
        const message = `The last layer must give a logit for each of ${classes} classes, and gives ${output}`;
        issues.push({ code: 'custom', input: layers, path: ['layers'], message });
      } catch (error) {
        if (!(error instanceof LayerMisfit)) throw error;
        const message = `This layer does not fit: ${error.message}`;
        issues.push({ code: 'custom', input: layers, path: ['layers', error.layer - 1], message });
      }
    }),
  moduleSpecSchema,
]);

export type ModelSpec = z.infer<typeof modelSpecSchema>;
