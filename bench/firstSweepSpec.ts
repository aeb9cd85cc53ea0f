import { armijoConfigSchema, type DatasetSpec, type ModelSpec, trainingSpecSchema } from '@critbatch/theory';
import { firstSweep } from '../launcher/src/firstSweep.ts';

export const builtInModel: ModelSpec = {
  architecture: 'mlp',
  inputShape: [28, 28, 1],
  hiddenWidths: [128],
  classes: 10,
  activation: 'relu',
};

export const builtInDataset: DatasetSpec = {
  loader: 'mnist',
  trainingExamples: 60_000,
  testExamples: 10_000,
  checksums: {
    trainingImages: '6bbc9ace898e44ae57da46a324031adb',
    trainingLabels: 'a25bea736e30d166cdddb491f175f624',
    testImages: '2646ac647ad5339dbf082846283269ea',
    testLabels: '27ae3e4e09519cfbb04c329615203637',
  },
};

const [target] = firstSweep.targets;

/** What `npm start` asks of the API, in the form that a worker is handed. */
export const firstSweepTraining = {
  batchSizes: firstSweep.batchSizes,
  trainingSpec: trainingSpecSchema.parse({
    optimiser: armijoConfigSchema.parse({
      ...firstSweep.policy.armijo,
      reset: firstSweep.policy.armijo.reset.toLowerCase(),
    }),
    targets: [{ metric: 'trainingLoss', threshold: target?.threshold }],
    evaluation: firstSweep.evaluation,
    maxExamplesPerRun: firstSweep.maxExamplesPerRun,
  }),
};
