import { util } from '@tensorflow/tfjs-core';
import { emit, type KernelFamily, numbers, operand, type TracedKernel } from '../kernel.ts';

/** Sum over axes, which this operator set takes as an input; the other reductions take them as an attribute. */
const sum: TracedKernel = (call) => {
  const x = operand(call, 'x');
  const { axes, shape, keepdims } = reduced(x.shape, call.attributes.axis, call.attributes.keepDims);
  return emit(call.graph, 'ReduceSum', [x, numbers(call.graph, 'int64', axes)], x.type, shape, { keepdims });
};

const reduction =
  (operator: string, axisName: string): TracedKernel =>
  (call) => {
    const x = operand(call, 'x');
    const { axes, shape, keepdims } = reduced(x.shape, call.attributes[axisName], call.attributes.keepDims);
    return emit(call.graph, operator, [x], x.type, shape, { axes, keepdims });
  };

/** The first index of the largest value, as in TensorFlow.js. */
const argMax: TracedKernel = (call) => {
  const x = operand(call, 'x');
  const { axes, shape } = reduced(x.shape, call.attributes.axis, false);
  const index = emit(call.graph, 'ArgMax', [x], 'int64', shape, { axis: axes[0] as number, keepdims: 0 });
  return emit(call.graph, 'Cast', [index], 'int32', shape, { to: 6 });
};

function reduced(shape: readonly number[], axis: unknown, keepDims: unknown) {
  const axes = util.parseAxisParam((axis ?? null) as number | number[], [...shape]);
  const kept = keepDims
    ? shape.map((extent, index) => (axes.includes(index) ? 1 : extent))
    : shape.filter((_, index) => !axes.includes(index));
  return { axes, shape: kept, keepdims: keepDims ? 1 : 0 };
}

export const reductionKernels: KernelFamily = {
  Sum: sum,
  Mean: reduction('ReduceMean', 'axis'),
  Max: reduction('ReduceMax', 'reductionIndices'),
  Min: reduction('ReduceMin', 'axis'),
  ArgMax: argMax,
};
