import { createHash } from 'node:crypto';
import type { Answer } from './answer.ts';
import { exchange } from './exchange.ts';
import { type Patience, untilAnswered } from './untilAnswered.ts';

const transferSeconds = 120;

/** The bytes of checkpoints at the API, named by their SHA-256. */
export interface CheckpointStore {
  /** Storing what is stored already changes nothing. */
  put(sha256: string, bytes: Uint8Array<ArrayBuffer>): Promise<Answer<unknown>>;
  /**
   * Those of the token's team; or, with the id of a segment that is held, the ones that it begins at.
   * Refused with CHECKPOINT_MISMATCH where the bytes that come are not those that were stored.
   */
  get(sha256: string, retrainingId?: string): Promise<Answer<Uint8Array>>;
}

type Request = (path: string, init: RequestInit, timeoutSeconds: number) => Promise<Response>;

export function createCheckpointStore(request: Request, patience: Patience): CheckpointStore {
  // The rows of a run must not wait for the room that its checkpoint takes.
  const whileDispensable = { ...patience, isDispensable: true };
  // A run that cannot have its checkpoint starts over: for that one it waits.
  const { answers: _, ...whileNeeded } = whileDispensable;
  const transfer = (path: string, init: RequestInit, until: Patience = whileNeeded) =>
    untilAnswered(() => exchange(() => request(`/checkpoints/${path}`, init, transferSeconds)), until);

  return {
    put: (sha256, body) => {
      const headers = { 'content-type': 'application/octet-stream' };
      return transfer(sha256, { method: 'PUT', headers, body }, whileDispensable);
    },
    async get(sha256, retrainingId) {
      const query = retrainingId === undefined ? '' : `?${new URLSearchParams({ retraining: retrainingId })}`;
      const answer = await transfer(`${sha256}${query}`, { method: 'GET' });
      if (answer.status === 'refused' || sha256Of(answer.payload) === sha256) return answer;
      const message = `The bytes of checkpoint ${sha256} are damaged.`;
      return { status: 'refused', code: 'CHECKPOINT_MISMATCH', message, retryable: false };
    },
  };
}

/** Lower-case hexadecimal SHA-256. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
