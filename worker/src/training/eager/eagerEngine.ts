import { rememberStepSize } from '@critbatch/theory';
import type { Tensor } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-core';
import type { Examples } from '../../datasets/dataset.ts';
import { modelFromSpec } from '../../models/model.ts';
import { statisticsMomentum } from '../../models/pass.ts';
import { batchLayout, layOut, layoutWeights } from '../batchLayout.ts';
import { batchObjective, type WeightedBatch } from '../batchObjective.ts';
import { evaluationBatchSizeOf, microBatches } from '../microBatches.ts';
import { slotNames } from '../startState.ts';
import { phaseClock } from '../stepPhases.ts';
import type {
  EnginePlan,
  EngineState,
  StepOutcome,
  StepPosition,
  TrainingEngine,
} from '../trainingEngine.ts';
import { eagerOptimiser } from './eagerOptimiser.ts';

/** An engine's state on the backend's device. */
type StateTensors = { readonly [part in keyof EngineState]: readonly Tensor[] };

/**
 * A TensorFlow.js backend that computes at once, kernel by kernel, under theory's formulas. State stays on its device;
 * batches are copied there (TensorFlow.js' own gather on the cpu is slow), and scalars are read back, for the decisions
 * are taken here in double precision.
 */
export function buildEagerEngine(plan: EnginePlan, backendName: string): TrainingEngine {
  const { dataset, batchSize, microBatchSize } = plan;
  const model = modelFromSpec(plan.modelSpec);
  const shapes = model.parameters.map(({ shape }) => [...shape]);
  const stateShapes = {
    parameters: shapes,
    slots: slotNames(plan.optimiser).flatMap(() => shapes),
    statistics: model.normalisedChannels.flatMap((channels) => [[channels], [channels]]),
  };
  const objective = batchObjective(plan.modelSpec);
  const optimise = eagerOptimiser(plan);
  const evaluationBatchSize = evaluationBatchSizeOf(plan.modelSpec);
  let state: StateTensors = { parameters: [], slots: [], statistics: [] };

  const clock = phaseClock();
  const layout = batchLayout(batchSize, microBatchSize);
  const weights = layoutWeights(batchSize, layout);
  const parts = (batch: Int32Array, source: Examples) =>
    microBatches(layOut(batch, batchSize, layout), layout.size).map((part, index) =>
      weightedBatch(source, part, weights.subarray(index * layout.size)),
    );

  /** The scalars are read back: on any device the gradient is done by then. */
  function gradientOver(parameters: readonly Tensor[], batches: readonly WeightedBatch[]) {
    const partial = batches.map((part) => objective.lossAndGradient(parameters, part));
    const loss = sum(partial.map((part) => scalar(part.loss)));
    const gradient = parameters.map((_, index) =>
      tf.addN(partial.map((part) => part.gradient[index] as Tensor)),
    );
    return { partial, loss, gradient, squaredGradientNorm: squaredNorm(gradient) };
  }

  function step(batch: Int32Array, position: StepPosition, source: Examples): StepOutcome {
    const { parameters, slots } = state;
    const batches = clock.during('data', () => parts(batch, source));
    const { partial, loss, gradient, squaredGradientNorm } = clock.during('gradient', () =>
      gradientOver(parameters, batches),
    );
    const measured = { batchLoss: loss, squaredGradientNorm };
    if (!Number.isFinite(loss) || !Number.isFinite(squaredGradientNorm)) {
      return { ...measured, status: 'diverged', stepSize: 0, trials: 0, rememberedStepSize: 0 };
    }
    const lossAt = (trial: () => readonly Tensor[]) =>
      clock.during('search', () => {
        const moved = trial();
        return sum(batches.map((part) => scalar(objective.loss(moved, part))));
      });
    const updated = optimise(position, { parameters, slots, gradient, loss, squaredGradientNorm, lossAt });
    const statistics = state.statistics.map((before, index) => {
      const now = tf.div(tf.addN(partial.map((part) => part.statistics[index] as Tensor)), layout.parts);
      return tf.add(tf.mul(before, statisticsMomentum), tf.mul(now, 1 - statisticsMomentum));
    });
    replaceState({ parameters: updated.parameters, slots: updated.slots, statistics });
    return { ...measured, ...updated.outcome };
  }

  function replaceState(next: StateTensors): void {
    const kept = new Set(tensorsOf(next).map((tensor) => tf.keep(tensor)));
    for (const tensor of tensorsOf(state)) if (!kept.has(tensor)) tensor.dispose();
    state = next;
  }

  const eachPart = (convert: (part: keyof EngineState) => readonly Tensor[]): StateTensors => ({
    parameters: convert('parameters'),
    slots: convert('slots'),
    statistics: convert('statistics'),
  });

  return {
    graphHash: null,
    phases: () => clock.total,
    async steps(batches, start, drawn = dataset.training) {
      const outcomes: StepOutcome[] = [];
      let position: StepPosition = start;
      for (let first = 0; first < batches.length; first += batchSize) {
        const batch = batches.subarray(first, first + batchSize);
        const outcome = onBackend(backendName, () =>
          clock.during('update', () => step(batch, position, drawn)),
        );
        outcomes.push(outcome);
        if (outcome.status === 'diverged') break;
        position = {
          step: position.step + 1,
          memory: rememberStepSize(position.memory, outcome.rememberedStepSize),
        };
      }
      return outcomes;
    },
    async evaluate(part, chosen) {
      const ones = new Float32Array(evaluationBatchSize).fill(1);
      const sums = microBatches(chosen, evaluationBatchSize).map((chunk) =>
        onBackend(backendName, () => {
          const batch = weightedBatch(dataset[part], chunk, ones);
          const result = objective.lossAndCorrect(state.parameters, state.statistics, batch);
          return { loss: scalar(result.loss), correct: scalar(result.correct) };
        }),
      );
      return {
        loss: sum(sums.map(({ loss }) => loss)) / chosen.length,
        accuracy: sum(sums.map(({ correct }) => correct)) / chosen.length,
      };
    },
    async gradientNorms(chosen, partSize) {
      const chunks = microBatches(chosen, partSize);
      const shares = new Float32Array(partSize).fill(1 / partSize);
      return onBackend(backendName, () => {
        let total: Tensor[] = state.parameters.map((tensor) => tf.zerosLike(tensor));
        let partNorms = 0;
        for (const chunk of chunks) {
          total = tf.tidy(() => {
            const part = weightedBatch(dataset.training, chunk, shares);
            const { gradient } = objective.lossAndGradient(state.parameters, part);
            partNorms += squaredNorm(gradient);
            return total.map((tensor, index) => tf.add(tensor, gradient[index] as Tensor));
          });
        }
        return {
          squaredNorm: squaredNorm(total) * (partSize / chosen.length) ** 2,
          meanSquaredPartNorm: partNorms / chunks.length,
        };
      });
    },
    exportState() {
      const read = (tensors: readonly Tensor[]) =>
        tensors.map((tensor) => tensor.dataSync<'float32'>().slice());
      const { parameters, slots, statistics } = state;
      return { parameters: read(parameters), slots: read(slots), statistics: read(statistics) };
    },
    importState(given) {
      const made = (part: keyof EngineState) =>
        given[part].map((values, index) => tf.tensor(values.slice(), stateShapes[part][index]));
      onBackend(backendName, () => replaceState(eachPart(made)));
    },
    async dispose() {
      replaceState({ parameters: [], slots: [], statistics: [] });
    },
  };
}

