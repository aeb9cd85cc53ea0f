import type {
  GradConfig,
  NamedAttrMap,
  NamedTensorMap,
  Tensor,
  Tensor1D,
  Tensor4D,
} from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-core';

/** Names of the kernels below; a backend that runs them must register both. */
export const normaliseKernel = 'Normalise';
export const normaliseGradientKernel = 'NormaliseGrad';

/** Added to a variance before its root is taken, as in PyTorch. */
export const normaliseEpsilon = 1e-5;

/**
 * What shares its mean and variance: all images and pixels of a channel (`batch`; Ioffe and Szegedy 2015), or the
 * pixels of so many equal groups of channels in one image (Wu and He 2018).
 */
export type Sharing = 'batch' | { readonly groups: number };

export interface Normalised {
  readonly values: Tensor4D;
  /** One for every channel, or for every image and group: [c] or [n · groups]; the variance divides by the number of values. */
  readonly mean: Tensor1D;
  readonly variance: Tensor1D;
}

/** (x − mean)/√(variance + ε)·scale + offset over images [n, h, w, c]: one kernel, with a closed-form gradient. */
export function normalise(x: Tensor4D, scale: Tensor1D, offset: Tensor1D, sharing: Sharing): Normalised {
  const inputs = { x, scale, offset } as unknown as NamedTensorMap;
  const attributes = { groups: sharing === 'batch' ? 0 : sharing.groups } as unknown as NamedAttrMap;
  const [values, mean, variance] = tf.engine().runKernel(normaliseKernel, inputs, attributes) as unknown as [
    Tensor4D,
    Tensor1D,
    Tensor1D,
  ];
  return { values, mean, variance };
}

/** Outputs are values, mean, variance and x − mean; the gradient needs the last two. Only the values are differentiated. */
export const normaliseGradient: GradConfig = {
  kernelName: normaliseKernel,
  inputsToSave: ['scale'],
  outputsToSave: [false, false, true, true],
  gradFunc: (dys, [scale, variance, centred], attributes) => {
    const [dy] = dys as [Tensor];
    // At once: what one of the functions below computes for another is disposed before that is asked.
    const [x, scaleGradient, offset] = tf
      .engine()
      .runKernel(
        normaliseGradientKernel,
        { dy, centred, variance, scale } as unknown as NamedTensorMap,
        attributes,
      ) as unknown as [Tensor, Tensor, Tensor];
    return { x: () => x, scale: () => scaleGradient, offset: () => offset };
  },
};
