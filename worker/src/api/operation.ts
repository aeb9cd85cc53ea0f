import type { z } from 'zod';

/** One operation of the worker protocol: a mutation with one input, and the shape of what it answers. */
export interface Operation<Input extends object, Payload> {
  /** Name of the root field, whose value is the payload. */
  readonly field: string;
  readonly document: string;
  readonly payload: z.ZodType<Payload>;
  /** Never set: ties the type of the input to the operation. */
  readonly input?: Input;
}
