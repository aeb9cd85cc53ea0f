import { z } from 'zod';
import { CritbatchError } from '../../error/critbatchError.ts';

/** A layer as Keras writes it, whatever the version. */
export interface KerasLayer {
  readonly name: string;
  readonly className: string;
  readonly config: Readonly<Record<string, unknown>>;
  /** Names of the layers whose outputs it takes. */
  readonly inbound: readonly string[];
}

const mostLayers = 1000;
const record = z.record(z.string(), z.unknown());
const layerSchema = z.object({
  class_name: z.string().max(200),
  name: z.string().max(200).optional(),
  config: record.default({}),
  inbound_nodes: z.array(z.unknown()).max(1).nullish(),
});
const modelSchema = z.object({
  class_name: z.enum(['Sequential', 'Functional', 'Model'], 'Give a Sequential or a Functional model'),
  config: z.object({
    layers: z
      .array(layerSchema)
      .min(1, 'The model has no layers')
      .max(mostLayers, `At most ${mostLayers} layers`),
    input_layers: z.array(z.unknown()).optional(),
    output_layers: z.array(z.unknown()).optional(),
  }),
});

/** The layers of a topology and the name of the last one; throws INVALID_INPUT where it is none. */
export function layersOf(topology: unknown): { layers: KerasLayer[]; outputName: string } {
  const parsed = modelSchema.safeParse(modelConfig(topology));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw invalid(
      `This is no topology of Keras or TensorFlow.js layers: ${issue?.path.join('.')}: ${issue?.message}.`,
    );
  }
  const { class_name: kind, config } = parsed.data;
  const named = config.layers.map((layer, index) => ({
    className: layer.class_name,
    config: layer.config,
    name: String(layer.name ?? layer.config.name ?? `layer${index + 1}`).slice(0, 200),
    nodes: layer.inbound_nodes ?? [],
  }));
  if (kind === 'Sequential') {
    const layers = named.map(({ nodes: _nodes, ...layer }, index) => {
      return { ...layer, inbound: index === 0 ? [] : [named[index - 1]?.name as string] };
    });
    return { layers, outputName: layers.at(-1)?.name as string };
  }
  const [inputs, outputs] = [references(config.input_layers), references(config.output_layers)];
  if (inputs.length !== 1 || outputs.length !== 1) throw invalid('Give a model of one input and one output.');
  const layers = named.map(({ nodes, ...layer }) => ({ ...layer, inbound: references(nodes) }));
  return { layers, outputName: outputs[0] as string };
}

/** TensorFlow.js wraps a topology in a file with its weights' manifest, and Keras 2 in one with its version. */
function modelConfig(topology: unknown): unknown {
  const { modelTopology = topology } = (topology ?? {}) as { modelTopology?: unknown };
  const { model_config: config = modelTopology } = (modelTopology ?? {}) as { model_config?: unknown };
  return config;
}

/**
 * Names in ["name", 0, 0, …] of Keras 2 and in the keras_history of Keras 3, wherever they stand in what Keras nests.
 * The walk keeps its own stack, so that no nesting is too deep for it.
 */
function references(nested: unknown): string[] {
  const names: string[] = [];
  const waiting: unknown[] = [nested];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (Array.isArray(next)) {
      if (typeof next[0] === 'string' && typeof next[1] === 'number') names.push(next[0]);
      else waiting.push(...next.toReversed());
    } else if (typeof next === 'object' && next !== null) {
      const { keras_history: history, config, args } = next as Record<string, unknown>;
      waiting.push(...[history, config, args].filter((part) => part !== undefined));
    }
  }
  return names;
}

/** The shape of one example, from the input layer or from the first layer that says it. */
export function inputShapeOf(layers: readonly KerasLayer[]): number[] {
  for (const { config } of layers) {
    const shape = config.batch_shape ?? config.batch_input_shape ?? config.batchInputShape;
    const parsed = z.array(z.int().positive().nullable()).min(2).max(4).safeParse(shape);
    if (!parsed.success) continue;
    const [, ...extents] = parsed.data;
    if (extents.includes(null)) throw invalid('Give every extent of the input but the batch a number.');
    return extents as number[];
  }
  throw invalid(
    'The model does not say the shape of its input: begin it with an InputLayer of one to three extents.',
  );
}

function invalid(message: string): CritbatchError {
  return new CritbatchError('INVALID_INPUT', message);
}
