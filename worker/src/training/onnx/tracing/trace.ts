import * as tf from '@tensorflow/tfjs-core';
import { layerOfError } from '../../../models/inLayer.ts';
import type { Graph } from '../graph/graph.ts';
import type { TracedValue } from './kernel.ts';
import { tracingBackend, tracingBackendName } from './tracingBackend.ts';
import { UnsupportedKernelError } from './unsupportedKernelError.ts';

/**
 * Writes what a TensorFlow.js function computes into a graph: the function is called once with tensors that stand for
 * the values given, and the kernels that it runs, those of its gradients included, become nodes. What JavaScript
 * decides or draws while it runs is fixed in the graph. Throws an UnsupportedKernelError.
 */
export function trace(
  graph: Graph,
  inputs: readonly TracedValue[],
  traced: (tensors: tf.Tensor[]) => tf.Tensor[],
): TracedValue[] {
  const backendBefore = tf.getBackend();
  const graphBefore = tracingBackend.graph;
  void tf.setBackend(tracingBackendName);
  tracingBackend.graph = graph;
  tf.engine().startScope('trace');
  try {
    const tensors = inputs.map((input) =>
      tf.engine().makeTensorFromTensorInfo(tracingBackend.tensorInfo(input)),
    );
    return traced(tensors).map((output) => tracingBackend.tracedValue(output));
  } catch (error) {
    const layer = layerOfError(error);
    const missing = /kernel '(\w+)' .*for backend/i.exec(String(error))?.[1];
    if (missing) throw new UnsupportedKernelError(missing, { layer });
    if (error instanceof UnsupportedKernelError && layer !== undefined) throw error.inLayer(layer);
    throw error;
  } finally {
    tf.engine().endScope();
    tracingBackend.graph = graphBefore;
    if (backendBefore) void tf.setBackend(backendBefore);
  }
}
