import type { TracedValue } from './kernel.ts';
import { logicalShape } from './layout.ts';

/** A traced function ran a kernel that no family knows, or a form of it that its family does not know. */
export class UnsupportedKernelError extends Error {
  readonly kernel: string;
  readonly #inputs: readonly TracedValue[];

  constructor(
    kernel: string,
    { inputs = [], layer }: { inputs?: readonly TracedValue[]; layer?: string | undefined } = {},
  ) {
    const shapes = inputs.map((input) => `[${logicalShape(input).join(', ')}]`).join(' and ');
    const where = layer === undefined ? '' : ` in the layer ${layer}`;
    super(`The kernel ${kernel}${shapes && ` on ${shapes}`}${where} cannot be traced.`);
    this.name = 'UnsupportedKernelError';
    this.kernel = kernel;
    this.#inputs = inputs;
  }

  inLayer(layer: string): UnsupportedKernelError {
    return new UnsupportedKernelError(this.kernel, { inputs: this.#inputs, layer });
  }
}
