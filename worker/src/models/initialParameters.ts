import { logitWeightOf, type ModelSpec, type ParameterShape } from '@critbatch/theory';
import { randomStream } from '../random/randomStream.ts';
import { modelFromSpec } from './model.ts';

/**
 * First values of a model's parameters, in the model's order: biases and offsets 0, scales 1, weights and filters
 * normal around 0 with the variance of He et al. 2015 (2 / fanIn) before a ReLU and of Glorot and Bengio 2010
 * (2 / (fanIn + fanOut)) elsewhere; in a model of one's own, a ReLU anywhere makes the first hold for all but the last,
 * and a module says it. Rows of embeddings have a squared length of about 1; a transformer's other weights are Glorot's, times
 * their gain.
 */
export function initialParameters(spec: ModelSpec, seed: number): Float32Array[] {
  const { parameters } = modelFromSpec(spec);
  const logitWeight = logitWeightOf(spec);
  return parameters.map((parameter) => {
    const { name, shape, role } = parameter;
    const values = new Float32Array(sizeOf(shape));
    if (role === 'bias' || role === 'offset') return values;
    if (role === 'scale') return values.fill(1);
    const deviation = deviationOf(parameter, usesRelu(spec) && name !== logitWeight);
    const random = randomStream(seed, 'initialParameters', name);
    return values.map(() => deviation * random.normal());
  });
}

function deviationOf(parameter: ParameterShape, isBeforeRelu: boolean): number {
  const { fanIn, fanOut } = fans(parameter);
  if (parameter.role === 'embedding') return Math.sqrt(1 / fanOut);
  return (parameter.gain ?? 1) * Math.sqrt(2 / (isBeforeRelu ? fanIn : fanIn + fanOut));
}

function usesRelu(spec: ModelSpec): boolean {
  if (spec.architecture === 'mlp') return spec.activation === 'relu';
  if (spec.architecture === 'module') return spec.initialiser === 'he';
  if (spec.architecture === 'layers') {
    return spec.layers.some((layer) => layer.kind === 'activation' && layer.activation === 'relu');
  }
  return spec.architecture === 'cnn' || spec.architecture === 'resnet';
}

/** Units that a unit is fed by and feeds: a filter's taps count each. */
function fans({ shape }: ParameterShape): { fanIn: number; fanOut: number } {
  const [channelsIn, channelsOut] = shape.slice(-2) as [number, number];
  const taps = sizeOf(shape.slice(0, -2));
  return { fanIn: taps * channelsIn, fanOut: taps * channelsOut };
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, extent) => product * extent, 1);
}
