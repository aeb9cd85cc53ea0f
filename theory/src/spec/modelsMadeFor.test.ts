import { describe, expect, it } from '@jest/globals';
import type { DatasetSpec } from './datasetSpec.ts';
import { modelMisfit } from './modelFit.ts';
import { modelSpecSchema } from './modelSpec.ts';
import { modelsMadeFor } from './modelsMadeFor.ts';

const table = (inputShape: number[], classes: number): DatasetSpec => ({
  loader: 'upload',
  format: 'csv',
  sha256: 'a'.repeat(64),
  trainingExamples: 1000,
  testExamples: 200,
  inputShape,
  classes,
});
const text: DatasetSpec = {
  loader: 'textFile',
  path: 'letters.txt',
  sha256: 'a'.repeat(64),
  trainingExamples: 1000,
  testExamples: 200,
  inputShape: [64],
  classes: 81,
};

describe('models that are made for data', () => {
  it('have the inputs and the classes of the data, and the hidden layer that MNIST has at its size', () => {
    const names = (dataset: DatasetSpec) => modelsMadeFor(dataset).map(({ name }) => name);
    expect(names(table([12], 4))).toEqual(['MLP 12-32-4', 'Softmax regression 12-4']);
    expect(names(table([28, 28], 10))).toEqual(['MLP 784-128-10', 'Softmax regression 784-10']);
    expect(names(table([64, 64, 3], 1000))).toEqual(['MLP 12288-512-1000', 'Softmax regression 12288-1000']);
    expect(names(text)).toEqual(['Transformer, 64 tokens, 2 blocks of 64']);
  });

  it.each([table([1], 2), table([12], 4), table([8, 8, 3], 100), text])(
    'can be trained on them',
    (dataset) => {
      for (const { spec } of modelsMadeFor(dataset)) {
        expect(modelSpecSchema.parse(spec)).toEqual(spec);
        expect(modelMisfit(spec, dataset)).toBeNull();
      }
    },
  );
});
