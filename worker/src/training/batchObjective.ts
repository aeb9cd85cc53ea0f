import type { ModelSpec } from '@critbatch/theory';
import type { Scalar, Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-core';
import { weightedCorrect, weightedCrossEntropy } from '../models/crossEntropy.ts';
import { registerGradients } from '../models/gradients.ts';
import { modelFromSpec } from '../models/model.ts';
import { inModule } from '../models/module/moduleCalls.ts';
import { type Pass, trialPass } from '../models/pass.ts';

/** Examples as a model sees them, with the weight of each in the sums. */
export interface WeightedBatch {
  readonly inputs: Tensor2D;
  /** [examples], or [examples, tokens] of a text. */
  readonly labels: Tensor1D | Tensor2D;
  readonly weights: Tensor1D;
}

/** What engines compute of a model, written once in TensorFlow.js core operations. */
export interface BatchObjective {
  loss(parameters: readonly Tensor[], batch: WeightedBatch): Scalar;
  /** With the statistics of the batch, a mean and a variance for each batch normalisation of the model. */
  lossAndGradient(
    parameters: readonly Tensor[],
    batch: WeightedBatch,
  ): { loss: Scalar; gradient: Tensor[]; statistics: Tensor[] };
  /** As an evaluation has it: by the moving statistics. */
  lossAndCorrect(
    parameters: readonly Tensor[],
    statistics: readonly Tensor[],
    batch: WeightedBatch,
  ): { loss: Scalar; correct: Scalar };
}

export function batchObjective(modelSpec: ModelSpec): BatchObjective {
  registerGradients();
  const model = modelFromSpec(modelSpec);
  const loss = (parameters: readonly Tensor[], { inputs, ...answers }: WeightedBatch, pass: Pass) => {
    const { labels, weights } = byRow(answers);
    return weightedCrossEntropy(model.logits(parameters, inputs, pass), labels, weights);
  };
  const objective: BatchObjective = {
    loss: (parameters, batch) => loss(parameters, batch, trialPass),
    lossAndGradient(parameters, batch) {
      // What is computed inside a differentiated function ends with it, unless it is kept.
      const kept: Tensor[] = [];
      const record = (...statistics: Tensor[]) => kept.push(...statistics.map((tensor) => tf.keep(tensor)));
      const differentiate = tf.valueAndGrads((...moved: Tensor[]) =>
        loss(moved, batch, { kind: 'training', record }),
      );
      const { value, grads } = differentiate([...parameters]);
      const statistics = kept.map((tensor) => tf.clone(tensor));
      for (const tensor of kept) tensor.dispose();
      return { loss: value as Scalar, gradient: grads, statistics };
    },
    lossAndCorrect(parameters, statistics, { inputs, ...answers }) {
      const { labels, weights } = byRow(answers);
      const logits = model.logits(parameters, inputs, { kind: 'evaluation', statistics });
      return {
        loss: weightedCrossEntropy(logits, labels, weights),
        correct: weightedCorrect(logits, labels, weights),
      };
    },
  };
  if (modelSpec.architecture !== 'module') return objective;
  const { file } = modelSpec;
  return {
    loss: (...given) => inModule(file, () => objective.loss(...given)),
    lossAndGradient: (...given) => inModule(file, () => objective.lossAndGradient(...given)),
    lossAndCorrect: (...given) => inModule(file, () => objective.lossAndCorrect(...given)),
  };
}

/** The label and the weight of each row of logits: of a text, every token has an equal share of its example's weight. */
function byRow({ labels, weights }: Omit<WeightedBatch, 'inputs'>): { labels: Tensor1D; weights: Tensor1D } {
  if (labels.rank === 1) return { labels: labels as Tensor1D, weights };
  const [count, tokens] = labels.shape as [number, number];
  const shares = tf.tile(tf.reshape(tf.div(weights, tokens), [count, 1]), [1, tokens]);
  return { labels: tf.reshape(labels, [count * tokens]), weights: tf.reshape(shares, [count * tokens]) };
}
