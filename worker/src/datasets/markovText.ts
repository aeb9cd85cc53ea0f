import { type MarkovTextSpec, markovSource, textWriter } from '@critbatch/theory';
import { randomStream } from '../random/randomStream.ts';
import { allocateExamples, type Dataset, type Examples } from './dataset.ts';

/** Examples that a source of known entropy writes, each from a state that it has in the long run. */
export function writeMarkovText(spec: MarkovTextSpec): Dataset {
  const [context] = spec.inputShape as [number];
  const write = textWriter(markovSource(spec));
  const part = (name: string, count: number): Examples => {
    const random = randomStream(spec.seed, 'markovText', name);
    const examples = allocateExamples(count, context, context);
    for (let example = 0; example < count; example++) {
      const written = write(random.uniform, context + 1);
      examples.inputs.set(written.subarray(0, context), example * context);
      examples.labels.set(written.subarray(1), example * context);
    }
    return examples;
  };
  return {
    inputWidth: context,
    labelWidth: context,
    classes: spec.classes,
    training: part('training', spec.trainingExamples),
    test: part('test', spec.testExamples),
  };
}
