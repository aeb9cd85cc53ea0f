import { imageExtents, type ModelSpec, residualBlocks } from '@critbatch/theory';
import type { Tensor, Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-core';
import { denseLayers } from './fullyConnected.ts';
import { inLayer } from './inLayer.ts';
import type { Model } from './model.type.ts';
import { normalise, normaliseEpsilon } from './normalise.ts';
import type { Pass } from './pass.ts';

type ResidualSpec = Extract<ModelSpec, { architecture: 'resnet' }>;

/** Channels that share a mean and a variance under group normalisation (Wu and He 2018, section 4.1). */
const groupWidth = 16;

/** He et al. 2016 for small images: a 3×3 convolution, residual blocks, the mean over pixels, one layer of logits. */
export function residual(spec: ResidualSpec): Model['logits'] {
  const blocks = residualBlocks(spec.depth);
  const extents = imageExtents(spec.inputShape);
  return (parameters, inputs, pass) => {
    const layers = parameters.values();
    const normalisation = normalisationOf(spec, pass);
    const next = () => layers.next().value as Tensor;
    const convolution = (images: Tensor4D, stride: number, padding: number) => {
      const [filter, scale, offset] = [next(), next(), next()] as [Tensor4D, Tensor1D, Tensor1D];
      return normalisation(tf.conv2d(images, filter, stride, padding), scale, offset);
    };
    let images: Tensor4D = tf.reshape(inputs, [inputs.shape[0], ...extents]);
    images = inLayer('stem', () => tf.relu(convolution(images, 1, 1)));
    for (const { name, stride, projects } of blocks) {
      images = inLayer(name, () => {
        const inner = convolution(tf.relu(convolution(images, stride, 1)), 1, 1);
        return tf.relu(tf.add(inner, projects ? convolution(images, stride, 0) : images));
      });
    }
    const means: Tensor2D = tf.mean(images, [1, 2]);
    return denseLayers([...layers], means, 'relu');
  };
}

type Normalisation = (images: Tensor4D, scale: Tensor1D, offset: Tensor1D) => Tensor4D;

function normalisationOf({ normalisation }: ResidualSpec, pass: Pass): Normalisation {
  if (normalisation === 'groupNorm') {
    return (images, scale, offset) =>
      normalise(images, scale, offset, { groups: images.shape[3] / groupWidth }).values;
  }
  if (pass.kind === 'training') {
    return (images, scale, offset) => {
      const { values, mean, variance } = normalise(images, scale, offset, 'batch');
      const count = images.size / images.shape[3];
      // Divided by one less than the number of values, as PyTorch keeps it, for it stands for images not yet seen.
      pass.record(mean, tf.mul(variance, count / Math.max(1, count - 1)));
      return values;
    };
  }
  const moving = pass.statistics.values();
  const next = () => moving.next().value as Tensor1D;
  return (images, scale, offset) => tf.batchNorm4d(images, next(), next(), offset, scale, normaliseEpsilon);
}
