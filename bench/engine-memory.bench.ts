// Whether memory grows: resident memory over 10,000 steps in calls of 20, and over twenty engines opened and disposed.
// npm run bench -- engine-memory: half a minute.
import { armijoConfigSchema, startStepSizeMemory } from '@critbatch/theory';
import { generateGaussianClusters } from '@critbatch/worker/datasets/gaussianClusters';
import { buildTrainingEngine } from '@critbatch/worker/training/buildTrainingEngine';
import { microBatchSizeOf } from '@critbatch/worker/training/microBatches';
import { startState } from '@critbatch/worker/training/startState';
import { type BenchRow, figure } from './row.ts';

const modelSpec = {
  architecture: 'cnn' as const,
  inputShape: [8, 8],
  channels: [16, 32],
  hiddenWidth: 32,
  classes: 4,
};
const optimiser = armijoConfigSchema.parse({
  initialStepSize: 0.1,
  sufficientDecrease: 0.1,
  backtrackFactor: 0.9,
  reset: 'maximum',
});
const dataset = generateGaussianClusters({
  loader: 'gaussianClusters',
  trainingExamples: 640,
  testExamples: 100,
  inputShape: [8, 8],
  classes: 4,
  noise: 2,
  seed: 1,
});

export async function bench(): Promise<BenchRow[]> {
  const overSteps = await withEngine(async (takeSteps) => {
    await takeSteps(1000);
    const before = residentMebibytes();
    await takeSteps(10_000);
    return residentMebibytes() - before;
  });
  await openEngines(5);
  const before = residentMebibytes();
  await openEngines(20);
  return [
    figure('engine-memory-10000-steps', overSteps, 'MiB'),
    figure('engine-memory-20-engines', residentMebibytes() - before, 'MiB'),
  ];
}

async function openEngines(count: number): Promise<void> {
  for (let opened = 0; opened < count; opened++) await withEngine((takeSteps) => takeSteps(20));
}

async function withEngine<Result>(
  use: (takeSteps: (steps: number) => Promise<void>) => Promise<Result>,
): Promise<Result> {
  const microBatchSize = microBatchSizeOf(modelSpec);
  const engine = await buildTrainingEngine('onnx', {
    modelSpec,
    optimiser,
    dataset,
    batchSize: 32,
    microBatchSize,
  });
  engine.importState(startState(modelSpec, optimiser, 1));
  const batches = Int32Array.from({ length: 640 }, (_, index) => index);
  const takeSteps = async (steps: number) => {
    for (let step = 0; step < steps; step += 20) {
      await engine.steps(batches, { step, memory: startStepSizeMemory() });
    }
  };
  const result = await use(takeSteps);
  await engine.dispose();
  return result;
}

function residentMebibytes(): number {
  return process.memoryUsage().rss / 2 ** 20;
}
