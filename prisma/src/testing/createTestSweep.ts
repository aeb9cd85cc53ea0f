import { createHash, randomUUID } from 'node:crypto';
import type { Client } from '../client/createClient.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** A team with a worker, and a sweep whose runs are all queued. Batch sizes are 1, 2, 3 …, seeds 0, 1, 2 … */
export async function createTestSweep(
  client: Client,
  {
    batchSizes = 1,
    seeds = 1,
    maxAttempts = 5,
  }: { batchSizes?: number; seeds?: number; maxAttempts?: number } = {},
) {
  const name = randomUUID();
  const team = await client.team.create({ data: { name, slug: name } });
  const version = { teamId: team.id, name, version: 1, contentHash: sha256(name), spec: {} };
  const model = await client.model.create({ data: { ...version, parameterCount: 7850 } });
  const dataset = await client.dataset.create({
    data: { ...version, trainingExamples: 60_000, testExamples: 10_000 },
  });
  const sweep = await client.sweep.create({
    data: {
      teamId: team.id,
      number: 1,
      name,
      modelId: model.id,
      datasetId: dataset.id,
      batchSizes: range(batchSizes).map((index) => index + 1),
      seeds: range(seeds),
      optimiser: 'sgdArmijo',
      optimiserSettings: {
        initialStepSize: 1,
        sufficientDecrease: 0.1,
        backtrackFactor: 0.9,
        reset: 'maximum',
        growthPerEpoch: 2,
        maxStepSize: null,
        maxTrials: 100,
        exhaustedStepSize: 1e-6,
      },
      firstEvaluationStep: 1,
      evaluationRatio: 1.05,
      trainingSubset: 10_000,
      testEvery: 4,
      maxExamplesPerRun: 1_000_000,
      targets: { create: { position: 0, metric: 'TRAINING_LOSS', threshold: 0.1 } },
    },
  });
  await client.run.createMany({
    data: sweep.batchSizes.flatMap((batchSize) =>
      sweep.seeds.map((seed) => ({ sweepId: sweep.id, teamId: team.id, batchSize, seed, maxAttempts })),
    ),
  });
  return { teamId: team.id, sweepId: sweep.id, worker: await createTestWorker(client, team.id) };
}

export async function createTestWorker(client: Client, teamId: string) {
  const details = { name: randomUUID(), device: 'cpu', engine: 'reference', slots: 1, details: {} };
  return client.worker.create({ data: { teamId, ...details } });
}

/** One row of a run's log, with a loss that falls as 1/step. */
export function testMeasurement(step: number) {
  return {
    step,
    examplesSeen: step * 32,
    trainingLoss: 1 / step,
    functionEvaluations: step * 2,
    gradientEvaluations: step,
    exhaustedSearches: 0,
    belowResolutionSteps: 0,
    wallSeconds: step * 0.01,
    deviceSeconds: step * 0.008,
    evaluationSeconds: 0,
  };
}

const range = (length: number) => Array.from({ length }, (_, index) => index);
