import { z } from 'zod';
import { CritbatchError } from '../../error/critbatchError.ts';
import type { Layer } from '../layers/layerSpec.ts';
import type { KerasLayer } from './kerasConfig.ts';

/** Layers of ours that do what one of Keras does; each is told which output it takes. */
export interface Translation {
  readonly layers: readonly ((from: number) => Layer)[];
  readonly notes: readonly string[];
}

const whole = z.int().positive();
const pair = z.union([whole.transform((size) => [size, size]), z.tuple([whole, whole])]);
const activation = z.enum(['linear', 'relu', 'tanh', 'sigmoid', 'softmax']).default('linear');
const plain = { data_format: z.literal('channels_last').nullish() };
const window = { padding: z.enum(['same', 'valid']).default('valid'), ...plain };
const pooling = z
  .object({ pool_size: pair.default([2, 2]), strides: pair.nullish(), ...window })
  .refine(
    ({ pool_size: size, strides }) => (strides ?? size).join() === size.join(),
    'windows that overlap or leave gaps are not known: make strides and pool_size alike',
  )
  .refine(({ padding }) => padding === 'valid', 'only windows without padding are known: use "valid"');
const convolution = z.object({
  filters: whole,
  kernel_size: pair,
  strides: pair.default([1, 1]),
  dilation_rate: pair.default([1, 1]).refine(([one, other]) => one === 1 && other === 1, 'only 1 is known'),
  groups: z.literal(1).default(1),
  use_bias: z.boolean().default(true),
  activation,
  ...window,
});
const dense = z.object({ units: whole, use_bias: z.boolean().default(true), activation });
const dropout = z.object({ rate: z.number() });
const normalisation = z.object({
  epsilon: z.number().optional(),
  momentum: z.number().optional(),
  center: z.literal(true).default(true),
  scale: z.literal(true).default(true),
});

/** Throws INVALID_INPUT with the layer and what to do where it is unknown or asks for what there is not. */
export function translateLayer(layer: KerasLayer, sources: readonly number[]): Translation {
  const { name, className, config } = layer;
  const refuse = (reason: string) =>
    new CritbatchError('INVALID_INPUT', `Layer ${name} (${className}): ${reason}.`);
  const read = <Schema extends z.ZodType>(schema: Schema): z.output<Schema> => {
    const parsed = schema.safeParse(config);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    throw refuse([...(issue?.path ?? []), issue?.message].join(': '));
  };
  const merges = className === 'Add' || className === 'Concatenate';
  if (merges ? sources.length < 2 : sources.length > 1) throw refuse(`it takes ${sources.length} inputs`);
  const one = (...layers: ((from: number) => Layer)[]): Translation => ({ layers, notes: [] });
  switch (className) {
    case 'Dense': {
      const { units, use_bias: useBias, activation } = read(dense);
      return one((from) => ({ kind: 'dense', from, units, useBias }), ...activated(activation));
    }
    case 'Conv2D': {
      const {
        filters,
        kernel_size: size,
        strides: stride,
        padding,
        use_bias: useBias,
        activation,
      } = read(convolution);
      return one(
        (from) => ({
          kind: 'convolution',
          from,
          filters,
          size: two(size),
          stride: two(stride),
          padding,
          useBias,
        }),
        ...activated(activation),
      );
    }
    case 'MaxPooling2D':
    case 'AveragePooling2D': {
      const { pool_size: size } = read(pooling);
      const kind = className === 'MaxPooling2D' ? 'maxima' : 'averages';
      return one((from) => ({ kind, from, size: two(size) }));
    }
    case 'GlobalAveragePooling2D':
      read(z.object({ ...plain, keepdims: z.literal(false).default(false) }));
      return one((from) => ({ kind: 'globalAverages', from }));
    case 'Flatten':
      read(z.object(plain));
      return one((from) => ({ kind: 'flatten', from }));
    case 'Activation':
      return one(...activated(read(z.object({ activation })).activation));
    case 'Softmax':
      return one(...activated('softmax'));
    case 'ReLU':
      read(
        z.object({
          max_value: z.null().optional(),
          negative_slope: z.literal(0).optional(),
          threshold: z.literal(0).optional(),
        }),
      );
      return one(...activated('relu'));
    case 'Dropout': {
      if (read(dropout).rate !== 0)
        throw refuse('a step here has no chance in it but the batch; remove the layer or set its rate to 0');
      return { layers: [], notes: ['A rate of 0 does nothing; the layer is left out.'] };
    }
    case 'BatchNormalization': {
      const { epsilon = 1e-3, momentum = 0.99 } = read(normalisation);
      const notes = [];
      if (epsilon !== 1e-5) notes.push(`epsilon is 1e-5 here, not ${epsilon}.`);
      if (momentum !== 0.9)
        notes.push(`moving statistics keep 0.9 of themselves in a step here, not ${momentum}.`);
      return { layers: [(from) => ({ kind: 'batchNorm', from })], notes };
    }
    case 'Add':
      return one(() => ({ kind: 'add', of: [...sources] }));
    case 'Concatenate':
      if (![-1, undefined].includes(config.axis as number | undefined))
        throw refuse('only the last axis (-1) is known');
      return one(() => ({ kind: 'concatenate', of: [...sources] }));
    case 'Lambda':
      throw refuse('it holds code, which is not run here; use layers that say what they do');
    default:
      throw refuse('it is not known here; docs/models-and-data.md lists the layers that are');
  }
}

/** A softmax is kept only until the end is known: it is refused anywhere but there. */
function activated(activation: z.output<typeof activationSchema>): ((from: number) => Layer)[] {
  return activation === 'linear' ? [] : [(from) => ({ kind: 'activation', from, activation }) as Layer];
}
const activationSchema = activation;

function two(sizes: readonly number[]): [number, number] {
  return [sizes[0] as number, sizes[1] as number];
}
