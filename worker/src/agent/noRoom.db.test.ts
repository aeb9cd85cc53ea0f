import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  createOwnedDatabase,
  type OwnedDatabase,
  startTestPlatform,
  type TestPlatform,
} from '../testing/testPlatform.ts';
import { oneRun, sweepsOf } from '../testing/testSweep.ts';

let database: OwnedDatabase;
let platform: TestPlatform;

beforeAll(async () => {
  database = await createOwnedDatabase();
  platform = await startTestPlatform(database, 2, { CRITBATCH_TEAM_CHECKPOINT_MEBIBYTES: '1' });
});

afterAll(async () => {
  await platform?.stop();
  await database?.drop();
});

it('a worker whose team has no room for checkpoints trains on to the end without, and says so', async () => {
  const sweeps = sweepsOf(platform);
  // The team has taken all of its room.
  const teamId = Buffer.from(platform.teamId, 'base64url').toString().replace('Team:', '');
  await database.client.checkpoint.create({
    data: { teamId, sha256: 'a'.repeat(64), byteLength: 2 ** 20 },
  });
  // Points are left by seconds of training: on the fastest machine, too, several of these fall due.
  const longRun = { ...oneRun, maxExamplesPerRun: 4 * oneRun.maxExamplesPerRun };
  const sweepId = await sweeps.create({ ...longRun, leavesTrail: true });
  const worker = platform.startWorker(['--slots', '1', '--checkpoint-seconds', '0.1', '--until-idle']);
  expect(await worker.ended).toBe(0);
  const run = await sweeps.runOnce(sweepId, 'SUCCEEDED');
  expect(run).toMatchObject({ outcome: 'BUDGET_SPENT', attempts: [{ number: 1 }] });
  expect((await sweeps.rows(run.id)).at(-1)).toMatchObject({ step: 48_000 });
  expect(worker.words()).toMatch(/did not take a checkpoint; training goes on.*QUOTA_EXCEEDED/);
  expect(worker.words()).toMatch(/did not take a point of the trail; training goes on.*QUOTA_EXCEEDED/);
  expect(await database.client.checkpoint.count()).toBe(1);
  expect(await database.client.trailPoint.count()).toBe(0);
});
