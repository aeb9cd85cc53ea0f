import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { moduleSpecSchema, trainingSpecSchema } from '@critbatch/theory';
import { describe, expect, it } from '@jest/globals';
import { moduleFile } from '../models/module/moduleFile.ts';
import { temporaryFolder } from '../testing/temporaryFolder.ts';
import { finish } from './testing/finish.ts';
import { withoutTimings } from './testing/withoutTimings.ts';
import type { TrainingRun, TrainingRunPlan } from './trainingRun.type.ts';
import { startTrainingThread } from './trainingThread.ts';

const plan: TrainingRunPlan = {
  modelSpec: { architecture: 'mlp', inputShape: [20], hiddenWidths: [32], classes: 3, activation: 'relu' },
  datasetSpec: {
    loader: 'gaussianClusters',
    trainingExamples: 4000,
    testExamples: 50,
    inputShape: [20],
    classes: 3,
    noise: 4,
    seed: 3,
  },
  trainingSpec: trainingSpecSchema.parse({
    optimiser: { initialStepSize: 0.1, sufficientDecrease: 0.1, backtrackFactor: 0.9, reset: 'maximum' },
    targets: [{ metric: 'trainingLoss', threshold: 1e-6 }],
    evaluation: { ratio: 1.5, trainingSubset: 100 },
    maxExamplesPerRun: 100_000,
  }),
  batchSize: 200,
  seed: 9,
  engine: 'onnx',
};

const endless = { ...plan, trainingSpec: { ...plan.trainingSpec, maxExamplesPerRun: 1e9 } };

const logOf = async (run: TrainingRun) => withoutTimings(await finish(run));

function endlessModule(load: string, call: string): string {
  return `import * as tf from '@tensorflow/tfjs-core';
export const inputShape = [20];
export const classes = 3;
export const parameters = [{ name: 'weight', shape: [20, 3], role: 'weight' }];
${load}
export function logits([weight]: tf.Tensor2D[], inputs: tf.Tensor2D) {
  ${call}
  return tf.matMul(inputs, weight);
}
`;
}

describe('a training thread', () => {
  it('leaves the event loop free while it trains', async () => {
    const run = await startTrainingThread(endless);
    let beats = 0;
    const heart = setInterval(() => {
      beats += 1;
    }, 5);
    await run.advance();
    clearInterval(heart);
    await run.dispose();
    // A slice is half a second; a loop that it blocked would beat once at its end.
    expect(beats).toBeGreaterThan(10);
  });

  it('gives the same measurements beside others as alone', async () => {
    const alone = await logOf(await startTrainingThread(plan));
    const runs = await Promise.all([1, 2, 3].map(() => startTrainingThread(plan)));
    expect(await Promise.all(runs.map(logOf))).toEqual([alone, alone, alone]);
    expect(runs.map(({ done }) => done)).toEqual(Array(3).fill({ outcome: 'BUDGET_SPENT', step: 500 }));
  });

  it('goes on in another thread from a checkpoint', async () => {
    const first = await startTrainingThread(endless);
    while (first.step < 100) await first.advance();
    const checkpoint = await first.checkpoint();
    const { step } = first;
    await first.dispose();
    const second = await startTrainingThread({ ...endless, checkpoint });
    expect(second.step).toBe(step);
    await second.advance();
    expect(second.step).toBeGreaterThan(step);
    await second.dispose();
  });

  it('serves one run after the other, each as if it were the first', async () => {
    const first = await logOf(await startTrainingThread(plan));
    const other = { ...plan, seed: 10, batchSize: 100 };
    await logOf(await startTrainingThread(other));
    expect(await logOf(await startTrainingThread(plan))).toEqual(first);
  });

  it.each([
    ['loading', 'await new Promise(() => {});', ''],
    ['tracing', '', 'for (;;);'],
  ])(
    'ends a module that comes to no end in %s, and the threads beside it go on',
    async (_what, load, call) => {
      const path = join(temporaryFolder('module'), 'endless.ts');
      writeFileSync(path, endlessModule(load, call));
      const file = await moduleFile(path);
      const modelSpec = moduleSpecSchema.parse({
        architecture: 'module',
        file: 'endless.ts',
        sha256: file.sha256,
        inputShape: [20],
        classes: 3,
        parameters: [{ name: 'weight', shape: [20, 3], role: 'weight' }],
        normalisedChannels: [],
        initialiser: 'he',
        microBatchSize: 128,
      });
      const beside = await startTrainingThread(plan);
      const hanging = startTrainingThread({ ...plan, modelSpec }, { modules: [file], moduleSeconds: 1 });
      await expect(hanging).rejects.toMatchObject({
        code: 'MODEL_TIMED_OUT',
        message: expect.stringContaining('endless.ts did not come to an end within 1 s'),
      });
      await logOf(beside);
      await expect(startTrainingThread({ ...plan, modelSpec })).rejects.toMatchObject({
        code: 'MODEL_UNAVAILABLE',
      });
    },
  );

  it('passes on the code of what went wrong', async () => {
    await expect(startTrainingThread({ ...plan, batchSize: 5000 })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('5000'),
    });
    await expect(startTrainingThread({ ...plan, checkpoint: new Uint8Array(9) })).rejects.toMatchObject({
      code: 'CHECKPOINT_MISMATCH',
    });
  });
});
