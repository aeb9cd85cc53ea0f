import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { startApi } from '../server/api.ts';
import { createSweepOverHttp } from '../testing/createSweepOverHttp.ts';
import { createTestTeam } from '../testing/createTestTeam.ts';
import { ask } from '../testing/graphql.ts';
import { sendFile } from '../testing/sendDataset.ts';
import { startTestApi } from '../testing/startTestApi.ts';
import { DiskFloor } from './diskFloor.ts';

/** Only root may mount a small disk. */
const whereDisksCanBeMounted =
  process.platform === 'linux' && process.getuid?.() === 0 ? describe : describe.skip;

describe('below the floor of free disk', () => {
  it('what needs bytes is refused as DISK_FULL, and reads are served', async () => {
    const api = await startTestApi();
    const low = await startApi({ ...api.environment, diskFloorBytes: 2 ** 60 });
    try {
      const url = `http://127.0.0.1:${low.port}`;
      const team = await createTestTeam(api.client);
      const sweep = await createSweepOverHttp(api.url, team);
      const bytes = randomBytes(100);
      const checkpoint = `/checkpoints/${createHash('sha256').update(bytes).digest('hex')}`;
      const headers = { authorization: `Bearer ${team.workerToken}` };
      expect((await fetch(api.url + checkpoint, { method: 'PUT', body: bytes, headers })).status).toBe(204);
      const again = randomBytes(100);
      const other = `/checkpoints/${createHash('sha256').update(again).digest('hex')}`;
      const refused = await fetch(url + other, { method: 'PUT', body: again, headers });
      expect([refused.status, await refused.json()]).toEqual([
        507,
        {
          errors: [
            expect.objectContaining({
              extensions: expect.objectContaining({ code: 'DISK_FULL', retryable: true }),
            }),
          ],
        },
      ]);
      expect((await sendFile(url, team, 'a.csv', 'a,label\n1,0\n')).status).toBe(507);
      const reader = { authorization: `Bearer ${team.readToken}` };
      expect((await fetch(`${url}/bundles/${sweep.id}`, { headers: reader })).status).toBe(507);
      expect((await fetch(url + checkpoint, { headers })).status).toBe(200);
      const read = await ask<{ sweep: { number: number } }>(url, `{ sweep(id: "${sweep.id}") { number } }`, {
        token: team.readToken,
      });
      expect(read.sweep.number).toBe(sweep.number);
    } finally {
      await low.stop();
      await api.stop();
    }
  });
});

whereDisksCanBeMounted('on a disk of 8 MiB', () => {
  it('files are written down to the floor and no further, and again once there is room', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'critbatch-floor-'));
    const disk = join(folder, 'disk');
    await mkdir(disk);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', disk]);
    try {
      let now = 0;
      const floorBytes = 3 * 2 ** 20;
      const floor = new DiskFloor({ folder: disk, floorBytes, now: () => now });
      let written = 0;
      const write = async () => {
        await floor.requireRoom(2 ** 20);
        await writeFile(join(disk, `${written++}`), Buffer.alloc(2 ** 20));
      };
      // All within one second, in which nobody asks the file system again.
      for (let count = 0; count < 5; count++) await write();
      await expect(write()).rejects.toMatchObject({ code: 'DISK_FULL' });
      expect(written).toBe(5);
      const { bavail, bsize } = await statfs(disk);
      expect(bavail * bsize).toBeGreaterThanOrEqual(floorBytes);
      await rm(join(disk, '0'));
      await expect(write()).rejects.toMatchObject({ code: 'DISK_FULL' });
      now += 1_000;
      await write();
    } finally {
      execFileSync('umount', [disk]);
      await rm(folder, { recursive: true });
    }
  });
});
