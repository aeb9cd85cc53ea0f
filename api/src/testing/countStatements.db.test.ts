import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { currentRequestId } from '../server/http/requestId.ts';
import { countStatements } from './countStatements.ts';
import type { TestTeam } from './createTestTeam.ts';
import { createTestTeam } from './createTestTeam.ts';
import { ask } from './graphql.ts';
import type { TestApi } from './startTestApi.ts';
import { startTestApi } from './startTestApi.ts';

let api: TestApi;
let team: TestTeam;
let quiet: number;

beforeAll(async () => {
  api = await startTestApi();
  team = await createTestTeam(api.client);
  quiet = (await countStatements(read)).statements;
});
afterAll(() => api.stop());

const read = () => ask(api.url, '{ sweeps { totalCount } }', { token: team.readToken });

it('counts what a request asks for, and nothing that is asked beside it', async () => {
  expect(quiet).toBeGreaterThan(0);
  const { statements } = await countStatements(async () => {
    const answered = read();
    for (let beside = 0; beside < 10; beside++) await api.client.$queryRaw`SELECT ${beside}`;
    return answered;
  });
  expect(statements).toBe(quiet);
});

it('counts what a request asks for over a connection that something else gives back to it', async () => {
  const pool = await poolOf(read);
  const { statements } = await countStatements(async () => {
    const held = await Promise.all(Array.from({ length: pool.options.max }, () => pool.connect()));
    const answered = read();
    while (pool.waitingCount === 0) await new Promise(setImmediate);
    for (const client of held) client.release();
    return answered;
  });
  expect(statements).toBe(quiet);
});

/** The pool that the last statement of a request goes through. */
async function poolOf(request: () => Promise<unknown>): Promise<pg.Pool> {
  const original = pg.Pool.prototype.query;
  const outsideRequests = currentRequestId();
  let pool: pg.Pool | undefined;
  pg.Pool.prototype.query = function (this: pg.Pool, ...args: unknown[]) {
    if (currentRequestId() !== outsideRequests) pool = this;
    return (original as (...query: unknown[]) => unknown).apply(this, args);
  } as typeof original;
  await request().finally(() => {
    pg.Pool.prototype.query = original;
  });
  if (!pool) throw new Error('The request asked no pool.');
  return pool;
}
