import type { KernelFunc, NamedAttrMap, Tensor1D, Tensor4D } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-core';
import { normaliseEpsilon, normaliseGradientKernel, normaliseKernel } from '../../models/normalise.ts';
import { tensorflowBackendName } from './tensorflowLibrary.ts';

/** What models run that @tensorflow/tfjs-node lacks: the normalisation, and convolutions padded by a number of pixels. */
export function registerTensorflowKernels(): void {
  if (tf.getKernel(normaliseKernel, tensorflowBackendName)) return;
  register(normaliseKernel, forward);
  register(normaliseGradientKernel, backward);
  paddedByHand(tf.Conv2D, 'x');
  paddedByHand(tf.Conv2DBackpropFilter, 'x');
  inputGradientPaddedByHand();
}

function register(kernelName: string, kernelFunc: KernelFunc): void {
  tf.registerKernel({ kernelName, backendName: tensorflowBackendName, kernelFunc });
}

/** Replaces a kernel by one that may call it under other arguments. */
function replace(kernelName: string, wrap: (original: KernelFunc) => KernelFunc): void {
  const original = tf.getKernel(kernelName, tensorflowBackendName).kernelFunc;
  tf.unregisterKernel(kernelName, tensorflowBackendName);
  register(kernelName, wrap(original));
}

/** The addon knows 'same' and 'valid' alone; zeros around the image make 'valid' of any padding. */
function paddedByHand(kernelName: string, image: string): void {
  replace(kernelName, (original) => (call) => {
    const pad = pixelsOf(call.attrs);
    if (pad === 0) return original(call);
    const padded = tf.pad(call.inputs[image] as Tensor4D, marginsOf(pad));
    return original({
      ...call,
      inputs: { ...call.inputs, [image]: padded },
      attrs: { ...call.attrs, pad: 'valid' },
    });
  });
}

function inputGradientPaddedByHand(): void {
  replace(tf.Conv2DBackpropInput, (original) => (call) => {
    const pad = pixelsOf(call.attrs);
    if (pad === 0) return original(call);
    const { inputShape: shape } = call.attrs as unknown as { inputShape: [number, number, number, number] };
    const [count, height, width, channels] = shape;
    const inputShape = [count, height + 2 * pad, width + 2 * pad, channels];
    const attrs = { ...call.attrs, pad: 'valid', inputShape } as NamedAttrMap;
    const padded = original({ ...call, attrs }) as Tensor4D;
    return tf.slice(padded, [0, pad, pad, 0], [count, height, width, channels]);
  });
}

function pixelsOf(attributes: NamedAttrMap | undefined): number {
  const pad = attributes?.pad;
  return typeof pad === 'number' ? pad : 0;
}

function marginsOf(pad: number): [number, number][] {
  return [
    [0, 0],
    [pad, pad],
    [pad, pad],
    [0, 0],
  ];
}

const forward: KernelFunc = ({ inputs, attrs }) => {
  const [x, scale, offset] = [inputs.x, inputs.scale, inputs.offset] as [Tensor4D, Tensor1D, Tensor1D];
  const cells = cellsOf(x.shape, attrs?.groups as number);
  const mean = cells.mean(x);
  const centred: Tensor4D = tf.sub(x, cells.spread(mean));
  const variance = cells.mean(tf.square<Tensor4D>(centred));
  const values = tf.add(tf.mul(tf.mul(centred, cells.spread(inverseDeviation(variance))), scale), offset);
  return [values, mean, variance, centred];
};

/** As `normaliseOnCpu` has it. */
const backward: KernelFunc = ({ inputs, attrs }) => {
  const [dy, centred] = [inputs.dy, inputs.centred] as [Tensor4D, Tensor4D];
  const [variance, scale] = [inputs.variance, inputs.scale] as [Tensor1D, Tensor1D];
  const cells = cellsOf(dy.shape, attrs?.groups as number);
  const inverse = cells.spread(inverseDeviation(variance));
  const normal: Tensor4D = tf.mul(centred, inverse);
  const scaled: Tensor4D = tf.mul(dy, scale);
  const slope = cells.spread(cells.mean(tf.mul(scaled, normal)));
  const dx = tf.mul(tf.sub(tf.sub(scaled, cells.spread(cells.mean(scaled))), tf.mul(normal, slope)), inverse);
  return [dx, tf.sum(tf.mul(dy, normal), [0, 1, 2]), tf.sum(dy, [0, 1, 2])];
};

function inverseDeviation(variance: Tensor1D): Tensor1D {
  return tf.rsqrt(tf.add(variance, normaliseEpsilon));
}

/** What shares a mean, of images [n, h, w, c]: a channel where there are no groups, else a group in an image. */
function cellsOf([count, height, width, channels]: Tensor4D['shape'], groups: number) {
  const apart: [number, number, number, number] =
    groups === 0
      ? [1, count * height * width, channels, 1]
      : [count, height * width, groups, channels / groups];
  const cells = apart[0] * apart[2];
  return {
    mean: (image: Tensor4D): Tensor1D => tf.reshape(tf.mean(tf.reshape(image, apart), [1, 3]), [cells]),
    /** A value for each cell at every place of the image, by broadcasting. */
    spread(values: Tensor1D): Tensor4D {
      if (groups === 0) return tf.reshape(values, [1, 1, 1, channels]);
      const wide = tf.tile(tf.reshape(values, [count, groups, 1]), [1, 1, channels / groups]);
      return tf.reshape(wide, [count, 1, 1, channels]);
    },
  };
}
