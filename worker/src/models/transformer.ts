import type { TransformerSpec } from '@critbatch/theory';
import type { Tensor, Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-core';
import { inLayer } from './inLayer.ts';
import type { Model } from './model.type.ts';
import { normalise } from './normalise.ts';

/**
 * A decoder of tokens as GPT-2 has it (Vaswani et al. 2017; Radford et al. 2019): every block adds an attention to what
 * came before and a perceptron, each of the normalised sum so far. Logits [examples · context, classes]: a row for each token.
 */
export function transformer(spec: TransformerSpec): Model['logits'] {
  const [context] = spec.inputShape as [number];
  return (parameters, inputs) => {
    const [tokenEmbedding, placeEmbedding] = parameters as [Tensor2D, Tensor2D];
    const left = parameters.slice(2).values();
    const next = <T extends Tensor>() => left.next().value as T;
    const count = inputs.shape[0];
    const attend = attentionOf(spec, count);
    const activate = spec.activation === 'relu' ? (x: Tensor2D) => tf.relu(x) : gelu;
    const dense = (x: Tensor2D): Tensor2D => tf.add(tf.matMul(x, next<Tensor2D>()), next());
    const normalised = (x: Tensor2D) => layerNormalisation(x, next(), next());

    let sum: Tensor2D = inLayer('embedding', () => {
      const tokens = tf.cast(tf.reshape(inputs, [count * context]), 'int32');
      const embedded = tf.reshape(tf.gather(tokenEmbedding, tokens), [count, context, spec.width]);
      return tf.reshape(tf.add(embedded, placeEmbedding), [count * context, spec.width]);
    });
    for (let block = 0; block < spec.depth; block++) {
      sum = inLayer(`block${block}`, () => {
        const x = normalised(sum);
        const query = dense(x);
        const key: Tensor2D = tf.matMul(x, next<Tensor2D>());
        const attended: Tensor2D = tf.add(sum, dense(attend(query, key, dense(x))));
        return tf.add(attended, dense(activate(dense(normalised(attended)))));
      });
    }
    return inLayer('head', () => {
      const states = normalised(sum);
      return spec.head === 'tied' ? tf.matMul(states, tokenEmbedding, false, true) : dense(states);
    });
  };
}

/** Causal attention of several heads, softmax(q·kᵀ/√(width of a head))·v, of rows [examples · context, width]. */
function attentionOf({ inputShape, width, heads }: TransformerSpec, count: number) {
  const [context] = inputShape as [number];
  const headWidth = width / heads;
  const byHead = (rows: Tensor2D): Tensor4D =>
    tf.transpose(tf.reshape(rows, [count, context, heads, headWidth]), [0, 2, 1, 3]);
  return (query: Tensor2D, key: Tensor2D, value: Tensor2D): Tensor2D => {
    const scaled: Tensor2D = tf.mul(query, 1 / Math.sqrt(headWidth));
    const scores: Tensor4D = tf.matMul(byHead(scaled), byHead(key), false, true);
    const seen = tf.softmax(tf.add(scores, futureMask(context)));
    const mixed: Tensor4D = tf.matMul(seen, byHead(value));
    return tf.reshape(tf.transpose(mixed, [0, 2, 1, 3]), [count * context, width]);
  };
}

/** 0 where a token is seen, and above the diagonal, where it is still to come, what makes its share of a softmax 0. */
function futureMask(context: number): Tensor2D {
  const mask = Float32Array.from({ length: context * context }, (_, at) =>
    at % context > Math.floor(at / context) ? -1e9 : 0,
  );
  return tf.tensor2d(mask, [context, context]);
}

/** Ba et al. 2016: group normalisation with one group, of images of one pixel. */
function layerNormalisation(x: Tensor2D, scale: Tensor1D, offset: Tensor1D): Tensor2D {
  const images: Tensor4D = tf.reshape(x, [x.shape[0], 1, 1, x.shape[1]]);
  return tf.reshape(normalise(images, scale, offset, { groups: 1 }).values, x.shape);
}

/**
 * Hendrycks and Gimpel 2016 in the form with tanh, which GPT-2 has and TensorFlow.js computes alike on every backend:
 * x/2·(1 + tanh u) = x·sigmoid(2u) with u = √(2/π)·(x + 0.044715·x³).
 */
function gelu(x: Tensor2D): Tensor2D {
  const slope = 2 * Math.sqrt(2 / Math.PI);
  const inner = tf.add(tf.mul(tf.square(x), 0.044715 * slope), slope);
  return tf.mul(x, tf.sigmoid(tf.mul(x, inner)));
}
