import { CritbatchError } from '../../error/critbatchError.ts';
import type { Layer } from '../layers/layerSpec.ts';
import { type ModelSpec, modelSpecSchema } from '../modelSpec.ts';
import { parameterCount } from '../parameterShapes.ts';
import { inputShapeOf, type KerasLayer, layersOf } from './kerasConfig.ts';
import { translateLayer } from './translateLayer.ts';

/** A model read from a topology, and what of it is done otherwise here. */
export interface ReadTopology {
  readonly spec: Extract<ModelSpec, { architecture: 'layers' }>;
  readonly notes: readonly string[];
}

/** More would take a worker's memory before the first step. */
const mostParameters = 500_000_000;

/**
 * Reads a topology of Keras 2 or 3 (`model.to_json()`) or of TensorFlow.js (`model.json`): a Sequential, or a Functional
 * with one input and one output. Weights are not read: a run starts from its seed. Throws INVALID_INPUT that names the
 * layer and says what to do.
 */
export function readTopology(text: string): ReadTopology {
  const { layers: kerasLayers, outputName } = layersOf(parse(text));
  const inputShape = inputShapeOf(kerasLayers);
  const notes: string[] = [];
  const layers: Layer[] = [];
  const names: string[] = [];
  /** Where the output of a Keras layer is found: 0 for the model's input. */
  const places = new Map<string, number>();
  for (const layer of ordered(kerasLayers)) {
    const { name, className } = layer;
    if (places.has(name)) throw refusal(layer, 'another layer has its name');
    if (className === 'InputLayer') {
      places.set(name, 0);
      continue;
    }
    const sources = layer.inbound.map((source) => places.get(source) as number);
    let place = sources[0] ?? 0;
    const translated = translateLayer(layer, sources);
    notes.push(...translated.notes.map((note) => `${name}: ${note}`));
    for (const make of translated.layers) {
      layers.push(make(place));
      names.push(name);
      place = layers.length;
    }
    places.set(name, place);
  }
  const output = places.get(outputName);
  if (output === undefined || output !== layers.length) {
    throw invalid('The last layer must be the one output of the model; remove what comes after it.');
  }
  dropSoftmax(layers, notes);
  const last = layers.at(-1);
  const classes = last?.kind === 'dense' ? last.units : 0;
  if (classes < 2) throw invalid('The last layer must be a Dense with a unit for each class, two or more.');
  const spec = modelSpecSchema.safeParse({ architecture: 'layers', inputShape, classes, layers });
  if (!spec.success) {
    const [issue] = spec.error.issues;
    const at = issue?.path[0] === 'layers' ? names[issue.path[1] as number] : undefined;
    throw invalid(`${at ? `Layer ${at}` : issue?.path.join('.')}: ${issue?.message}.`);
  }
  const count = parameterCount(spec.data);
  if (!(count <= mostParameters)) {
    throw invalid(`The model has ${count} parameters, and may have ${mostParameters}: make it smaller.`);
  }
  return { spec: spec.data as ReadTopology['spec'], notes };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalid(`The topology is not JSON: ${(error as Error).message}.`);
  }
}

/** The layers so that each comes after what it takes; throws where they go round in a circle or take what is not there. */
function ordered(layers: readonly KerasLayer[]): KerasLayer[] {
  const left = new Map(layers.map((layer) => [layer.name, layer]));
  if (left.size !== layers.length) throw invalid('Two layers have the same name; give each its own.');
  const done = new Set<string>();
  const order: KerasLayer[] = [];
  while (left.size > 0) {
    const next = [...left.values()].filter(({ inbound }) => inbound.every((name) => done.has(name)));
    if (next.length === 0) {
      const [stuck] = left.values() as unknown as [KerasLayer];
      const missing = stuck.inbound.find((name) => !done.has(name));
      throw refusal(stuck, `it takes the output of ${missing}, which is not there or takes this layer's`);
    }
    for (const layer of next) {
      left.delete(layer.name);
      done.add(layer.name);
      order.push(layer);
    }
  }
  return order;
}

/** The loss takes logits: a softmax at the end is part of it already. */
function dropSoftmax(layers: Layer[], notes: string[]): void {
  const last = layers.at(-1) as { kind: string; activation?: string } | undefined;
  if (last?.kind !== 'activation' || last.activation !== 'softmax') return;
  layers.pop();
  notes.push('The softmax at the end is part of the loss here, and left out of the layers.');
}

function refusal({ name, className }: KerasLayer, reason: string): CritbatchError {
  return invalid(`Layer ${name} (${className}): ${reason}.`);
}

function invalid(message: string): CritbatchError {
  return new CritbatchError('INVALID_INPUT', message);
}
