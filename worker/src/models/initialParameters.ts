import type { ModelSpec } from '@critbatch/theory';
import { randomStream } from '../random/randomStream.ts';
import { modelFromSpec } from './model.ts';

/**
 * First values of a model's parameters, in the model's order: biases 0, weights normal around 0 with the variance
 * of He et al. 2015 (2 / fanIn) before a ReLU and of Glorot and Bengio 2010 (2 / (fanIn + fanOut)) elsewhere.
 */
export function initialParameters(spec: ModelSpec, seed: number): Float32Array[] {
  const { parameters } = modelFromSpec(spec);
  const outputWeight = parameters.findLast(({ role }) => role === 'weight');
  const usesRelu = spec.architecture === 'mlp' && spec.activation === 'relu';
  return parameters.map((parameter) => {
    const { name, shape, role } = parameter;
    const size = shape.reduce((product, extent) => product * extent, 1);
    const values = new Float32Array(size);
    if (role === 'bias') return values;
    const [fanIn, fanOut] = shape as [number, number];
    const beforeRelu = usesRelu && parameter !== outputWeight;
    const deviation = Math.sqrt(2 / (beforeRelu ? fanIn : fanIn + fanOut));
    const random = randomStream(seed, 'initialParameters', name);
    return values.map(() => deviation * random.normal());
  });
}
