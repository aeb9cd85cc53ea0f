import { armijoConfigSchema, trainingSpecSchema } from '@critbatch/theory';
import { describe, expect, it } from '@jest/globals';
import type { Dataset } from '../datasets/dataset.ts';
import type { Measurement } from './measurement.ts';
import { loadableEngines } from './testing/loadableEngines.ts';
import { createTrainingRun } from './trainingRun.ts';
import type { EngineName, RunEnd, TrainingRunPlan } from './trainingRun.type.ts';

const count = 24;
const inputWidth = 3;
const classes = 4;

/** Examples with these inputs and labels, the same for training and test. */
function datasetOf(input: (place: number) => number, label: (example: number) => number): Dataset {
  const examples = {
    count,
    inputs: Float32Array.from({ length: count * inputWidth }, (_, place) => input(place)),
    labels: Int32Array.from({ length: count }, (_, example) => label(example)),
  };
  return { inputWidth, classes, training: examples, test: examples };
}

/** A softmax regression: its parameters start at zero biases and small weights. */
async function runOn(
  dataset: Dataset,
  changes: Partial<TrainingRunPlan>,
): Promise<{ end: RunEnd; rows: Measurement[] }> {
  const run = await createTrainingRun(
    {
      modelSpec: { architecture: 'softmaxRegression', inputShape: [inputWidth], classes },
      // Stands for the data set given below.
      datasetSpec: {
        loader: 'gaussianClusters',
        trainingExamples: count,
        testExamples: count,
        inputShape: [inputWidth],
        classes,
        noise: 1,
        seed: 1,
      },
      trainingSpec: trainingSpecSchema.parse({
        optimiser: armijoConfigSchema.parse({
          initialStepSize: 4,
          sufficientDecrease: 0.1,
          backtrackFactor: 0.9,
          reset: 'maximum',
        }),
        targets: [{ metric: 'trainingLoss', threshold: 0.01 }],
        evaluation: { ratio: 1.5, trainingSubset: count, testEvery: 1, gradientEvery: 1, noiseEvery: 0 },
        maxExamplesPerRun: 960,
      }),
      batchSize: 8,
      seed: 1,
      engine: 'onnx',
      ...changes,
    },
    { dataset },
  );
  const rows: Measurement[] = [];
  while (run.done === null) rows.push(...(await run.advance()));
  await run.dispose();
  return { end: run.done, rows };
}

const everyNumberIsOne = (rows: readonly Measurement[]) =>
  rows.every((row) => Object.values(row).every((value) => value === null || Number.isFinite(value)));

describe.each<EngineName>(await loadableEngines())('runs at the edge, on the %s engine', (engine) => {
  it('with one example a batch ends as others do, and its counts are those of single steps', async () => {
    const dataset = datasetOf(
      (place) => Math.sin(place),
      (example) => example % classes,
    );
    const { end, rows } = await runOn(dataset, { engine, batchSize: 1 });
    expect(end).toEqual({ outcome: 'BUDGET_SPENT', step: 960 });
    expect(rows.at(-1)).toMatchObject({ examplesSeen: 960, epoch: 40, gradientEvaluations: 960 });
    expect(everyNumberIsOne(rows)).toBe(true);
  });

  it('with a batch larger than the data set is refused, in words', async () => {
    const dataset = datasetOf(Math.sin, () => 0);
    await expect(runOn(dataset, { engine, batchSize: count + 1 })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining(`larger than the ${count} training examples`),
    });
  });

  it('on examples that are all alike comes to the entropy of their labels, and stays there', async () => {
    const dataset = datasetOf(
      () => 1,
      (example) => example % 2,
    );
    const { end, rows } = await runOn(dataset, { engine, batchSize: count });
    expect(end.outcome).toBe('BUDGET_SPENT');
    expect(rows.at(-1)?.trainingLoss).toBeCloseTo(Math.log(2), 1);
    expect(everyNumberIsOne(rows)).toBe(true);
  });

  it('at a gradient of zero hardly searches, moves nothing, and spends its budget', async () => {
    // No inputs and as many of each class: all that there is to learn is there at the start.
    const dataset = datasetOf(
      () => 0,
      (example) => example % classes,
    );
    const { end, rows } = await runOn(dataset, { engine, batchSize: count });
    expect(end).toEqual({ outcome: 'BUDGET_SPENT', step: 40 });
    for (const { trainingLoss, gradientNorm } of rows) {
      expect(trainingLoss).toBeCloseTo(Math.log(classes), 6);
      expect(gradientNorm).toBeLessThan(1e-5);
    }
    // What rounding leaves of a gradient may ask for a second trial now and then, and for no more.
    expect(rows.at(-1)?.exhaustedSearches).toBe(0);
    expect(rows.at(-1)?.functionEvaluations).toBeLessThanOrEqual(2 * 40);
    expect(everyNumberIsOne(rows)).toBe(true);
  });

  it('on one class alone is sure of it in the end', async () => {
    const dataset = datasetOf(
      (place) => Math.cos(place),
      () => 2,
    );
    const { end, rows } = await runOn(dataset, { engine });
    expect(end.outcome).toBe('TARGETS_REACHED');
    expect(rows.at(-1)).toMatchObject({ testAccuracy: 1 });
    expect(everyNumberIsOne(rows)).toBe(true);
  });
});
