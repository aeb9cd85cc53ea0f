import type { Socket } from 'node:net';
import pg from 'pg';

/** Bytes that PostgreSQL sends to this process while an operation goes on. */
export async function countBytesRead(operation: () => Promise<unknown>): Promise<number> {
  const before = new Map<Socket, number>();
  const original = pg.Client.prototype.query;
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const { stream } = (this as unknown as { connection: { stream: Socket } }).connection;
    if (!before.has(stream)) before.set(stream, stream.bytesRead);
    return (original as (...query: unknown[]) => unknown).apply(this, args);
  } as typeof original;
  await operation().finally(() => {
    pg.Client.prototype.query = original;
  });
  return [...before].reduce((sum, [stream, bytes]) => sum + stream.bytesRead - bytes, 0);
}
