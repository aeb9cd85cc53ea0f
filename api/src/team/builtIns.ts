import type { DatasetSpec, ModelSpec } from '@critbatch/theory';

/** Models that every new team starts with. */
export const builtInModels: { name: string; spec: ModelSpec }[] = [
  {
    name: 'Softmax regression 784-10',
    spec: { architecture: 'softmaxRegression', inputShape: [28, 28], classes: 10 },
  },
  {
    name: 'MLP 784-128-10',
    spec: { architecture: 'mlp', inputShape: [28, 28], hiddenWidths: [128], classes: 10, activation: 'relu' },
  },
];

/** Data sets that every new team starts with. MNIST is MD5-checked, file by file, as published with the data. */
export const builtInDatasets: { name: string; licence: string; spec: DatasetSpec }[] = [
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
