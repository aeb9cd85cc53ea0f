import type { KernelFamily, TracedKernel, TracedValue } from '../kernel.ts';
import { nchwc } from '../layout.ts';
import { operandAsItLies } from '../operand.ts';

/** A blocked convolution applies it to its result by itself, if nothing else is applied there yet. */
const relu: TracedKernel = (call) => {
  const x = operandAsItLies(call, 'x');
  const convolution = call.graph.producer(x);
  if (convolution?.operator === nchwc('Conv') && !('activation' in convolution.attributes)) {
    const attributes = { ...convolution.attributes, activation: 'Relu' };
    return call.graph.add(convolution.operator, convolution.inputs, x, attributes) as TracedValue;
  }
  return call.graph.add('Relu', [x], x) as TracedValue;
};

export const activationKernels: KernelFamily = { Relu: relu };
