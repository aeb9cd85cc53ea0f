import { execFileSync } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  createOwnedDatabase,
  type OwnedDatabase,
  startTestPlatform,
  type TestPlatform,
} from '../testing/testPlatform.ts';
import { oneRun, sweepsOf } from '../testing/testSweep.ts';
import { until } from '../testing/until.ts';

const leaseSeconds = 5;
/** Only root may mount a small disk to fill. */
const whereDisksCanBeMounted = process.platform === 'linux' && process.getuid?.() === 0 ? it : it.skip;

let database: OwnedDatabase;
let platform: TestPlatform;
beforeAll(async () => {
  database = await createOwnedDatabase();
  const settings = { CRITBATCH_DISK_FLOOR_MEBIBYTES: '32' };
  platform = await startTestPlatform(database, leaseSeconds, settings);
});
afterAll(async () => {
  await platform?.stop();
  await database?.drop();
});

whereDisksCanBeMounted(
  'a worker keeps its run while the disk has no room to spare, and goes on with it when it has',
  async () => {
    const folder = platform.dataFolder;
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', folder]);
    try {
      const sweeps = sweepsOf(platform);
      const sweepId = await sweeps.create({ ...oneRun, maxExamplesPerRun: 3 * oneRun.maxExamplesPerRun });
      const worker = platform.startWorker(['--slots', '1', '--until-idle']);
      const count = () => database.client.measurement.count();
      await until('the run has begun', async () => (await count()) > 0);
      const ballast = join(folder, 'ballast');
      await writeFile(ballast, Buffer.alloc(40 * 2 ** 20));
      // The API looks at the disk once a second.
      await sleep(2_000);
      const rows = await count();
      await sleep(1_500 * leaseSeconds);
      expect(await count()).toBe(rows);
      await rm(ballast);
      expect(await worker.ended).toBe(0);
      const run = await sweeps.runOnce(sweepId, 'SUCCEEDED');
      // Without its heartbeats it would have been another's meanwhile.
      expect(run).toMatchObject({ outcome: 'BUDGET_SPENT', attempts: [{ number: 1, end: 'SUCCEEDED' }] });
      expect((await sweeps.rows(run.id)).at(-1)).toMatchObject({ step: 36_000 });
      expect(worker.words()).toMatch(/disk of the server is nearly full/);
    } finally {
      await platform.killWorkers();
      execFileSync('umount', ['-l', folder]);
    }
  },
);
