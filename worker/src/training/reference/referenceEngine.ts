import '@tensorflow/tfjs-backend-cpu';
import { rememberStepSize } from '@critbatch/theory';
import type { Tensor } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-core';
import type { Examples } from '../../datasets/dataset.ts';
import { modelFromSpec } from '../../models/model.ts';
import { batchObjective, type WeightedBatch } from '../batchObjective.ts';
import { evaluationBatchSize, microBatches } from '../microBatches.ts';
import { slotNames } from '../startState.ts';
import type {
  EnginePlan,
  EngineState,
  StepOutcome,
  StepPosition,
  TrainingEngine,
} from '../trainingEngine.ts';
import { referenceOptimiser } from './referenceOptimiser.ts';

/** TensorFlow.js' cpu backend, step by step under theory's formulas: slow, and the truth in the tests. */
export function buildReferenceEngine(plan: EnginePlan): TrainingEngine {
  const { dataset, batchSize, microBatchSize } = plan;
  const shapes = modelFromSpec(plan.modelSpec).parameters.map(({ shape }) => [...shape]);
  const slotShapes = slotNames(plan.optimiser).flatMap(() => shapes);
  const objective = batchObjective(plan.modelSpec);
  const optimise = referenceOptimiser(plan);
  let state: EngineState = { parameters: [], slots: [] };

  const parts = (batch: Int32Array) =>
    microBatches(batch, microBatchSize).map((part) =>
      weightedBatch(dataset.training, part, 1 / batch.length),
    );

  function step(batch: Int32Array, position: StepPosition): StepOutcome {
    const parameters = tensors(state.parameters, shapes);
    const batches = parts(batch);
    const partial = batches.map((part) => objective.lossAndGradient(parameters, part));
    const loss = sum(partial.map((part) => scalar(part.loss)));
    const gradient = parameters.map((_, index) =>
      tf.addN(partial.map((part) => part.gradient[index] as Tensor)),
    );
    const squaredGradientNorm = squaredNorm(gradient);
    const measured = { batchLoss: loss, squaredGradientNorm };
    if (!Number.isFinite(loss) || !Number.isFinite(squaredGradientNorm)) {
      return { ...measured, status: 'diverged', stepSize: 0, trials: 0, rememberedStepSize: 0 };
    }
    const lossAt = (trial: readonly Tensor[]) =>
      sum(batches.map((part) => scalar(objective.loss(trial, part))));
    const slots = tensors(state.slots, slotShapes);
    const updated = optimise(position, { parameters, slots, gradient, loss, squaredGradientNorm, lossAt });
    state = { parameters: updated.parameters.map(values), slots: updated.slots.map(values) };
    return { ...measured, ...updated.outcome };
  }

  return {
    async steps(batches, start) {
      const outcomes: StepOutcome[] = [];
      let position: StepPosition = start;
      for (let first = 0; first < batches.length; first += batchSize) {
        const batch = batches.subarray(first, first + batchSize);
        const outcome = onCpu(() => step(batch, position));
        outcomes.push(outcome);
        if (outcome.status === 'diverged') break;
        position = {
          step: position.step + 1,
          memory: rememberStepSize(position.memory, outcome.rememberedStepSize),
        };
      }
      return outcomes;
    },
    async evaluate(part, examples) {
      const sums = microBatches(examples, evaluationBatchSize).map((chunk) =>
        onCpu(() => {
          const result = objective.lossAndCorrect(
            tensors(state.parameters, shapes),
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
    async gradientNorms(examples, partSize) {
      const chunks = microBatches(examples, partSize);
      return onCpu(() => {
        const at = tensors(state.parameters, shapes);
        let total: Tensor[] = at.map((tensor) => tf.zerosLike(tensor));
        let partNorms = 0;
        for (const chunk of chunks) {
          total = tf.tidy(() => {
            const part = weightedBatch(dataset.training, chunk, 1 / partSize);
            const { gradient } = objective.lossAndGradient(at, part);
            partNorms += squaredNorm(gradient);
            return total.map((tensor, index) => tf.add(tensor, gradient[index] as Tensor));
          });
        }
        return {
          squaredNorm: squaredNorm(total) * (partSize / examples.length) ** 2,
          meanSquaredPartNorm: partNorms / chunks.length,
        };
      });
    },
    exportState: () => copyOf(state),
    importState(given) {
      state = copyOf(given);
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

function tensors(arrays: readonly Float32Array[], shapes: readonly number[][]): Tensor[] {
  return arrays.map((array, index) => tf.tensor(array, shapes[index]));
}

function values(tensor: Tensor): Float32Array {
  return tensor.dataSync<'float32'>();
}

function copyOf({ parameters, slots }: EngineState): EngineState {
  return {
    parameters: parameters.map((array) => array.slice()),
    slots: slots.map((array) => array.slice()),
  };
}

function squaredNorm(gradient: readonly Tensor[]): number {
  return sum(gradient.map((tensor) => scalar(tf.sum(tf.square(tensor)))));
}

function scalar(tensor: Tensor): number {
  return tensor.dataSync()[0] as number;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
