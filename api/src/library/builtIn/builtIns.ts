import type { DatasetSpec, ModelSpec } from '@critbatch/theory';

interface BuiltInModel {
  readonly name: string;
  readonly spec: ModelSpec;
}

/** Digits, clothes and their like have 28×28 pixels of grey, CIFAR's photographs 32×32 of three colours. */
const images = [
  { inputShape: [28, 28], name: '28×28' },
  { inputShape: [32, 32, 3], name: '32×32×3' },
];
const classes = 10;
const resnet18: ModelSpec = {
  architecture: 'resnet',
  depth: 18,
  inputShape: [32, 32, 3],
  normalisation: 'batchNorm',
  classes: 100,
};

/** Models that every new team starts with; the first sweep trains the second one. */
export const builtInModels: readonly BuiltInModel[] = [
  {
    name: 'Softmax regression 784-10',
    spec: { architecture: 'softmaxRegression', inputShape: [28, 28], classes },
  },
  {
    name: 'MLP 784-128-10',
    spec: { architecture: 'mlp', inputShape: [28, 28], hiddenWidths: [128], classes, activation: 'relu' },
  },
  {
    name: 'MLP 784-512-256-10',
    spec: {
      architecture: 'mlp',
      inputShape: [28, 28],
      hiddenWidths: [512, 256],
      classes,
      activation: 'relu',
    },
  },
  ...images.flatMap(({ inputShape, name }): BuiltInModel[] => [
    {
      name: `CNN ${name}`,
      spec: { architecture: 'cnn', inputShape, channels: [32, 64], hiddenWidth: 128, classes },
    },
    { name: `LeNet-5 ${name}`, spec: { architecture: 'lenet5', inputShape, classes } },
    ...([8, 18, 34] as const).flatMap((depth): BuiltInModel[] => [
      {
        name: `ResNet-${depth} ${name}`,
        spec: { architecture: 'resnet', depth, inputShape, normalisation: 'batchNorm', classes },
      },
      {
        name: `ResNet-${depth} ${name}, group norm`,
        spec: { architecture: 'resnet', depth, inputShape, normalisation: 'groupNorm', classes },
      },
    ]),
  ]),
  { name: 'ResNet-18 32×32×3, 100 classes', spec: resnet18 },
  {
    name: 'Transformer, 32 tokens, 2 blocks of 64',
    spec: {
      architecture: 'transformer',
      inputShape: [32],
      classes: 16,
      depth: 2,
      width: 64,
      heads: 4,
      hiddenWidth: 256,
      activation: 'gelu',
      head: 'untied',
    },
  },
];

const cifar10: DatasetSpec = {
  loader: 'cifar10',
  trainingExamples: 50_000,
  testExamples: 10_000,
  archiveChecksum: 'c32a1d4ab5d03f1284b67883e8d87530',
};
/** Its page asks to be cited and names no licence. */
const cifarLicence = 'not stated; cite Krizhevsky 2009';

/** Data sets that every new team starts with, under the MD5s that their publishers give. */
export const builtInDatasets: readonly { name: string; licence: string; spec: DatasetSpec }[] = [
  {
    name: 'MNIST',
    licence: 'CC-BY-SA-3.0',
    spec: {
      loader: 'mnist',
      trainingExamples: 60_000,
      testExamples: 10_000,
      checksums: {
        trainingImages: '6bbc9ace898e44ae57da46a324031adb',
        trainingLabels: 'a25bea736e30d166cdddb491f175f624',
        testImages: '2646ac647ad5339dbf082846283269ea',
        testLabels: '27ae3e4e09519cfbb04c329615203637',
      },
    },
  },
  {
    name: 'Fashion-MNIST',
    licence: 'MIT',
    spec: {
      loader: 'fashionMnist',
      trainingExamples: 60_000,
      testExamples: 10_000,
      checksums: {
        trainingImages: '8d4fb7e6c68d591d4c3dfef9ec88bf0d',
        trainingLabels: '25c81989df183df01b3e8a0aad5dffbe',
        testImages: 'bef4ecab320f06d8554ea6380940ec79',
        testLabels: 'bb300cfdad3c16e7a12a480ee83cd310',
      },
    },
  },
  { name: 'CIFAR-10', licence: cifarLicence, spec: cifar10 },
  {
    name: 'CIFAR-10, shifted and flipped',
    licence: cifarLicence,
    spec: {
      ...cifar10,
      // Mean and deviation of the training images, as in every recipe for CIFAR-10.
      normalisation: { mean: [0.4914, 0.4822, 0.4465], deviation: [0.247, 0.2435, 0.2616] },
      augmentation: { shift: 4, flip: true },
    },
  },
  {
    name: 'CIFAR-100',
    licence: cifarLicence,
    spec: {
      loader: 'cifar100',
      trainingExamples: 50_000,
      testExamples: 10_000,
      archiveChecksum: '03b5dce01913d631647c71ecec9e9cb8',
    },
  },
  {
    name: 'Gaussian clusters 28×28',
    licence: 'CC0-1.0',
    spec: {
      loader: 'gaussianClusters',
      trainingExamples: 60_000,
      testExamples: 10_000,
      inputShape: [28, 28],
      classes: 10,
      noise: 12,
      seed: 1,
    },
  },
  {
    name: 'Markov text, 16 letters',
    licence: 'CC0-1.0',
    spec: {
      loader: 'markovText',
      trainingExamples: 20_000,
      testExamples: 2_000,
      inputShape: [32],
      classes: 16,
      order: 2,
      sharpness: 2,
      seed: 1,
    },
  },
];
