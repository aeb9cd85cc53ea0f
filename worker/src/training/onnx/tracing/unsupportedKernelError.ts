import type { TracedValue } from './kernel.ts';

/** A traced function ran a kernel that no family knows, or a form of it that its family does not know. */
export class UnsupportedKernelError extends Error {
  readonly kernel: string;

  constructor(kernel: string, inputs: readonly TracedValue[] = []) {
    const shapes = inputs.map(({ shape }) => `[${shape.join(', ')}]`).join(' and ');
    super(`The kernel ${kernel}${shapes && ` on ${shapes}`} cannot be traced.`);
    this.name = 'UnsupportedKernelError';
    this.kernel = kernel;
  }
}
