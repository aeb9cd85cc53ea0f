import type { EnginePlan, TrainingEngine } from '../trainingEngine.ts';
import type { DeviceName } from '../trainingRun.type.ts';
import { buildEagerEngine } from './eagerEngine.ts';
import { registerTensorflowKernels } from './tensorflowKernels.ts';
import { loadTensorflow, tensorflowBackendName } from './tensorflowLibrary.ts';

/** TensorFlow's own kernels through @tensorflow/tfjs-node, one call for each: for GPUs with CUDA, where it is installed. */
export function buildTensorflowEngine(plan: EnginePlan, device: DeviceName): TrainingEngine {
  loadTensorflow(device);
  registerTensorflowKernels();
  return buildEagerEngine(plan, tensorflowBackendName);
}
