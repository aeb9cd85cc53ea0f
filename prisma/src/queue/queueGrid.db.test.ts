import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import type { TestDatabase } from '../testing/createTestDatabase.ts';
import { createTestDatabase } from '../testing/createTestDatabase.ts';
import { createTestSweep } from '../testing/createTestSweep.ts';
import { queueGrid } from './queueGrid.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function emptySweep() {
  const { teamId, sweepId } = await createTestSweep(database.client);
  await database.client.run.deleteMany({ where: { sweepId } });
  return { teamId, sweepId };
}

it('queues all batch sizes of a seed before the next seed, a millisecond apart', async () => {
  const { teamId, sweepId } = await emptySweep();
  const createdAt = new Date('2026-03-01T12:00:00.250Z');
  await queueGrid(database.client, { teamId, sweepId, createdAt, batchSizes: [64, 8], seeds: [7, 3] });
  const runs = await database.client.run.findMany({ where: { sweepId }, orderBy: { createdAt: 'asc' } });
  expect(runs.map(({ batchSize, seed }) => [batchSize, seed])).toEqual([
    [64, 7],
    [8, 7],
    [64, 3],
    [8, 3],
  ]);
  expect(runs.map((run) => run.createdAt.getTime() - createdAt.getTime())).toEqual([0, 1, 2, 3]);
  expect(runs.map(({ id }) => id)).toEqual(runs.map(({ id }) => id).sort());
  expect(runs.every(({ status, teamId: of }) => status === 'QUEUED' && of === teamId)).toBe(true);
});

it('sends 10,000 runs as two lists, in one statement', async () => {
  const { teamId, sweepId } = await emptySweep();
  const many = Array.from({ length: 100 }, (_, number) => number + 1);
  const sent: unknown[][] = [];
  const original = pg.Client.prototype.query;
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    sent.push(args);
    return (original as (...query: unknown[]) => unknown).apply(this, args);
  } as typeof original;
  try {
    const grid = { teamId, sweepId, createdAt: new Date(), batchSizes: many, seeds: many };
    await queueGrid(database.client, grid);
  } finally {
    pg.Client.prototype.query = original;
  }
  expect(await database.client.run.count({ where: { sweepId } })).toBe(10_000);
  expect(sent.length).toBe(1);
  expect(JSON.stringify(sent).length).toBeLessThan(4_000);
});
