import { AsyncResource } from 'node:async_hooks';
import pg from 'pg';
import { currentRequestId } from '../server/http/requestId.ts';

/**
 * Reads that PostgreSQL is asked for while requests are answered. What the API does by itself meanwhile (chores, deliveries,
 * estimates) belongs to no request and is left out, however much of it there is on a busy machine.
 */
export async function countStatements<Result>(
  operation: () => Promise<Result>,
): Promise<{ statements: number; result: Result }> {
  // What is kept from one request to the next is there from now on.
  await operation();
  const { query, connect } = { query: pg.Client.prototype.query, connect: pg.Pool.prototype.connect };
  const outsideRequests = currentRequestId();
  let statements = 0;
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [first] = args;
    const text = typeof first === 'string' ? first : ((first as { text?: string })?.text ?? '');
    if (currentRequestId() !== outsideRequests && /^\s*(SELECT|WITH)/i.test(text)) statements++;
    return (query as (...query: unknown[]) => unknown).apply(this, args);
  } as typeof query;
  // A waiter for a connection is called by the work that gives one back: a request by a chore.
  pg.Pool.prototype.connect = function (this: pg.Pool, ...[callback]: [(() => void)?]) {
    const bound = callback && [AsyncResource.bind(callback)];
    return (connect as (...args: unknown[]) => unknown).apply(this, bound ?? []);
  } as typeof connect;
  try {
    const result = await operation();
    return { statements, result };
  } finally {
    pg.Client.prototype.query = query;
    pg.Pool.prototype.connect = connect;
  }
}
