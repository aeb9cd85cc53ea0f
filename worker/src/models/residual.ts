import { imageExtents, type ModelSpec, residualBlocks } from '@critbatch/theory';
import type { Tensor, Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-core';
import { batchNormalisation, type Normalisation } from './batchNormalisation.ts';
import { denseLayers } from './fullyConnected.ts';
import { inLayer } from './inLayer.ts';
import type { Model } from './model.type.ts';
import { normalise } from './normalise.ts';
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

function normalisationOf({ normalisation }: ResidualSpec, pass: Pass): Normalisation {
  if (normalisation === 'batchNorm') return batchNormalisation(pass);
  return (images, scale, offset) =>
    normalise(images, scale, offset, { groups: images.shape[3] / groupWidth }).values;
}
