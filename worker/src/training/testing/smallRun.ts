import { armijoConfigSchema, trainingSpecSchema } from '@critbatch/theory';
import type { TrainingRunPlan } from '../trainingRun.type.ts';

export const clusters = {
  loader: 'gaussianClusters' as const,
  trainingExamples: 200,
  testExamples: 50,
  inputShape: [6],
  classes: 3,
  noise: 2,
  seed: 3,
};
export const armijo = armijoConfigSchema.parse({
  initialStepSize: 4,
  sufficientDecrease: 0.1,
  backtrackFactor: 0.9,
  reset: 'increase',
});
/** 75 steps of a small network on three clusters, under a line search. */
export const plan: TrainingRunPlan = {
  modelSpec: { architecture: 'mlp', inputShape: [6], hiddenWidths: [8], classes: 3, activation: 'relu' },
  datasetSpec: clusters,
  trainingSpec: trainingSpecSchema.parse({
    optimiser: armijo,
    targets: [{ metric: 'trainingLoss', threshold: 0.05 }],
    evaluation: { ratio: 1.3, trainingSubset: 100, testEvery: 3 },
    maxExamplesPerRun: 1200,
  }),
  batchSize: 16,
  seed: 9,
  engine: 'onnx',
};
export const withTraining = (changed: Partial<TrainingRunPlan['trainingSpec']>): TrainingRunPlan => ({
  ...plan,
  trainingSpec: { ...plan.trainingSpec, ...changed },
});
