import { createHash } from 'node:crypto';
import { ReadableStream } from 'node:stream/web';
import type { Answer } from './answer.ts';
import { exchange } from './exchange.ts';
import { type Patience, untilAnswered } from './untilAnswered.ts';

/** Two gibibytes at the slowest pace that the API takes. */
const transferSeconds = 10 * 3_600;
/** A connection over which nothing goes for so long stands still. */
const usualSilenceSeconds = 120;
const pieceBytes = 2 ** 18;

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

export function createCheckpointStore(
  request: Request,
  patience: Patience,
  silenceSeconds = usualSilenceSeconds,
): CheckpointStore {
  // The rows of a run must not wait for the room that its checkpoint takes.
  const whileDispensable = { ...patience, isDispensable: true };
  // A run that cannot have its checkpoint starts over: for that one it waits.
  const { answers: _, ...whileNeeded } = whileDispensable;
  const transfer = (path: string, init: () => RequestInit, until: Patience = whileNeeded) =>
    untilAnswered(() => exchange(() => request(`/checkpoints/${path}`, init(), transferSeconds)), until);

  return {
    put: (sha256, body) => {
      const headers = { 'content-type': 'application/octet-stream', 'content-length': `${body.length}` };
      return transfer(
        sha256,
        () => ({ method: 'PUT', headers, ...inPieces(body, silenceSeconds) }),
        whileDispensable,
      );
    },
    async get(sha256, retrainingId) {
      const query = retrainingId === undefined ? '' : `?${new URLSearchParams({ retraining: retrainingId })}`;
      const answer = await transfer(`${sha256}${query}`, () => ({ method: 'GET' }));
      if (answer.status === 'refused' || sha256Of(answer.payload) === sha256) return answer;
      const message = `The bytes of checkpoint ${sha256} are damaged.`;
      return { status: 'refused', code: 'CHECKPOINT_MISMATCH', message, retryable: false };
    },
  };
}

/** A body that goes piece by piece, so that a connection that is slow is told from one that stands still. */
function inPieces(bytes: Uint8Array<ArrayBuffer>, silenceSeconds: number): RequestInit {
  const { signal, heard } = endedBySilence(silenceSeconds);
  const pieces = function* () {
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      heard();
      yield bytes.subarray(at, at + pieceBytes);
    }
  };
  return { body: ReadableStream.from(pieces()), duplex: 'half', signal } as object;
}

/** By itself, so that its timer holds no bytes. */
function endedBySilence(seconds: number): { signal: AbortSignal; heard: () => void } {
  const end = new AbortController();
  const message = `Nothing went over the connection for ${seconds} seconds.`;
  const timer = setTimeout(() => end.abort(new DOMException(message, 'TimeoutError')), 1000 * seconds);
  timer.unref();
  return { signal: end.signal, heard: () => void timer.refresh() };
}

/** Lower-case hexadecimal SHA-256. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
