import type { DatasetSpec } from '@critbatch/theory';
import { type RandomStream, randomStream } from '../random/randomStream.ts';
import { allocateExamples, type Dataset, type Examples } from './dataset.ts';

export type GaussianClustersSpec = Extract<DatasetSpec, { loader: 'gaussianClusters' }>;

/** Examples around one centre per class: centres are standard normal, inputs normal around them with the spec's noise. */
export function generateGaussianClusters(spec: GaussianClustersSpec): Dataset {
  const inputWidth = spec.inputShape.reduce((product, extent) => product * extent, 1);
  const random = randomStream(spec.seed, 'gaussianClusters', 'centres');
  const centres = Float64Array.from({ length: spec.classes * inputWidth }, () => random.normal());
  const part = (name: string, count: number) =>
    generateExamples(count, centres, inputWidth, spec, randomStream(spec.seed, 'gaussianClusters', name));
  return {
    inputWidth,
    classes: spec.classes,
    training: part('training', spec.trainingExamples),
    test: part('test', spec.testExamples),
  };
}

function generateExamples(
  count: number,
  centres: Float64Array,
  inputWidth: number,
  spec: GaussianClustersSpec,
  random: RandomStream,
): Examples {
  const examples = allocateExamples(count, inputWidth);
  for (let example = 0; example < count; example++) {
    const label = random.wholeNumber(spec.classes);
    examples.labels[example] = label;
    for (let input = 0; input < inputWidth; input++) {
      const centre = centres[label * inputWidth + input] as number;
      examples.inputs[example * inputWidth + input] = centre + spec.noise * random.normal();
    }
  }
  return examples;
}
