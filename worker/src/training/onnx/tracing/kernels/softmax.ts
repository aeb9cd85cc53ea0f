import type { KernelFamily, TracedKernel, TracedValue } from '../kernel.ts';
import { operand } from '../operand.ts';

const softmax: TracedKernel = (call) => {
  const logits = operand(call, 'logits');
  return call.graph.add('Softmax', [logits], logits, { axis: call.attributes.dim as number }) as TracedValue;
};

export const softmaxKernels: KernelFamily = { Softmax: softmax };
