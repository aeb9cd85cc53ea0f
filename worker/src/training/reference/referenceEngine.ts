import '@tensorflow/tfjs-backend-cpu';
import {
  growthPerStep,
  nextFirstStepSize,
  rememberStepSize,
  type StepSizeMemory,
  searchStepSize,
} from '@critbatch/theory';
import type { Tensor } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-core';
import type { Examples } from '../../datasets/dataset.ts';
import { modelFromSpec } from '../../models/model.ts';
import { batchObjective, type WeightedBatch } from '../batchObjective.ts';
import { evaluationBatchSize, microBatches } from '../microBatches.ts';
import type { EnginePlan, StepOutcome, TrainingEngine } from '../trainingEngine.ts';

/** TensorFlow.js' cpu backend, step by step under theory's state machine: slow, and the truth in the tests. */
export function buildReferenceEngine(plan: EnginePlan): TrainingEngine {
  const { optimiser, dataset, batchSize, microBatchSize } = plan;
  const shapes = modelFromSpec(plan.modelSpec).parameters.map(({ shape }) => [...shape]);
  const objective = batchObjective(plan.modelSpec);
  const growth = growthPerStep(optimiser, batchSize, dataset.training.count);
  let parameters: Float32Array[] = [];

  const tensors = (values: readonly Float32Array[]) =>
    values.map((value, index) => tf.tensor(value, shapes[index]));
  const parts = (batch: Int32Array) =>
    microBatches(batch, microBatchSize).map((part) =>
      weightedBatch(dataset.training, part, 1 / batch.length),
    );

  function step(batch: Int32Array, firstStepSize: number): StepOutcome {
    const start = tensors(parameters);
    const batches = parts(batch);
    const partial = batches.map((part) => objective.lossAndGradient(start, part));
    const loss = sum(partial.map((part) => scalar(part.loss)));
    const gradient = start.map((_, index) => tf.addN(partial.map((part) => part.gradient[index] as Tensor)));
    const squaredGradientNorm = sum(gradient.map((tensor) => scalar(tf.sum(tf.square(tensor)))));
    const measured = { batchLoss: loss, squaredGradientNorm };
    if (!Number.isFinite(loss) || !Number.isFinite(squaredGradientNorm)) {
      return { ...measured, status: 'diverged', stepSize: 0, trials: 0, rememberedStepSize: firstStepSize };
    }
    const moved = (stepSize: number) =>
      start.map((tensor, index) => tf.sub(tensor, tf.mul(gradient[index] as Tensor, stepSize)));
    const lossAt = (stepSize: number) =>
      tf.tidy(() => {
        const trial = moved(stepSize);
        return sum(batches.map((part) => scalar(objective.loss(trial, part))));
      });
    const found = searchStepSize(optimiser, { loss, squaredGradientNorm, firstStepSize }, lossAt);
    parameters = moved(found.stepSize).map((tensor) => tensor.dataSync<'float32'>());
    const { status, stepSize, trials, rememberedStepSize } = found;
    return { ...measured, status, stepSize, trials, rememberedStepSize };
  }

  return {
    async steps(batches, given) {
      const outcomes: StepOutcome[] = [];
      let memory: StepSizeMemory = given;
      for (let first = 0; first < batches.length; first += batchSize) {
        const firstStepSize = nextFirstStepSize(optimiser, memory, growth);
        const batch = batches.subarray(first, first + batchSize);
        const outcome = onCpu(() => step(batch, firstStepSize));
        outcomes.push(outcome);
        if (outcome.status === 'diverged') break;
        memory = rememberStepSize(memory, outcome.rememberedStepSize);
      }
      return outcomes;
    },
    async evaluate(part, examples) {
      const sums = microBatches(examples, evaluationBatchSize).map((chunk) =>
        onCpu(() => {
          const result = objective.lossAndCorrect(
            tensors(parameters),
            weightedBatch(dataset[part], chunk, 1),
          );
          return { loss: scalar(result.loss), correct: scalar(result.correct) };
        }),
      );
      return {
        loss: sum(sums.map(({ loss }) => loss)) / examples.length,
        accuracy: sum(sums.map(({ correct }) => correct)) / examples.length,
      };
    },
    exportState: () => ({ parameters: parameters.map((values) => values.slice()) }),
    importState(state) {
      parameters = state.parameters.map((values) => values.slice());
    },
    async dispose() {},
  };
}

/** Runs work on the cpu backend and frees every tensor that it leaves; production mode silences tfjs' greeting. */
function onCpu<Result>(work: () => Result): Result {
  tf.enableProdMode();
  void tf.setBackend('cpu');
  tf.engine().startScope();
  try {
    return work();
  } finally {
    tf.engine().endScope();
  }
}

function weightedBatch({ inputs, labels }: Examples, chosen: Int32Array, weight: number): WeightedBatch {
  const width = inputs.length / labels.length;
  const rows = new Float32Array(chosen.length * width);
  chosen.forEach((example, row) => {
    rows.set(inputs.subarray(example * width, (example + 1) * width), row * width);
  });
  return {
    inputs: tf.tensor2d(rows, [chosen.length, width]),
    labels: tf.tensor1d(
      Int32Array.from(chosen, (example) => labels[example] as number),
      'int32',
    ),
    weights: tf.fill([chosen.length], weight),
  };
}

function scalar(tensor: Tensor): number {
  return tensor.dataSync()[0] as number;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
