import { numbersOf } from '@critbatch/theory';
import { describe, expect, it } from '@jest/globals';
import { translatorOf } from '../../i18n/translator.ts';
import { choiceDetails } from './choiceDetails.ts';

const model = (id: string, spec: unknown) => ({ id, name: id, version: 1, parameterCount: 21_282_122, spec });
const dataset = (id: string, spec: unknown) => ({
  id,
  name: id,
  version: 1,
  trainingExamples: 50_000,
  testExamples: 10_000,
  licence: 'MIT',
  spec,
});
const resnet = {
  architecture: 'resnet',
  depth: 34,
  inputShape: [32, 32, 3],
  normalisation: 'batchNorm',
  classes: 10,
};
const cifar = {
  loader: 'cifar10',
  trainingExamples: 50_000,
  testExamples: 10_000,
  archiveChecksum: 'c32a1d4ab5d03f1284b67883e8d87530',
  augmentation: { shift: 4, flip: true },
};
const clusters = {
  loader: 'gaussianClusters',
  trainingExamples: 10,
  testExamples: 10,
  inputShape: [28, 28],
  classes: 12,
  noise: 1,
  seed: 1,
};
const decoder = {
  architecture: 'transformer',
  inputShape: [32],
  classes: 16,
  depth: 2,
  width: 64,
  heads: 4,
  hiddenWidth: 256,
  activation: 'gelu',
  head: 'untied',
};
const text = {
  loader: 'markovText',
  trainingExamples: 10,
  testExamples: 10,
  inputShape: [32],
  classes: 16,
  order: 2,
  sharpness: 2,
  seed: 1,
};
const outside = { architecture: 'outside', parameterCount: 5, details: {} };

describe('what the form shows of models and data', () => {
  const choices = (locale: 'en' | 'ja') =>
    choiceDetails(
      {
        models: { nodes: [model('ResNet', resnet), model('Ours', outside)] },
        datasets: { nodes: [dataset('CIFAR', cifar), dataset('Clusters', clusters)] },
      },
      { t: translatorOf(locale), numbers: numbersOf(locale) },
      ({ loader }) => (loader === 'cifar10' ? { src: '/cifar.png', width: 1, height: 1 } : null),
    );

  it('tells layers alike once, with all of their parameters', () => {
    const { layers, parameters } = choices('en').models[0] ?? {};
    expect(parameters).toBe('21,282,122 parameters');
    expect(layers?.slice(0, 3)).toEqual([
      { kind: 'convolution', output: '32×32×64', parameters: '1856' },
      { kind: '3 × residual block', output: '32×32×64', parameters: '221,952' },
      { kind: 'residual block', output: '16×16×128', parameters: '230,144' },
    ]);
    expect(layers?.at(-1)).toEqual({ kind: 'fully connected', output: '10', parameters: '5130' });
    expect(choices('ja').models[0]?.layers[1]?.kind).toBe('残差ブロック × 3');
  });

  it('says beforehand what would be refused, and nothing of what only a program outside knows', () => {
    const { models } = choices('en');
    expect(models[0]?.misfits).toEqual({
      Clusters: expect.stringMatching(/takes inputs of 32×32×3 and tells 10 .* these data have 28×28 and 12/),
    });
    expect(models[1]).toMatchObject({ layers: [], misfits: {} });
  });

  it('shows a text as text, with the entropy of its source, and which model reads it', () => {
    const { models, datasets } = choiceDetails(
      {
        models: { nodes: [model('Decoder', decoder), model('ResNet', resnet)] },
        datasets: { nodes: [dataset('Text', text), dataset('CIFAR', cifar)] },
      },
      { t: translatorOf('en'), numbers: numbersOf('en') },
      () => null,
    );
    expect(datasets[0]?.facts[1]).toMatch(/^32 tokens each, of 16 different ones/);
    expect(datasets[0]?.facts[2]).toMatch(
      /source of 1\.\d+ nats per token: .* over 32 tokens .* below 1\.\d+$/,
    );
    expect(datasets[0]?.piece).toMatch(/^[a-p]{160}$/);
    expect(datasets[1]?.piece).toBeNull();
    expect(models[0]?.misfits).toEqual({ CIFAR: expect.stringContaining('reads text') });
    expect(models[1]?.misfits).toEqual({ Text: expect.stringContaining('transformers read') });
    expect(models[0]?.layers.map(({ kind, output }) => [kind, output])).toEqual([
      ['embeddings of tokens and places', '32×64'],
      ['2 × attention and perceptron', '32×64'],
      ['layer normalisation', '32×64'],
      ['fully connected', '32×16'],
    ]);
  });

  it('tells sizes, shape, what happens to training images, licence and samples', () => {
    const [first, second] = choices('en').datasets;
    expect(first?.facts).toEqual([
      '50,000 training examples, 10,000 for testing',
      '32×32×3 values each, 10 classes',
      'Training images are moved by up to 4 pixels',
      'Training images are turned left to right, half of the time',
      'Licence: MIT',
    ]);
    expect(first?.sample?.src).toBe('/cifar.png');
    expect(second?.sample).toBeNull();
  });
});
