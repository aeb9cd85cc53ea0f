import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TestDatabase } from '../testing/createTestDatabase.ts';
import { createTestDatabase } from '../testing/createTestDatabase.ts';
import type { Route } from '../testing/openRoute.ts';
import { openRoute } from '../testing/openRoute.ts';
import type { Connections } from './createClient.ts';
import { createConnections } from './createClient.ts';

let database: TestDatabase;
let route: Route;
let connections: Connections;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  route = await openRoute(database.databaseUrl);
  connections = createConnections(route.databaseUrl, { poolSize: 4, statementSeconds: 30 });
});
afterEach(async () => {
  await connections.close();
  await route.close();
});

const readers = () => [connections.prisma, connections.reader];
const sleepInPostgres = (seconds: number) =>
  readers().map((reader) => reader.$queryRaw`SELECT 1 FROM pg_sleep(${seconds})`);
const settled = (work: Promise<unknown>[]) =>
  Promise.allSettled(work).then((all) => all.map(({ status }) => status));

/** As many connections in both pools as they hold. */
const fillPools = () => settled(Array.from({ length: 4 }, () => sleepInPostgres(0.2)).flat());

/** Seconds until something first succeeds, tried again and again as a caller would. */
async function secondsUntilAnswered(ask: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  while (
    !(await ask().then(
      () => true,
      () => false,
    ))
  )
    await sleep(100);
  return (performance.now() - startedAt) / 1000;
}

describe('connections that are lost silently', () => {
  it('are found out together, though nobody says so, and others are made', async () => {
    await fillPools();
    route.loseSilently();
    const seconds = await Promise.all(
      readers().map((reader) => secondsUntilAnswered(() => reader.$queryRaw`SELECT 1`)),
    );
    expect(Math.max(...seconds)).toBeLessThan(15);
  });

  it('end statements that were under way with a fault, and what waits for a connection goes on', async () => {
    await fillPools();
    const underWay = settled(Array.from({ length: 4 }, () => sleepInPostgres(1)).flat());
    await sleep(300);
    route.loseSilently();
    const seconds = await Promise.all(
      readers().map((reader) => secondsUntilAnswered(() => reader.$queryRaw`SELECT 1`)),
    );
    expect(new Set(await underWay)).toEqual(new Set(['rejected']));
    expect(Math.max(...seconds)).toBeLessThan(20);
  });

  it('keep no lock for longer than a transaction may be open', async () => {
    const team = await database.client.team.create({ data: { name: 'Locked', slug: 'locked' } });
    const rename = (name: string) =>
      connections.prisma.$transaction(async (transaction) => {
        await transaction.team.update({ where: { id: team.id }, data: { name } });
        if (name === 'lost') route.loseSilently();
        await transaction.team.count();
      });
    const lost = rename('lost').catch((fault: Error) => fault);
    await sleep(500);
    const seconds = await secondsUntilAnswered(() => rename('kept'));
    expect(await lost).toBeInstanceOf(Error);
    expect(seconds).toBeLessThan(25);
    expect(await database.client.team.findUnique({ where: { id: team.id } })).toMatchObject({ name: 'kept' });
  });
});

describe('a statement that takes long', () => {
  it('is waited for while PostgreSQL works at it, or waits for a lock', async () => {
    expect(await settled(sleepInPostgres(9))).toEqual(['fulfilled', 'fulfilled']);
  });
});

describe('a pool without a free connection', () => {
  it('says that it is exhausted, and not that PostgreSQL is away', async () => {
    const held = settled(Array.from({ length: 4 }, () => sleepInPostgres(8)).flat());
    await sleep(500);
    const asked = [
      ...readers().map((reader) => reader.$queryRaw`SELECT 1`),
      connections.prisma.$transaction(async () => {}),
    ];
    const faults = await Promise.all(asked.map((answer) => answer.catch((fault: unknown) => fault)));
    const exhausted = expect.objectContaining({ code: 'POOL_EXHAUSTED' });
    expect(faults).toEqual([exhausted, exhausted, exhausted]);
    await held;
  });
});
