import { CritbatchError, isErrorCode } from '@critbatch/theory';
import type { Refusal } from '../api/answer.ts';

const advice: Readonly<Record<string, string>> = {
  UNAUTHENTICATED:
    'The API does not know the token in CRITBATCH_TOKEN: it is mistyped, revoked or expired. Make a new token with the scope "worker" in the portal, and start the worker with it.',
  FORBIDDEN:
    'The token in CRITBATCH_TOKEN may not work on runs. Make one with the scope "worker" in the portal, and start the worker with it.',
};

/** The fault that a refusal means for the whole worker, with what its user can do. */
export function workerFault({ code, message }: Refusal): CritbatchError {
  const known = isErrorCode(code) ? code : 'INTERNAL';
  return new CritbatchError(known, advice[code] ?? `The API refuses this worker: ${message}`);
}
