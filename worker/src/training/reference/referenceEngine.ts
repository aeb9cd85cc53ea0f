import '@tensorflow/tfjs-backend-cpu';
import { rememberStepSize } from '@critbatch/theory';
import type { Tensor } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-core';
import type { Examples } from '../../datasets/dataset.ts';
import { modelFromSpec } from '../../models/model.ts';
import { statisticsMomentum } from '../../models/pass.ts';
import { batchLayout, layOut, layoutWeights } from '../batchLayout.ts';
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
import { registerNormaliseOnCpu } from './normaliseOnCpu.ts';
import { referenceOptimiser } from './referenceOptimiser.ts';

/** TensorFlow.js' cpu backend, step by step under theory's formulas: slow, and the truth in the tests. */
export function buildReferenceEngine(plan: EnginePlan): TrainingEngine {
  const { dataset, batchSize, microBatchSize } = plan;
  registerNormaliseOnCpu();
  const model = modelFromSpec(plan.modelSpec);
  const shapes = model.parameters.map(({ shape }) => [...shape]);
  const statisticShapes = model.normalisedChannels.flatMap((channels) => [[channels], [channels]]);
  const slotShapes = slotNames(plan.optimiser).flatMap(() => shapes);
  const objective = batchObjective(plan.modelSpec);
  const optimise = referenceOptimiser(plan);
  let state: EngineState = { parameters: [], slots: [], statistics: [] };

  const layout = batchLayout(batchSize, microBatchSize);
  const weights = layoutWeights(batchSize, layout);
  const parts = (batch: Int32Array, examples: Examples) =>
    microBatches(layOut(batch, batchSize, layout), layout.size).map((part, index) =>
      weightedBatch(examples, part, weights.subarray(index * layout.size)),
    );

  function step(batch: Int32Array, position: StepPosition, examples: Examples): StepOutcome {
    const parameters = tensors(state.parameters, shapes);
    const batches = parts(batch, examples);
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
    const statistics = tensors(state.statistics, statisticShapes).map((before, index) => {
      const now = tf.div(tf.addN(partial.map((part) => part.statistics[index] as Tensor)), layout.parts);
      return tf.add(tf.mul(before, statisticsMomentum), tf.mul(now, 1 - statisticsMomentum));
    });
    state = {
      parameters: updated.parameters.map(values),
      slots: updated.slots.map(values),
      statistics: statistics.map(values),
    };
    return { ...measured, ...updated.outcome };
  }

  return {
    async steps(batches, start, drawn = dataset.training) {
      const outcomes: StepOutcome[] = [];
      let position: StepPosition = start;
      for (let first = 0; first < batches.length; first += batchSize) {
        const batch = batches.subarray(first, first + batchSize);
        const outcome = onCpu(() => step(batch, position, drawn));
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
      const ones = new Float32Array(evaluationBatchSize).fill(1);
      const sums = microBatches(examples, evaluationBatchSize).map((chunk) =>
        onCpu(() => {
          const result = objective.lossAndCorrect(
            tensors(state.parameters, shapes),
            tensors(state.statistics, statisticShapes),
            weightedBatch(dataset[part], chunk, ones),
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
      const shares = new Float32Array(partSize).fill(1 / partSize);
      return onCpu(() => {
        const at = tensors(state.parameters, shapes);
        let total: Tensor[] = at.map((tensor) => tf.zerosLike(tensor));
        let partNorms = 0;
        for (const chunk of chunks) {
          total = tf.tidy(() => {
            const part = weightedBatch(dataset.training, chunk, shares);
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

function weightedBatch(
  { inputs, labels }: Examples,
  chosen: Int32Array,
  weights: Float32Array,
): WeightedBatch {
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
    weights: tf.tensor1d(weights.subarray(0, chosen.length)),
  };
}

function tensors(arrays: readonly Float32Array[], shapes: readonly number[][]): Tensor[] {
  return arrays.map((array, index) => tf.tensor(array, shapes[index]));
}

function values(tensor: Tensor): Float32Array {
  return tensor.dataSync<'float32'>();
}

function copyOf({ parameters, slots, statistics }: EngineState): EngineState {
  const copies = (arrays: readonly Float32Array[]) => arrays.map((array) => array.slice());
  return { parameters: copies(parameters), slots: copies(slots), statistics: copies(statistics) };
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
