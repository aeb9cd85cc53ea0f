import { createRequire } from 'node:module';
import { join } from 'node:path';
import util from 'node:util';
import { isMainThread } from 'node:worker_threads';
import * as tf from '@tensorflow/tfjs-core';
import type { DeviceName } from '../trainingRun.type.ts';
import { installedTensorflow, tensorflowFolder } from './tensorflowFolder.ts';

/** Name of the backend that @tensorflow/tfjs-node registers. */
export const tensorflowBackendName = 'tensorflow';

/**
 * Loads @tensorflow/tfjs-node once per thread, if it is installed.
 * @throws Error that names what is missing, where it does not compute on the device
 */
export function loadTensorflow(device: DeviceName): void {
  if (device === 'webgpu') throw new Error('TensorFlow computes on cpu and cuda.');
  if (installedTensorflow() === null) {
    throw new Error(`TensorFlow is not installed in ${tensorflowFolder}. Run npm run install:tensorflow.`);
  }
  prepareProcess(device);
  if (tf.findBackend(tensorflowBackendName) === null) {
    createRequire(join(tensorflowFolder, 'package.json'))('@tensorflow/tfjs-node');
  }
  const backend = tf.findBackend(tensorflowBackendName) as { isUsingGpuDevice?: boolean };
  if (device === 'cuda' && !backend.isUsingGpuDevice) {
    throw new Error(
      'TensorFlow finds no GPU. It needs an NVIDIA driver, and npm run install:tensorflow -- --gpu.',
    );
  }
}

/**
 * The addon calls a function that Node has dropped, and TensorFlow reads its settings from the process's environment
 * when it loads. That is the main thread's; a training thread has a copy, and comes too late to change it. One thread for
 * each run, as everywhere here: speed comes from several runs at once, and sums keep one order.
 */
function prepareProcess(device: DeviceName): void {
  Object.assign(util, { isNullOrUndefined: (value: unknown) => value === null || value === undefined });
  if (!isMainThread) return;
  process.env.TF_CPP_MIN_LOG_LEVEL ??= '2';
  process.env.TF_NUM_INTRAOP_THREADS ??= '1';
  process.env.TF_NUM_INTEROP_THREADS ??= '1';
  // TensorFlow takes a GPU wherever it sees one.
  if (device === 'cpu') process.env.CUDA_VISIBLE_DEVICES = '-1';
}