/** Runs work on a backend and frees every tensor that it leaves and does not keep; production mode silences tfjs' greeting. */
function onBackend<Result>(backendName: string, work: () => Result): Result {
  tf.enableProdMode();
  void tf.setBackend(backendName);
  tf.engine().startScope();
  try {
    return work();
  } finally {
    tf.engine().endScope();
  }
}

function weightedBatch(
  { count, inputs, labels }: Examples,
  chosen: Int32Array,
  weights: Float32Array,
): WeightedBatch {
  const [width, labelWidth] = [inputs.length / count, labels.length / count];
  const rows = new Float32Array(chosen.length * width);
  const answers = new Int32Array(chosen.length * labelWidth);
  chosen.forEach((example, row) => {
    rows.set(inputs.subarray(example * width, (example + 1) * width), row * width);
    answers.set(labels.subarray(example * labelWidth, (example + 1) * labelWidth), row * labelWidth);
  });
  return {
    inputs: tf.tensor2d(rows, [chosen.length, width]),
    labels:
      labelWidth === 1
        ? tf.tensor1d(answers, 'int32')
        : tf.tensor2d(answers, [chosen.length, labelWidth], 'int32'),
    weights: tf.tensor1d(weights.subarray(0, chosen.length)),
  };
}

function tensorsOf({ parameters, slots, statistics }: StateTensors): Tensor[] {
  return [...parameters, ...slots, ...statistics];
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
