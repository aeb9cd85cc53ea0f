import type { ModelSpec } from '@critbatch/theory';
import type { Scalar, Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-core';
import { weightedCorrect, weightedCrossEntropy } from '../models/crossEntropy.ts';
import { registerGradients } from '../models/gradients.ts';
import { modelFromSpec } from '../models/model.ts';

/** Examples as a model sees them, with the weight of each in the sums. */
export interface WeightedBatch {
  readonly inputs: Tensor2D;
  readonly labels: Tensor1D;
  readonly weights: Tensor1D;
}

/** What engines compute of a model, written once in TensorFlow.js core operations. */
export interface BatchObjective {
  loss(parameters: readonly Tensor[], batch: WeightedBatch): Scalar;
  lossAndGradient(parameters: readonly Tensor[], batch: WeightedBatch): { loss: Scalar; gradient: Tensor[] };
  lossAndCorrect(parameters: readonly Tensor[], batch: WeightedBatch): { loss: Scalar; correct: Scalar };
}

export function batchObjective(modelSpec: ModelSpec): BatchObjective {
  registerGradients();
  const model = modelFromSpec(modelSpec);
  const loss = (parameters: readonly Tensor[], { inputs, labels, weights }: WeightedBatch) =>
    weightedCrossEntropy(model.logits(parameters, inputs), labels, weights);
  return {
    loss,
    lossAndGradient(parameters, batch) {
      const differentiate = tf.valueAndGrads((...moved: Tensor[]) => loss(moved, batch));
      const { value, grads } = differentiate([...parameters]);
      return { loss: value as Scalar, gradient: grads };
    },
    lossAndCorrect(parameters, { inputs, labels, weights }) {
      const logits = model.logits(parameters, inputs);
      return {
        loss: weightedCrossEntropy(logits, labels, weights),
        correct: weightedCorrect(logits, labels, weights),
      };
    },
  };
}
