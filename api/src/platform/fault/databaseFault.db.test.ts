import { createConnections } from '@critbatch/prisma/client/createClient';
import { openRoute } from '@critbatch/prisma/testing/openRoute';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { change, post } from '../../testing/graphql.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { startTestWorker } from '../../testing/testWorker.ts';
import { until } from '../../testing/until.ts';
import { parseGlobalId } from '../node/globalId.ts';
import { describeFault } from './describeFault.ts';

let api: TestApi;
let team: TestTeam;
/** Somebody else at the database, who holds locks. */
let other: pg.Client;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());
beforeEach(async () => {
  team = await createTestTeam(api.client);
  other = new pg.Client({ connectionString: api.environment.databaseUrl });
  await other.connect();
});
afterEach(() => other.end());

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (fault) => describeFault(fault, 'request').code,
  );

/** Once so many statements of others wait for a lock. Asked outside of the transaction that makes them wait. */
const waiting = (count: number) =>
  until(async () => {
    const waits = await api.client.$queryRaw<object[]>`
      SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    return waits.length >= count ? true : null;
  });

describe('a connection that is reset', () => {
  it('is a database that cannot be reached, whatever was under way on it', async () => {
    const route = await openRoute(api.environment.databaseUrl);
    const { prisma, reader, close } = createConnections(route.databaseUrl);
    const isReset = Promise.withResolvers<void>();
    const codes = Promise.all(
      [
        reader.$queryRaw`SELECT 1 FROM pg_sleep(20)`,
        prisma.$queryRaw`SELECT 1 FROM pg_sleep(20)`,
        prisma.$executeRaw`SELECT 1 FROM pg_sleep(20)`,
        prisma.$transaction(async (transaction) => {
          await transaction.team.count();
          await isReset.promise;
          await transaction.team.count();
        }),
        prisma.$transaction(async (transaction) => transaction.$queryRaw`SELECT 1 FROM pg_sleep(20)`),
      ].map(codeOf),
    );
    await until(async () => {
      const [row] = await api.client.$queryRaw<{ busy: bigint; idle: bigint }[]>`
        SELECT count(*) FILTER (WHERE state = 'active' AND query LIKE '%pg_sleep(20)%') AS busy,
               count(*) FILTER (WHERE state = 'idle in transaction') AS idle
        FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`;
      return row?.busy === 4n && row.idle >= 1n ? true : null;
    });
    route.reset();
    isReset.resolve();
    expect(await codes).toEqual(Array.from({ length: 5 }, () => 'DATABASE_UNAVAILABLE'));
    await close();
    await route.close();
  });
});

describe('a deadlock', () => {
  it('is no news to a worker whose heartbeat was undone by it', async () => {
    const worker = await startTestWorker(api.url, team);
    await createSweepOverHttp(api.url, team);
    const { lease } = await worker.claim();
    if (!lease) throw new Error('Nothing is queued.');
    await other.query('BEGIN');
    await other.query('UPDATE "Worker" SET name = name WHERE id = $1', [parseGlobalId(worker.id)?.id]);
    const beat = worker.heartbeat(lease);
    await waiting(1);
    await other.query('UPDATE "Run" SET priority = priority WHERE id = $1', [
      parseGlobalId(lease.run.id)?.id,
    ]);
    await other.query('COMMIT');
    expect(await beat).toMatchObject({ expiresAt: expect.any(String), userErrors: [] });
  });

  it('undoes a change as a whole, which is then made again, once', async () => {
    await other.query('BEGIN');
    await other.query('LOCK TABLE "AuditEntry" IN SHARE MODE');
    const renamed = change<{ team: { name: string } }>(
      api.url,
      team.adminToken,
      'renameTeam',
      'team { name }',
      {
        teamId: team.id,
        name: 'By the API',
      },
    );
    await waiting(1);
    await other.query('UPDATE "Team" SET name = $2 WHERE id = $1', [team.localId, 'By another']);
    await other.query('COMMIT');
    expect(await renamed).toEqual({ team: { name: 'By the API' }, userErrors: [] });
    const entries = await api.client.auditEntry.findMany({
      where: { teamId: team.localId, action: 'renameTeam' },
    });
    expect(entries).toHaveLength(1);
  });

  it('has a code of its own where nobody tries again, and so has a failed serialisation', async () => {
    const { client } = api;
    await other.query('BEGIN');
    await other.query('UPDATE "Team" SET name = name WHERE id = $1', [team.localId]);
    const [model] = await client.model.findMany({ where: { teamId: team.localId } });
    const lockBoth = codeOf(
      client.$transaction(async (transaction) => {
        await transaction.$executeRaw`UPDATE "Model" SET name = name WHERE id = ${model?.id}::uuid`;
        await transaction.team.update({ where: { id: team.localId }, data: { name: 'Deadlocked' } });
      }),
    );
    await waiting(1);
    await other.query('UPDATE "Model" SET name = name WHERE id = $1', [model?.id]);
    expect(await lockBoth).toBe('WRITE_CONFLICT');

    const overtaken = codeOf(
      client.$transaction(
        async (transaction) => {
          await transaction.team.count();
          await transaction.$executeRaw`UPDATE "Team" SET name = 'Overtaken' WHERE id = ${team.localId}::uuid`;
        },
        { isolationLevel: 'RepeatableRead' },
      ),
    );
    await waiting(1);
    await other.query('COMMIT');
    expect(await overtaken).toBe('WRITE_CONFLICT');
  });
});

describe('a database whose connections are all in use', () => {
  it('is busy, not away, and the answer says when to come again', async () => {
    const others = await Promise.all([1, 2, 3].map(() => createTestTeam(api.client)));
    await other.query('BEGIN');
    await other.query('LOCK TABLE "Model" IN ACCESS EXCLUSIVE MODE');
    const ask = (token: string) => post(api.url, '{ models { nodes { id } } }', { token });
    // One person reads four lists at once.
    const held = others.flatMap(({ readToken }) => Array.from({ length: 4 }, () => ask(readToken)));
    let answered = 0;
    for (const each of held) each.then(() => answered++);
    await waiting(10);
    const { answer, response } = await ask(team.readToken);
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'OVERLOADED', retryable: true });
    expect(response.headers.get('retry-after')).toBe('5');
    // The two that found no connection may have come later than this one.
    await until(async () => (answered >= 2 ? true : null));
    await other.query('COMMIT');
    const codes = (await Promise.all(held)).map(({ answer }) => answer.errors?.[0]?.extensions.code);
    // Ten held a connection, and two had to wait for one.
    expect(codes.filter((code) => code === undefined)).toHaveLength(10);
  });

  it('is the same where PostgreSQL itself takes no more', async () => {
    const role = `limited_${team.name.replaceAll('-', '')}`;
    await other.query(`CREATE ROLE ${role} LOGIN PASSWORD 'limited' CONNECTION LIMIT 0`);
    const address = new URL(api.environment.databaseUrl);
    address.username = role;
    address.password = 'limited';
    const { prisma, reader, close } = createConnections(address.href);
    const codes = [prisma.team.count(), reader.$queryRaw`SELECT 1`, prisma.$transaction(async () => {})].map(
      codeOf,
    );
    expect(await Promise.all(codes)).toEqual(['OVERLOADED', 'OVERLOADED', 'OVERLOADED']);
    await close();
    await other.query(`DROP ROLE ${role}`);
  });
});
