import { copyInputs, invalidData, labelAt, type RawDataset, type RawExamples } from '@critbatch/datafiles';
import {
  type CritbatchError,
  type DatasetSpec,
  exampleForm,
  type Preparation,
  type TextSpec,
} from '@critbatch/theory';
import { randomSubset } from './dataOrder.ts';
import { allocateExamples, type Dataset, type Examples } from './dataset.ts';

/**
 * The data set of a spec from what its files hold: chosen, split, scaled and normalised, in memory that threads share.
 * Throws DATASET_INVALID with the file, the row and the reason where a label or a value is none, or too little is there.
 */
export function prepare(spec: Exclude<DatasetSpec, TextSpec>, { training, test }: RawDataset): Dataset {
  const { inputShape, classes } = exampleForm(spec);
  const inputWidth = inputShape.reduce((product, extent) => product * extent, 1);
  const { trainingExamples, testExamples, split, normalisation } = spec;

  function part(count: number, rowOf: (example: number) => [RawExamples, number]): Examples {
    const examples = allocateExamples(count, inputWidth);
    for (let example = 0; example < count; example++) {
      const [from, place] = rowOf(example);
      examples.labels[example] = labelAt(from, place, classes);
      copyInputs(from, place, inputWidth, examples.inputs, example * inputWidth);
    }
    if (normalisation) normalise(examples.inputs, normalisation);
    return examples;
  }

  if (split) {
    const pool = training.count + (test?.count ?? 0);
    const wanted = trainingExamples + testExamples;
    if (wanted > pool) throw tooFew(training.name, pool, wanted);
    const order = randomSubset(pool, wanted, split.seed, 'split');
    const rowOf = (place: number): [RawExamples, number] => {
      const row = order[place] as number;
      return row < training.count ? [training, row] : [test as RawExamples, row - training.count];
    };
    return {
      inputWidth,
      classes,
      training: part(trainingExamples, rowOf),
      test: part(testExamples, (example) => rowOf(trainingExamples + example)),
    };
  }
  if (trainingExamples > training.count) throw tooFew(training.name, training.count, trainingExamples);
  if (!test) {
    throw invalidData(training.name, null, 'it has no test part; give the spec a "split", which draws one');
  }
  if (testExamples > test.count) throw tooFew(test.name, test.count, testExamples);
  return {
    inputWidth,
    classes,
    training: part(trainingExamples, (example) => [training, example]),
    test: part(testExamples, (example) => [test, example]),
  };
}

function normalise(
  inputs: Float32Array,
  { mean, deviation }: NonNullable<Preparation['normalisation']>,
): void {
  for (let index = 0; index < inputs.length; index++) {
    // Channels come last, and an example has whole pixels.
    const channel = index % mean.length;
    inputs[index] = ((inputs[index] as number) - (mean[channel] as number)) / (deviation[channel] as number);
  }
}

function tooFew(name: string, found: number, wanted: number): CritbatchError {
  return invalidData(name, null, `it holds ${found} examples, and the spec asks for ${wanted}`);
}
