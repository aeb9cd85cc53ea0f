import { emit, type KernelFamily, type TracedKernel } from '../kernel.ts';
import { linearIn } from '../line.ts';
import { operand } from '../operand.ts';

/** Rows (or what else lies along an axis) by their indices, the same for all that lies around them. */
const gather: TracedKernel = (call) => {
  const [x, indices] = [operand(call, 'x'), operand(call, 'indices')];
  const { axis, batchDims } = call.attributes as { axis: number; batchDims: number };
  if (batchDims !== 0) return 'unsupported';
  const shape = [...x.shape.slice(0, axis), ...indices.shape, ...x.shape.slice(axis + 1)];
  return emit(call.graph, 'Gather', [x, indices], x.type, shape, { axis });
};

export const gatherKernels: KernelFamily = { GatherV2: linearIn('x', gather) };
