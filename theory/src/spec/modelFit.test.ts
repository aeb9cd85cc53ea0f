import { describe, expect, it } from '@jest/globals';
import type { DatasetSpec } from './datasetSpec.ts';
import { modelMisfit, policyMisfit } from './modelFit.ts';
import type { ModelSpec } from './modelSpec.ts';
import { optimiserSchema } from './optimiserSpec.ts';

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

  it('gives texts to transformers, and nothing else', () => {
    const decoder: ModelSpec = {
      architecture: 'transformer',
      inputShape: [8],
      classes: 4,
      depth: 1,
      width: 4,
      heads: 2,
      hiddenWidth: 4,
      activation: 'relu',
      head: 'tied',
    };
    const text = (inputShape: number[]): DatasetSpec => ({
      loader: 'markovText',
      trainingExamples: 4,
      testExamples: 4,
      inputShape,
      classes: 4,
      order: 1,
      sharpness: 1,
      seed: 1,
    });
    expect(modelMisfit(decoder, text([8]))).toBeNull();
    expect(modelMisfit(decoder, text([9]))).toMatch(/takes inputs of 8, and the data set has 9/);
    expect(modelMisfit({ ...decoder, classes: 3 }, text([8]))).toMatch(/tells 3 classes apart/);
    expect(modelMisfit(decoder, data([8], 4))).toMatch(/^The model reads text, and the data set is not text/);
    expect(modelMisfit({ ...softmax, inputShape: [8] }, text([8]))).toMatch(/^The data set is a text/);
  });

  it('says nothing of what only a program outside knows', () => {
    const outside = { architecture: 'outside', parameterCount: 5, details: {} } as const;
    expect(modelMisfit(outside, data([3]))).toBeNull();
  });
});

describe('policyMisfit', () => {
  const policy = (name: string) => optimiserSchema.parse({ name, learningRate: { base: 0.02 } });

  it('refuses Muon where there is no matrix for it, and no other rule', () => {
    expect(policyMisfit(softmax, policy('muon'))).toMatch(
      /^Muon is for matrices .* choose another optimiser\.$/,
    );
    expect(policyMisfit(lenet, policy('muon'))).toBeNull();
    expect(policyMisfit(softmax, policy('adamW'))).toBeNull();
  });

  it('leaves models from outside to their programs', () => {
    const outside = { architecture: 'outside', parameterCount: 3, details: {} } as const;
    expect(policyMisfit(outside, policy('muon'))).toBeNull();
  });
});
