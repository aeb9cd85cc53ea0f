import 'reflect-metadata';
import { claimRun } from '@critbatch/prisma/queue/claimRun';
import { recordMeasurements } from '@critbatch/prisma/queue/recordMeasurements';
import type { TestDatabase } from '@critbatch/prisma/testing/createTestDatabase';
import { createTestDatabase } from '@critbatch/prisma/testing/createTestDatabase';
import { createTestSweep, testMeasurement } from '@critbatch/prisma/testing/createTestSweep';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { raisePlanBudget } from '../../sweeps/sweep/raisePlanBudget.ts';
import { announceBudgets } from './announceBudgets.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it('a budget is told of at 80 % and when it is spent, once each, and anew when it has been raised', async () => {
  const { client } = database;
  const { teamId, sweepId, worker } = await createTestSweep(client);
  await client.webhook.create({
    data: {
      teamId,
      name: 'Chat',
      url: 'https://a/',
      secret: 'sealed',
      events: ['BUDGET_NEARLY_SPENT', 'BUDGET_SPENT'],
    },
  });
  await client.adaptivePlan.create({
    data: {
      sweepId,
      smallestBatchSize: 1,
      largestBatchSize: 8,
      mostSeeds: 1,
      wantedRatio: 2,
      deviceSecondsBudget: 10,
      parallelRuns: 1,
    },
  });
  const claim = await claimRun(client, { teamId, workerId: worker.id });
  if (claim.status !== 'CLAIMED') throw new Error(claim.status);
  const holder = { teamId, runId: claim.run.id, fencingToken: claim.run.fencingToken };
  let sequence = 0;
  const spend = async (deviceSeconds: number) => {
    const step = 10 * (sequence + 1);
    const measurements = [{ ...testMeasurement(step), deviceSeconds }];
    await recordMeasurements(client, {
      ...holder,
      sequence: sequence++,
      step,
      examplesSeen: step,
      measurements,
    });
    await Promise.all([announceBudgets(client), announceBudgets(client)]);
  };
  const told = async () => {
    const events = await client.teamEvent.findMany({ where: { teamId }, orderBy: { id: 'asc' } });
    return events.map(({ kind, data }) => [
      kind,
      (data as { spentDeviceSeconds: number }).spentDeviceSeconds,
    ]);
  };
  await spend(7.9);
  expect(await told()).toEqual([]);
  await spend(8);
  await spend(9);
  expect(await told()).toEqual([['BUDGET_NEARLY_SPENT', 8]]);
  await spend(10.5);
  await spend(11);
  expect(await told()).toEqual([
    ['BUDGET_NEARLY_SPENT', 8],
    ['BUDGET_SPENT', 10.5],
  ]);
  expect(await raisePlanBudget(client, { teamId, sweepId, deviceSecondsBudget: 20 })).toEqual([]);
  await spend(12);
  await spend(17);
  expect((await told()).at(-1)).toEqual(['BUDGET_NEARLY_SPENT', 17]);
});
