import { absent, type Value } from '../../graph/graph.ts';
import { alike } from '../alike.ts';
import type { KernelFamily, TracedKernel, TracedValue } from '../kernel.ts';
import { nchwc } from '../layout.ts';
import { linearInAll } from '../line.ts';
import { operandAsItLies } from '../operand.ts';
import { binary } from './elementwise.ts';

const plainSum = binary('Add');

/**
 * A sum. A product or a convolution to which it adds a bias, and a blocked convolution to which it adds an image, do
 * both by themselves; the plain product or convolution is then unused.
 */
const add: TracedKernel = (call) => {
  const [a, b] = [operandAsItLies(call, 'a'), operandAsItLies(call, 'b')];
  const producer = call.graph.producer(a);
  const again = (inputs: readonly Value[]) =>
    call.graph.add(producer?.operator ?? '', inputs, a, producer?.attributes) as TracedValue;
  const operator = producer?.operator;
  const inputs = producer?.inputs ?? [];
  if (b.layout === undefined && b.shape.length === 1 && b.shape[0] === biasWidth(operator, a)) {
    if (inputs.length === 2 && !('activation' in (producer?.attributes ?? {}))) return again([...inputs, b]);
  }
  const [, image] = alike(call.graph, a, b);
  if (operator === nchwc('Conv') && image.layout === a.layout && inputs.length <= 3) {
    const [x, filter, bias = absent] = inputs as [Value, Value, Value?];
    const activated = 'activation' in (producer?.attributes ?? {});
    if (!activated && image.shape.join() === a.shape.join()) return again([x, filter, bias, image]);
  }
  return plainSum(call);
};

/** Values that a bias has which an operator can add to its result. */
function biasWidth(operator: string | undefined, { shape }: TracedValue): number | undefined {
  if (operator === 'Gemm') return shape.at(-1);
  return operator === 'Conv' || operator === nchwc('Conv') ? shape[1] : undefined;
}

export const sumKernels: KernelFamily = { Add: linearInAll(add) };
