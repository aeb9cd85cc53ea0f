import { z } from 'zod';
import type { Operation } from '../operation.ts';

export interface RegisterWorkerInput {
  readonly teamId: string;
  /** Unique in the team: a worker that comes back under its name is the same worker. */
  readonly name: string;
  readonly device: string;
  readonly engine: string;
  readonly slots: number;
  /** SHA-256 of the modules whose models it may train. */
  readonly offeredModels: readonly string[];
  readonly details: Readonly<Record<string, string | number>>;
}

const payload = z.object({ worker: z.object({ id: z.string() }) });

export const registerWorker: Operation<RegisterWorkerInput, z.infer<typeof payload>> = {
  field: 'registerWorker',
  document: `mutation RegisterWorker($input: RegisterWorkerInput!) {
    registerWorker(input: $input) { worker { id } userErrors { code message retryable } }
  }`,
  payload,
};
