import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { claimRun } from '../queue/claimRun.ts';
import { recordCheckpoint } from '../queue/recordCheckpoint.ts';
import { recordMeasurements } from '../queue/recordMeasurements.ts';
import type { TestDatabase } from '../testing/createTestDatabase.ts';
import { createTestDatabase } from '../testing/createTestDatabase.ts';
import { createTestSweep, testMeasurement } from '../testing/createTestSweep.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it('a team that is removed takes everything with it that it owns, and nothing of another', async () => {
  const { client } = database;
  const kept = await createTestSweep(client);
  const { teamId, sweepId, worker } = await createTestSweep(client);
  const claim = await claimRun(client, { teamId, workerId: worker.id });
  if (claim.status !== 'CLAIMED') throw new Error(claim.status);
  const { id: runId, fencingToken } = claim.run;
  const holder = { teamId, runId, fencingToken };
  const progress = { step: 1, examplesSeen: 32 };
  await recordMeasurements(client, {
    ...holder,
    ...progress,
    sequence: 0,
    measurements: [testMeasurement(1)],
  });
  const sha256 = 'a'.repeat(64);
  await client.checkpoint.create({ data: { teamId, sha256, byteLength: 1 } });
  expect(await recordCheckpoint(client, { ...holder, sha256, step: 1 })).toMatchObject({
    status: 'RECORDED',
  });
  const [target] = await client.target.findMany({ where: { sweepId } });
  await client.crossing.create({ data: { runId, targetId: target?.id ?? '', lowerSteps: 0, upperSteps: 1 } });

  const comparison = await client.policyComparison.create({
    data: { teamId, name: 'Policies', contenders: { create: { position: 0, name: 'The only one' } } },
    include: { contenders: true },
  });
  await client.sweep.update({
    where: { id: sweepId },
    data: { contenderId: comparison.contenders[0]?.id ?? null },
  });

  await client.team.delete({ where: { id: teamId } });
  expect(await client.sweep.findMany({ select: { id: true } })).toEqual([{ id: kept.sweepId }]);
  const counts = await Promise.all([
    client.measurement.count(),
    client.checkpoint.count(),
    client.runCheckpoint.count(),
    client.attempt.count(),
    client.crossing.count(),
    client.sweepEvent.count(),
    client.policyComparison.count(),
    client.contender.count(),
  ]);
  expect(counts).toEqual(counts.map(() => 0));
  expect(await client.model.count()).toBe(1);
});
