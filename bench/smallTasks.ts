import { builtInDataset } from './firstSweepSpec.ts';

/** Softmax regression on MNIST. */
export const softmaxOnMnist = {
  modelSpec: { architecture: 'softmaxRegression' as const, inputShape: [28, 28], classes: 10 },
  datasetSpec: builtInDataset,
};

/** A multilayer perceptron on clusters that overlap. */
export const mlpOnClusters = {
  modelSpec: {
    architecture: 'mlp' as const,
    inputShape: [20],
    hiddenWidths: [32, 32],
    classes: 5,
    activation: 'relu' as const,
  },
  datasetSpec: {
    loader: 'gaussianClusters' as const,
    trainingExamples: 4000,
    testExamples: 50,
    inputShape: [20],
    classes: 5,
    noise: 1.5,
    seed: 3,
  },
};
