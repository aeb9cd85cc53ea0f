import type { Scalar, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-core';

/**
 * Σ wᵢ·ℓᵢ over the examples, ℓᵢ the softmax cross-entropy of example i. Weights of 1/b give the mean over a batch of
 * b; parts of a batch add up to it, and an example of weight 0 is padding.
 */
export function weightedCrossEntropy(logits: Tensor2D, labels: Tensor1D, weights: Tensor1D): Scalar {
  const classes = logits.shape[1];
  const chosen = tf.oneHot(labels, classes, 1, 0, 'float32');
  const logLikelihoods = tf.sum(tf.mul(chosen, tf.logSoftmax(logits)), 1);
  return tf.neg(tf.sum(tf.mul(logLikelihoods, weights)));
}

/** Weighted number of examples whose largest logit is the label's. */
export function weightedCorrect(logits: Tensor2D, labels: Tensor1D, weights: Tensor1D): Scalar {
  const hits = tf.equal(tf.argMax(logits, 1), labels);
  return tf.sum(tf.mul(tf.cast(hits, 'float32'), weights));
}
