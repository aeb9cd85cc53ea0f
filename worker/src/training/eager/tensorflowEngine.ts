import type { EnginePlan, TrainingEngine } from '../trainingEngine.ts';
import { buildEagerEngine } from './eagerEngine.ts';
import { registerTensorflowKernels } from './tensorflowKernels.ts';
import { loadTensorflow, tensorflowBackendName } from './tensorflowLibrary.ts';

/** TensorFlow's own kernels through @tensorflow/tfjs-node, one call for each: for GPUs with CUDA, where it is installed. */
export function buildTensorflowEngine(plan: EnginePlan): TrainingEngine {
  loadTensorflow();
  registerTensorflowKernels();
  return buildEagerEngine(plan, tensorflowBackendName);
}
