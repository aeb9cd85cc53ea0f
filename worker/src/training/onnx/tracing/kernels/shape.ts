import { util } from '@tensorflow/tfjs-core';
import { type ElementType, elementTypes } from '../../graph/elementType.ts';
import { emit, type KernelFamily, numbers, operand, sizeOf, type TracedKernel } from '../kernel.ts';

const reshape: TracedKernel = (call) => {
  const x = operand(call, 'x');
  const shape = util.inferFromImplicitShape(call.attributes.shape as number[], sizeOf(x.shape));
  return emit(call.graph, 'Reshape', [x, numbers(call.graph, 'int64', shape)], x.type, shape);
};

const expandDims: TracedKernel = (call) => {
  const x = operand(call, 'input');
  const axis = call.attributes.dim as number;
  const shape: number[] = [...x.shape];
  shape.splice(axis < 0 ? shape.length + 1 + axis : axis, 0, 1);
  return emit(call.graph, 'Reshape', [x, numbers(call.graph, 'int64', shape)], x.type, shape);
};

const transpose: TracedKernel = (call) => {
  const x = operand(call, 'x');
  const perm = call.attributes.perm as number[];
  const shape = perm.map((axis) => x.shape[axis] as number);
  return emit(call.graph, 'Transpose', [x], x.type, shape, { perm });
};

const cast: TracedKernel = (call) => {
  const x = operand(call, 'x');
  const type = call.attributes.dtype as ElementType;
  if (type === x.type) return x;
  return emit(call.graph, 'Cast', [x], type, x.shape, { to: elementTypes[type] });
};

const filled =
  (value: number): TracedKernel =>
  (call) => {
    const { type, shape } = operand(call, 'x');
    return numbers(call.graph, type, Array<number>(sizeOf(shape)).fill(value), shape);
  };

const fill: TracedKernel = ({ graph, attributes }) => {
  const shape = attributes.shape as number[];
  const type = (attributes.dtype ?? 'float32') as ElementType;
  return numbers(graph, type, Array<number>(sizeOf(shape)).fill(attributes.value as number), shape);
};

export const shapeKernels: KernelFamily = {
  Identity: (call) => operand(call, 'x'),
  Reshape: reshape,
  ExpandDims: expandDims,
  Transpose: transpose,
  Cast: cast,
  ZerosLike: filled(0),
  OnesLike: filled(1),
  Fill: fill,
};
