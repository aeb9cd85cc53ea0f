import type { ParameterShape } from '@critbatch/theory';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import type { Pass } from './pass.ts';

/** A network as a pure function of its parameters, in TensorFlow.js core operations: any backend can run it. */
export interface Model {
  readonly parameters: readonly ParameterShape[];
  /** Channels of each batch normalisation, in order: of each a moving mean and variance are kept for evaluations. */
  readonly normalisedChannels: readonly number[];
  /** Inputs [examples, inputWidth] → logits [examples, classes]; of a text, a row of logits for each of its tokens. */
  logits(parameters: readonly Tensor[], inputs: Tensor2D, pass: Pass): Tensor2D;
}
