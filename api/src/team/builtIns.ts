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
];

/** Data sets that every new team starts with. MNIST is MD5-checked, file by file, as published with the data. */
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
];
