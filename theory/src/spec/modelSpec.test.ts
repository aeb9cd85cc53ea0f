import { describe, expect, it } from '@jest/globals';
import { usePlainIssues } from '../error/issueWords.ts';
import { type ModelSpec, modelSpecSchema } from './modelSpec.ts';
import { parameterCount, parameterShapes } from './parameterShapes.ts';
import { residualBlocks } from './residualBlocks.ts';

// As every process does that shows them to a user.
usePlainIssues();

const resnet = (depth: 8 | 18 | 34, inputShape: number[], classes = 10): ModelSpec => ({
  architecture: 'resnet',
  depth,
  inputShape,
  normalisation: 'batchNorm',
  classes,
});

describe('parameterCount', () => {
  it.each<[number, ModelSpec]>([
    [7850, { architecture: 'softmaxRegression', inputShape: [28, 28], classes: 10 }],
    [
      101_770,
      { architecture: 'mlp', inputShape: [28, 28], hiddenWidths: [128], classes: 10, activation: 'relu' },
    ],
    // LeCun et al. 1998 have 60,000; with a fully connected third layer and no sparse connections it is this.
    [61_706, { architecture: 'lenet5', inputShape: [28, 28], classes: 10 }],
    // 3·3·1·32 + 32, 3·3·32·64 + 64, 7·7·64·128 + 128, 128·10 + 10.
    [
      421_642,
      { architecture: 'cnn', inputShape: [28, 28], channels: [32, 64], hiddenWidth: 128, classes: 10 },
    ],
    // As PyTorch counts the networks of bench/pytorch/models.py.
    [78_042, resnet(8, [32, 32, 3])],
    [11_173_962, resnet(18, [32, 32, 3])],
    [21_282_122, resnet(34, [32, 32, 3])],
    [11_172_810, resnet(18, [28, 28])],
    // GPT-2 small (Radford et al. 2019) has 124,439,808, with a bias of the keys (12·768), which this one lacks.
    [
      124_439_808 - 12 * 768,
      {
        architecture: 'transformer',
        inputShape: [1024],
        classes: 50_257,
        depth: 12,
        width: 768,
        heads: 12,
        hiddenWidth: 3072,
        activation: 'gelu',
        head: 'tied',
      },
    ],
    [11_220_132, resnet(18, [32, 32, 3], 100)],
  ])('is %p for %j', (count, spec) => {
    expect(parameterCount(modelSpecSchema.parse(spec))).toBe(count);
  });
});

describe('modelSpecSchema', () => {
  it.each([
    [
      'halvings',
      { architecture: 'cnn', inputShape: [28, 28], channels: [8, 8, 8], hiddenWidth: 9, classes: 10 },
    ],
    ['28×28', { architecture: 'lenet5', inputShape: [30, 30], classes: 10 }],
    ['8×8', { ...resnet(8, [4, 4, 3]) }],
  ])('refuses images that a model cannot take: %s', (_reason, spec) => {
    expect(modelSpecSchema.safeParse(spec).success).toBe(false);
  });

  const weight = { name: 'weight', shape: [784, 10], role: 'weight' };
  const module = {
    architecture: 'module',
    file: 'my-model.ts',
    sha256: 'ab'.repeat(32),
    inputShape: [28, 28],
    classes: 10,
    parameters: [weight],
    normalisedChannels: [],
    initialiser: 'he',
    microBatchSize: 128,
  };
  it('takes a module by its hash and its shapes', () => {
    expect(parameterCount(modelSpecSchema.parse(module))).toBe(7840);
  });

  it.each([
    ['a path', { file: '../my-model.ts' }, 'Name a file'],
    ['another kind of file', { file: 'my-model.py' }, 'Name a file'],
    ['half a hash', { sha256: 'ab' }, '64 hexadecimal'],
    ['the code itself', { code: 'export const classes = 10;' }, 'Has unknown fields: code'],
    ['a name used twice', { parameters: [weight, weight] }, 'Two parameters are called weight'],
    ['a weight of one extent', { parameters: [{ ...weight, shape: [10] }] }, 'give it two or more'],
    ['a filter of two', { parameters: [{ ...weight, role: 'filter' }] }, 'its channels out'],
  ])('refuses a module with %s', (_what, change, sentence) => {
    const { error } = modelSpecSchema.safeParse({ ...module, ...change });
    expect(error?.issues.map(({ message }) => message).join()).toContain(sentence);
  });

  it('names every parameter once', () => {
    const names = parameterShapes(resnet(34, [32, 32, 3])).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('residualBlocks', () => {
  it('are those of the papers: depth counts the convolutions but for shortcuts, and the last layer', () => {
    for (const depth of [8, 18, 34] as const) expect(2 + 2 * residualBlocks(depth).length).toBe(depth);
    expect(residualBlocks(18).filter(({ stride }) => stride === 2)).toHaveLength(3);
  });
});
