import { broadcast_util as broadcasting } from '@tensorflow/tfjs-core';
import type { ElementType } from '../../graph/elementType.ts';
import { alike } from '../alike.ts';
import { type KernelFamily, numbers, type TracedKernel, type TracedValue } from '../kernel.ts';
import { operandAsItLies } from '../operand.ts';

/** ONNX operators that differ from the kernel in nothing but the name. */
const unary =
  (operator: string): TracedKernel =>
  (call) => {
    const x = operandAsItLies(call, 'x');
    return call.graph.add(operator, [x], x) as TracedValue;
  };

/** Operators of two operands that broadcast as TensorFlow.js does; comparisons yield booleans. */
export const binary =
  (operator: string, type?: ElementType): TracedKernel =>
  (call) => {
    const [a, b] = alike(call.graph, operandAsItLies(call, 'a'), operandAsItLies(call, 'b'));
    const shape = broadcasting.assertAndGetBroadcastShape([...a.shape], [...b.shape]);
    const layout = a.layout ?? b.layout;
    return call.graph.add(operator, [a, b], { type: type ?? a.type, shape, layout }) as TracedValue;
  };

const square: TracedKernel = (call) => {
  const x = operandAsItLies(call, 'x');
  return call.graph.add('Mul', [x, x], x) as TracedValue;
};

/** 1 where x > 0, else 0 (that is what ReLU's gradient asks for); other slopes below zero are not known. */
const step: TracedKernel = (call) => {
  if (call.attributes.alpha !== 0) return 'unsupported';
  const x = operandAsItLies(call, 'x');
  const zero = numbers(call.graph, x.type, [0], []);
  const positive = call.graph.add('Greater', [x, zero], { ...x, type: 'bool' });
  return call.graph.add('Cast', [positive], x, { to: 1 }) as TracedValue;
};

const addN: TracedKernel = ({ graph, inputs }) => {
  const [first, ...others] = Object.values(inputs);
  if (!first) return 'unsupported';
  const all = [first, ...others.map((other) => alike(graph, first, other)[1])];
  if (all.some(({ layout }) => layout !== first.layout)) return 'unsupported';
  return graph.add('Sum', all, first) as TracedValue;
};

const rsqrt: TracedKernel = (call) => {
  const x = operandAsItLies(call, 'x');
  return call.graph.add('Reciprocal', [call.graph.add('Sqrt', [x], x)], x) as TracedValue;
};

/** The larger of x and slope·x, which is it for slopes up to 1. */
const leakyRelu: TracedKernel = (call) => {
  const x = operandAsItLies(call, 'x');
  const alpha = call.attributes.alpha as number;
  if (alpha < 0 || alpha > 1) return 'unsupported';
  const leak = call.graph.add('Mul', [x, numbers(call.graph, x.type, [alpha], [])], x) as TracedValue;
  return call.graph.add('Max', [x, leak], x) as TracedValue;
};

const squaredDifference: TracedKernel = (call) => {
  const difference = binary('Sub')(call) as TracedValue;
  return call.graph.add('Mul', [difference, difference], difference) as TracedValue;
};

export const elementwiseKernels: KernelFamily = {
  Abs: unary('Abs'),
  Elu: unary('Elu'),
  LeakyRelu: leakyRelu,
  Rsqrt: rsqrt,
  Softplus: unary('Softplus'),
  SquaredDifference: squaredDifference,
  Exp: unary('Exp'),
  Log: unary('Log'),
  Neg: unary('Neg'),
  Reciprocal: unary('Reciprocal'),
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
