import type { KernelCall, TracedValue } from './kernel.ts';
import { inLayout } from './layout.ts';

/** The input of that name, which TensorFlow.js always gives, in row-major order. */
export function operand(call: KernelCall, name: string): TracedValue {
  return inLayout(call.graph, operandAsItLies(call, name), undefined);
}

/** The input of that name in the layout in which it is at hand. */
export function operandAsItLies({ inputs }: KernelCall, name: string): TracedValue {
  const value = inputs[name];
  if (!value) throw new TypeError(`A traced kernel was called without its input ${name}.`);
  return value;
}
