import { util } from '@tensorflow/tfjs-core';
import type { Graph } from '../../graph/graph.ts';
import { imageMeans } from '../imageMeans.ts';
import { emit, type KernelFamily, numbers, sizeOf, type TracedKernel, type TracedValue } from '../kernel.ts';
import { isImage, logicalShape, reshaped } from '../layout.ts';
import { operand, operandAsItLies } from '../operand.ts';

/** Sum over axes, which this operator set takes as an input; the other reductions take them as an attribute. */
const sum: TracedKernel = (call) => {
  const lying = operandAsItLies(call, 'x');
  const { axes, shape, keepdims } = reduced(logicalShape(lying), call.attributes);
  if (isImage(lying.layout) && !keepdims && axes.join() === '0,1,2') return channelSums(call.graph, lying);
  const all = axes.length === lying.shape.length;
  const x = all ? lying : operand(call, 'x');
  return emit(call.graph, 'ReduceSum', [x, numbers(call.graph, 'int64', axes)], x.type, shape, { keepdims });
};

const mean: TracedKernel = (call) => {
  const lying = operandAsItLies(call, 'x');
  const { axes, shape } = reduced(logicalShape(lying), call.attributes);
  if (isImage(lying.layout) && axes.join() === '1,2') {
    return reshaped(call.graph, imageMeans(call.graph, lying), shape);
  }
  return reduction('ReduceMean', 'axis')(call);
};

const reduction =
  (operator: string, axisName: string): TracedKernel =>
  (call) => {
    const x = operand(call, 'x');
    const { axes, shape, keepdims } = reduced(x.shape, call.attributes, axisName);
    return emit(call.graph, operator, [x], x.type, shape, { axes, keepdims });
  };

/** The first index of the largest value, as in TensorFlow.js. */
const argMax: TracedKernel = (call) => {
  const x = operand(call, 'x');
  const { axes, shape } = reduced(x.shape, { axis: call.attributes.axis });
  const index = emit(call.graph, 'ArgMax', [x], 'int64', shape, { axis: axes[0] as number, keepdims: 0 });
  return emit(call.graph, 'Cast', [index], 'int32', shape, { to: 6 });
};

function reduced(shape: readonly number[], attributes: Record<string, unknown>, axisName = 'axis') {
  const axis = (attributes[axisName] ?? null) as number | number[];
  const axes = util.parseAxisParam(axis, [...shape]);
  const kept = attributes.keepDims
    ? shape.map((extent, index) => (axes.includes(index) ? 1 : extent))
    : shape.filter((_, index) => !axes.includes(index));
  return { axes, shape: kept, keepdims: attributes.keepDims ? 1 : 0 };
}

/** Sums over images and pixels, by way of the means, which are quick: [c]. */
function channelSums(graph: Graph, image: TracedValue): TracedValue {
  const [, channels, ...pixels] = image.shape as [number, number, ...number[]];
  const means = imageMeans(graph, image);
  const axis = numbers(graph, 'int64', [0]);
  const total = emit(graph, 'ReduceSum', [means, axis], 'float32', [channels], { keepdims: 0 });
  const perImage = numbers(graph, 'float32', [sizeOf(pixels)], []);
  return emit(graph, 'Mul', [total, perImage], 'float32', [channels]);
}

export const reductionKernels: KernelFamily = {
  Sum: sum,
  Mean: mean,
  Max: reduction('ReduceMax', 'reductionIndices'),
  Min: reduction('ReduceMin', 'axis'),
  ArgMax: argMax,
};
