import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';

const storage = new AsyncLocalStorage<string>();

/** Gives every request an id, which the caller sees and the log keeps. */
export const assignRequestId: RequestHandler = (_request, response, next) => {
  const requestId = randomUUID();
  response.set('X-Request-Id', requestId);
  storage.run(requestId, next);
};

/** Id of the request that is being answered. */
export function currentRequestId(): string {
  return storage.getStore() ?? 'none';
}
