import { describe, expect, it } from '@jest/globals';
import type { DatasetSpec } from './datasetSpec.ts';
import { modelMisfit } from './modelFit.ts';
import type { ModelSpec } from './modelSpec.ts';

const data = (inputShape: number[], classes = 10): DatasetSpec => ({
  loader: 'gaussianClusters',
  trainingExamples: 10,
  testExamples: 10,
  inputShape,
  classes,
  noise: 1,
  seed: 1,
});
const lenet: ModelSpec = { architecture: 'lenet5', inputShape: [28, 28], classes: 10 };
const softmax: ModelSpec = { architecture: 'softmaxRegression', inputShape: [28, 28], classes: 10 };

describe('modelMisfit', () => {
  it('lets a channel of one go without saying, and fully connected layers take any shape of as many values', () => {
    expect(modelMisfit(lenet, data([28, 28, 1]))).toBeNull();
    expect(modelMisfit(softmax, data([784]))).toBeNull();
    expect(modelMisfit({ ...softmax, classes: 12 }, data([28, 28]))).toBeNull();
  });

  it.each<[string, ModelSpec, DatasetSpec, RegExp]>([
    ['another size', lenet, data([32, 32]), /takes inputs of 28×28, and the data set has 32×32/],
    ['other channels', lenet, data([28, 28, 3]), /has 28×28×3/],
    ['a flat input for an image model', lenet, data([784]), /has 784/],
    ['four extents for an image model', lenet, data([28, 28, 1, 1]), /has 28×28×1×1/],
    ['another number of values', softmax, data([783]), /has 783/],
    ['too many classes', lenet, data([28, 28], 11), /tells 10 classes apart, and the data set has 11/],
  ])('says what to do about %s', (_fault, model, dataset, sentence) => {
    expect(modelMisfit(model, dataset)).toMatch(sentence);
    expect(modelMisfit(model, dataset)).toMatch(/choose a model for these data\.$/);
  });

  it('says nothing of what only a program outside knows', () => {
    const outside = { architecture: 'outside', parameterCount: 5, details: {} } as const;
    expect(modelMisfit(outside, data([3]))).toBeNull();
  });
});
