import { elementTypes } from '../../graph/elementType.ts';
import { emit, type KernelFamily, numbers, type TracedKernel } from '../kernel.ts';
import { operand } from '../operand.ts';

/** Indices [n] → [n, depth] of ones and zeros, as a comparison with 0 … depth − 1: faster than ONNX' own OneHot. */
const oneHot: TracedKernel = (call) => {
  const { depth, onValue, offValue, dtype } = call.attributes;
  const indices = operand(call, 'indices');
  if (onValue !== 1 || offValue !== 0 || (dtype !== 'float32' && dtype !== 'int32')) return 'unsupported';
  if (indices.shape.length !== 1) return 'unsupported';
  const classes = depth as number;
  const [count] = indices.shape as [number];
  const { graph } = call;
  const column = emit(graph, 'Reshape', [indices, numbers(graph, 'int64', [count, 1])], 'int32', [count, 1]);
  const range = numbers(graph, 'int32', Array.from(Array(classes).keys()));
  const equal = emit(graph, 'Equal', [column, range], 'bool', [count, classes]);
  return emit(graph, 'Cast', [equal], dtype, [count, classes], { to: elementTypes[dtype] });
};

export const oneHotKernels: KernelFamily = { OneHot: oneHot };
