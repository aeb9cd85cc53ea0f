import type { RawExamples } from '@critbatch/datafiles';
import type { DatasetSpec } from '@critbatch/theory';
import { randomStream } from '../random/randomStream.ts';
import type { Dataset } from './dataset.ts';
import { prepare } from './prepare.ts';

export type GaussianClustersSpec = Extract<DatasetSpec, { loader: 'gaussianClusters' }>;

/** Examples around one centre per class: centres are standard normal, inputs normal around them with the spec's noise. */
export function generateGaussianClusters(spec: GaussianClustersSpec): Dataset {
  const inputWidth = spec.inputShape.reduce((product, extent) => product * extent, 1);
  const random = randomStream(spec.seed, 'gaussianClusters', 'centres');
  const centres = Float64Array.from({ length: spec.classes * inputWidth }, () => random.normal());
  const part = (name: string, count: number) => generateExamples(name, count, centres, spec);
  return prepare(spec, {
    training: part('training', spec.trainingExamples),
    test: part('test', spec.testExamples),
  });
}

function generateExamples(
  name: string,
  count: number,
  centres: Float64Array,
  { noise, seed, classes }: GaussianClustersSpec,
): RawExamples {
  const random = randomStream(seed, 'gaussianClusters', name);
  const inputWidth = centres.length / classes;
  const values = new Float32Array(count * inputWidth);
  const labels = new Int32Array(count);
  for (let example = 0; example < count; example++) {
    const label = random.wholeNumber(classes);
    labels[example] = label;
    for (let input = 0; input < inputWidth; input++) {
      const centre = centres[label * inputWidth + input] as number;
      values[example * inputWidth + input] = centre + noise * random.normal();
    }
  }
  return { name: `generated ${name} examples`, count, values, labels, divisor: 1 };
}
