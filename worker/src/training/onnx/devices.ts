import type { InferenceSession } from 'onnxruntime-node';
import type { DeviceName } from '../trainingRun.type.ts';
import { Graph } from './graph/graph.ts';
import { onnxModel } from './graph/onnxModel.ts';

/** One thread and one order of operations: the same results every time. Speed comes from running several runs at once. */
export function sessionOptions(device: DeviceName): InferenceSession.SessionOptions {
  return {
    // What the device has no kernel for, the processor computes.
    executionProviders: device === 'cpu' ? ['cpu'] : [device, 'cpu'],
    executionMode: 'sequential',
    graphOptimizationLevel: 'all',
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    // Log errors only: on which device a part of a graph computes is not worth a warning.
    logSeverityLevel: 3,
  };
}

/** What must be at hand for a device that ONNX Runtime cannot open. */
const remedies = {
  webgpu: 'It needs a GPU whose driver offers Vulkan (on Windows D3D12, on macOS Metal).',
  cuda:
    'It needs an NVIDIA driver, CUDA 12, cuDNN 9 and the CUDA libraries of ONNX Runtime, which npm leaves out: ' +
    'npm run install:cuda fetches them (Linux x64), and says what else is missing.',
};

/** Why ONNX Runtime cannot compute on a device here; null where it multiplied two matrices there. */
export async function deviceObstacle(device: DeviceName): Promise<string | null> {
  if (device === 'cpu') return null;
  const { InferenceSession, Tensor } = await import('onnxruntime-node');
  const graph = new Graph();
  const matrix = graph.input('float32', [2, 2], 'matrix');
  graph.output(graph.add('MatMul', [matrix, matrix], { type: 'float32', shape: [2, 2] }), 'square');
  try {
    const options = { ...sessionOptions(device), executionProviders: [device], logSeverityLevel: 4 as const };
    const session = await InferenceSession.create(onnxModel(graph), options);
    await session.run({ matrix: new Tensor('float32', Float32Array.of(1, 2, 3, 4), [2, 2]) });
    await session.release();
    return null;
  } catch (error) {
    const reason = error instanceof Error ? error.message.trim().split('\n')[0] : String(error);
    return `ONNX Runtime cannot compute on ${device} here. ${remedies[device]} (${reason})`;
  }
}
