import { util } from '@tensorflow/tfjs-core';
import { type ElementType, elementTypes } from '../../graph/elementType.ts';
import {
  emit,
  type KernelCall,
  type KernelFamily,
  numbers,
  sizeOf,
  type TracedKernel,
  type TracedValue,
} from '../kernel.ts';
import { logicalShape, reshaped } from '../layout.ts';
import { operand, operandAsItLies } from '../operand.ts';

const reshape: TracedKernel = (call) => {
  const x = operand(call, 'x');
  const shape = util.inferFromImplicitShape(call.attributes.shape as number[], sizeOf(x.shape));
  return reshaped(call.graph, x, shape);
};

const expandDims: TracedKernel = (call) => {
  const x = operand(call, 'input');
  const axis = call.attributes.dim as number;
  const shape: number[] = [...x.shape];
  shape.splice(axis < 0 ? shape.length + 1 + axis : axis, 0, 1);
  return reshaped(call.graph, x, shape);
};

const transpose: TracedKernel = (call) => {
  const x = operand(call, 'x');
  const perm = call.attributes.perm as number[];
  const shape = perm.map((axis) => x.shape[axis] as number);
  return emit(call.graph, 'Transpose', [x], x.type, shape, { perm });
};

const cast: TracedKernel = (call) => {
  const x = operandAsItLies(call, 'x');
  const type = call.attributes.dtype as ElementType;
  if (type === x.type) return x;
  return call.graph.add('Cast', [x], { ...x, type }, { to: elementTypes[type] }) as TracedValue;
};

const filled =
  (value: number): TracedKernel =>
  (call) => {
    const x = operandAsItLies(call, 'x');
    return constantOf(call, x.type, logicalShape(x), value);
  };

const fill: TracedKernel = (call) => {
  const { shape, dtype = 'float32', value } = call.attributes;
  return constantOf(call, dtype as ElementType, shape as number[], value as number);
};

function constantOf({ graph }: KernelCall, type: ElementType, shape: readonly number[], value: number) {
  return numbers(graph, type, Array<number>(sizeOf(shape)).fill(value), shape);
}

const tile: TracedKernel = (call) => {
  const x = operand(call, 'x');
  const { reps } = call.attributes as { reps: number[] };
  const shape = x.shape.map((extent, axis) => extent * (reps[axis] as number));
  return emit(call.graph, 'Tile', [x, numbers(call.graph, 'int64', reps)], x.type, shape);
};

const pad: TracedKernel = (call) => {
  const x = operand(call, 'x');
  const { paddings, constantValue } = call.attributes as {
    paddings: [number, number][];
    constantValue: number;
  };
  const shape = x.shape.map((extent, axis) => {
    const [before, after] = paddings[axis] as [number, number];
    return before + extent + after;
  });
  const amounts = [...paddings.map(([before]) => before), ...paddings.map(([, after]) => after)];
  const value = numbers(call.graph, x.type, [constantValue], []);
  return emit(call.graph, 'Pad', [x, numbers(call.graph, 'int64', amounts), value], x.type, shape);
};

const slice: TracedKernel = (call) => {
  const x = operand(call, 'x');
  const { begin, size } = call.attributes as { begin: number[]; size: number[] };
  const starts = x.shape.map((_, axis) => begin[axis] ?? 0);
  const shape = x.shape.map((extent, axis) => {
    const given = size[axis] ?? -1;
    return given < 0 ? extent - (starts[axis] as number) : given;
  });
  const ends = starts.map((start, axis) => start + (shape[axis] as number));
  const bounds = [starts, ends].map((list) => numbers(call.graph, 'int64', list));
  return emit(call.graph, 'Slice', [x, ...bounds], x.type, shape);
};

const concat: TracedKernel = (call) => {
  const parts = Object.keys(call.inputs).map((name) => operand(call, name));
  const [first] = parts;
  if (!first) return 'unsupported';
  const [axis] = util.parseAxisParam(call.attributes.axis as number, [...first.shape]) as [number];
  const total = parts.reduce((sum, { shape }) => sum + (shape[axis] as number), 0);
  const shape = first.shape.map((extent, index) => (index === axis ? total : extent));
  return emit(call.graph, 'Concat', parts, first.type, shape, { axis });
};

export const shapeKernels: KernelFamily = {
  Identity: (call) => operandAsItLies(call, 'x'),
  Reshape: reshape,
  ExpandDims: expandDims,
  Transpose: transpose,
  Cast: cast,
  ZerosLike: filled(0),
  OnesLike: filled(1),
  Fill: fill,
  Tile: tile,
  PadV2: pad,
  Slice: slice,
  Concat: concat,
};
