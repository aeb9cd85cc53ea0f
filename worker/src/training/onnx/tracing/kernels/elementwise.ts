import { broadcast_util as broadcasting } from '@tensorflow/tfjs-core';
import type { ElementType } from '../../graph/elementType.ts';
import { emit, type KernelFamily, numbers, operand, type TracedKernel } from '../kernel.ts';

/** ONNX operators that differ from the kernel in nothing but the name. */
const unary =
  (operator: string): TracedKernel =>
  (call) => {
    const x = operand(call, 'x');
    return emit(call.graph, operator, [x], x.type, x.shape);
  };

/** Operators of two operands that broadcast as TensorFlow.js does; comparisons yield booleans. */
const binary =
  (operator: string, type?: ElementType): TracedKernel =>
  (call) => {
    const [a, b] = [operand(call, 'a'), operand(call, 'b')];
    const shape = broadcasting.assertAndGetBroadcastShape([...a.shape], [...b.shape]);
    return emit(call.graph, operator, [a, b], type ?? a.type, shape);
  };

const square: TracedKernel = (call) => {
  const x = operand(call, 'x');
  return emit(call.graph, 'Mul', [x, x], x.type, x.shape);
};

/** 1 where x > 0, else 0 (that is what ReLU's gradient asks for); other slopes below zero are not known. */
const step: TracedKernel = (call) => {
  if (call.attributes.alpha !== 0) return 'unsupported';
  const x = operand(call, 'x');
  const positive = emit(call.graph, 'Greater', [x, numbers(call.graph, x.type, [0], [])], 'bool', x.shape);
  return emit(call.graph, 'Cast', [positive], x.type, x.shape, { to: 1 });
};

const addN: TracedKernel = ({ graph, inputs }) => {
  const [first, ...others] = Object.values(inputs);
  if (!first) return 'unsupported';
  return emit(graph, 'Sum', [first, ...others], first.type, first.shape);
};

export const elementwiseKernels: KernelFamily = {
  Abs: unary('Abs'),
  Exp: unary('Exp'),
  Log: unary('Log'),
  Neg: unary('Neg'),
  Reciprocal: unary('Reciprocal'),
  Relu: unary('Relu'),
  Sigmoid: unary('Sigmoid'),
  Sqrt: unary('Sqrt'),
  Tanh: unary('Tanh'),
  Square: square,
  Step: step,
  AddN: addN,
  Sub: binary('Sub'),
  Multiply: binary('Mul'),
  RealDiv: binary('Div'),
  Maximum: binary('Max'),
  Minimum: binary('Min'),
  Equal: binary('Equal', 'bool'),
  Greater: binary('Greater', 'bool'),
  GreaterEqual: binary('GreaterOrEqual', 'bool'),
  Less: binary('Less', 'bool'),
  LessEqual: binary('LessOrEqual', 'bool'),
};
