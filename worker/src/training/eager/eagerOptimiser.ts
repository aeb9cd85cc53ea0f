import {
  type Arithmetic,
  type ArmijoConfig,
  hiddenMatrices,
  learningRateAt,
  nextFirstStepSize,
  type OptimiserSpec,
  searchedRun,
  searchStepSize,
  settingsOf,
  type UpdateRuleSpec,
  updateRuleOf,
} from '@critbatch/theory';
import type { Tensor } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-core';
import type { EnginePlan, StepOutcome, StepPosition } from '../trainingEngine.ts';

/** A batch's finite gradient at the parameters of a step. */
export interface EagerGradient {
  readonly parameters: readonly Tensor[];
  readonly slots: readonly Tensor[];
  readonly gradient: readonly Tensor[];
  readonly loss: number;
  readonly squaredGradientNorm: number;
  /** The batch's loss at parameters that are yet to be computed. */
  lossAt(parameters: () => readonly Tensor[]): number;
}

export interface EagerUpdate {
  readonly parameters: readonly Tensor[];
  readonly slots: readonly Tensor[];
  readonly outcome: Pick<StepOutcome, 'status' | 'stepSize' | 'trials' | 'rememberedStepSize'>;
}

/** Moves parameters and slots by one step. */
export type EagerOptimiser = (position: StepPosition, batch: EagerGradient) => EagerUpdate;

export function eagerOptimiser(plan: EnginePlan): EagerOptimiser {
  const { optimiser } = plan;
  return isLineSearch(optimiser) ? lineSearch(plan, optimiser) : updateRule(plan, optimiser);
}

function isLineSearch(optimiser: OptimiserSpec): optimiser is ArmijoConfig {
  return optimiser.name === 'sgdArmijo';
}

function lineSearch({ batchSize, dataset }: EnginePlan, config: ArmijoConfig): EagerOptimiser {
  const run = searchedRun(config, batchSize, dataset.training.count);
  return ({ step, memory }, { parameters, slots, gradient, loss, squaredGradientNorm, lossAt }) => {
    const moved = (stepSize: number) =>
      parameters.map((tensor, index) => tf.sub(tensor, tf.mul(gradient[index] as Tensor, stepSize)));
    const firstStepSize = nextFirstStepSize(config, memory, { ...run, step });
    const start = { loss, squaredGradientNorm, firstStepSize };
    const found = searchStepSize(config, start, (stepSize) => tf.tidy(() => lossAt(() => moved(stepSize))));
    const { status, stepSize, trials, rememberedStepSize } = found;
    return {
      parameters: moved(stepSize),
      slots,
      outcome: { status, stepSize, trials, rememberedStepSize },
    };
  };
}

function updateRule({ batchSize, modelSpec }: EnginePlan, spec: UpdateRuleSpec): EagerOptimiser {
  const rule = updateRuleOf(spec);
  const settings = settingsOf(spec);
  const matrices = hiddenMatrices(modelSpec);
  return ({ step }, { parameters, slots, gradient }) => {
    const learningRate = learningRateAt(spec.learningRate, step, batchSize);
    const numbers = Object.entries(rule.coefficients(settings, learningRate, step));
    const coefficients = Object.fromEntries(numbers.map(([name, value]) => [name, tf.scalar(value)]));
    const slotOf = (slot: number, index: number) => slots[slot * parameters.length + index] as Tensor;
    const updates = parameters.map((parameter, index) =>
      rule.update<Tensor>(tensorArithmetic, {
        parameter,
        gradient: gradient[index] as Tensor,
        slots: Object.fromEntries(rule.slots.map((name, slot) => [name, slotOf(slot, index)])),
        coefficients,
        matrix: matrices[index] ?? null,
      }),
    );
    return {
      parameters: updates.map(({ parameter }) => parameter),
      slots: rule.slots.flatMap((name) => updates.map((update) => update.slots[name] as Tensor)),
      outcome: { status: 'updated', stepSize: learningRate, trials: 0, rememberedStepSize: learningRate },
    };
  };
}

const tensorArithmetic: Arithmetic<Tensor> = {
  plus: (a, b) => tf.add(a, b),
  minus: (a, b) => tf.sub(a, b),
  times: (a, b) => tf.mul(a, b),
  over: (a, b) => tf.div(a, b),
  squareRoot: (a) => tf.sqrt(a),
  sign: (a) => tf.sign(a),
  greater: (a, b) => tf.maximum(a, b),
  number: (value) => tf.scalar(value),
  sum: (a) => tf.sum(a),
  product: (a, b) => tf.matMul(a, b),
  transposed: (a) => tf.transpose(a),
};
