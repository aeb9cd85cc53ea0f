import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, open, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApi } from '../../server/http/api.ts';
import { createSchema } from '../../server/schema/schema.ts';
import type { FullTeam } from '../../testing/createFullTeam.ts';
import { createFullTeam } from '../../testing/createFullTeam.ts';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { everyOperation } from '../../testing/everyOperation.ts';
import { ask, send } from '../../testing/graphql.ts';
import { sendFile } from '../../testing/sendDataset.ts';
import { signInAs } from '../../testing/signInAs.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { goesOnBelowFloor } from '../limits/refuseBelowFloor.ts';
import { runInSandbox } from '../sandbox/runInSandbox.ts';
import { DiskFloor } from './diskFloor.ts';
import { watchGrowth } from './watchGrowth.ts';
import { writeWithRoom } from './writeWithRoom.ts';

const slowWriter = fileURLToPath(new URL('../../testing/slowWriter.ts', import.meta.url));

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

describe('a change below the floor of free disk', () => {
  const schema = createSchema();
  const mutations = Object.keys(schema.getMutationType()?.getFields() ?? {});
  let api: TestApi;
  let team: FullTeam;
  const others: Awaited<ReturnType<typeof startApi>>[] = [];
  beforeAll(async () => {
    api = await startTestApi();
    team = await createFullTeam(api);
  });
  afterAll(async () => {
    for (const other of others) await other.stop();
    await api.stop();
  });
  const urlOf = async (changes: Partial<TestApi['environment']>) => {
    const other = await startApi({ ...api.environment, diskFloorBytes: 2 ** 60, ...changes });
    others.push(other);
    return `http://127.0.0.1:${other.port}`;
  };

  it('is refused as DISK_FULL, unless it makes room or is tiny', async () => {
    const url = await urlOf({});
    const { cookie } = await signInAs(api, team, 'OWNER');
    const callers = [{ cookie }, { token: team.workerToken }, { token: team.adminToken }];
    const refused = new Set<string>();
    for (const { name, query } of everyOperation(schema, team.ids)) {
      if (!mutations.includes(name)) continue;
      for (const caller of callers) {
        const { errors = [] } = await send(url, query, caller);
        if (errors.some(({ extensions }) => extensions.code === 'DISK_FULL')) refused.add(name);
      }
    }
    const toRefuse = mutations.filter((name) => !goesOnBelowFloor(name));
    expect([...refused].toSorted()).toEqual(toRefuse.toSorted());
    expect(toRefuse).toEqual(
      expect.arrayContaining(['reportMeasurements', 'claimRun', 'createReport', 'importSweep', 'signUp']),
    );
    const going = ['heartbeat', 'completeRun', 'deleteTeamItem', 'cancelSweep', 'removeTeamExport', 'signIn'];
    for (const name of going) expect([name, goesOnBelowFloor(name)]).toEqual([name, true]);
  });

  it('goes on where the database lies on another disk', async () => {
    const url = await urlOf({ diskHoldsDatabase: false });
    const { teamId } = team.ids;
    const query = `mutation { createStudy(input: { teamId: "${teamId}", name: "s" }) { userErrors { code } } }`;
    expect(await send(url, query, { token: team.adminToken })).toMatchObject({
      data: { createStudy: { userErrors: [] } },
    });
  });
});

whereDisksCanBeMounted('on a disk of 24 MiB', () => {
  it('what a sandbox writes, and every piece of a stream, stops at the floor', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'critbatch-floor-'));
    const disk = join(folder, 'disk');
    await mkdir(disk);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', disk]);
    const free = async () => {
      const { bavail, bsize } = await statfs(disk);
      return bavail * bsize;
    };
    try {
      const floorBytes = 8 * 2 ** 20;
      const floor = new DiskFloor({ folder: disk, floorBytes });
      const endless = Readable.from(
        (function* () {
          for (;;) yield Buffer.alloc(2 ** 16);
        })(),
        { objectMode: false },
      );
      const path = join(disk, 'stream');
      await expect(writeWithRoom(path, endless, (bytes) => floor.requireRoom(bytes))).rejects.toMatchObject({
        code: 'DISK_FULL',
      });
      expect(endless.destroyed).toBe(true);
      expect(await free()).toBeGreaterThanOrEqual(floorBytes);
      await rm(path);

      const output = await open(join(disk, 'records'), 'wx+');
      const { signal, stop } = watchGrowth(output, new DiskFloor({ folder: disk, floorBytes }));
      const sandbox = {
        main: slowWriter,
        readable: [slowWriter],
        processorSeconds: 30,
        mebibytes: 256,
        signal,
      };
      await expect(runInSandbox({ ...sandbox, output: output.fd }, '').finally(stop)).rejects.toMatchObject({
        code: 'DISK_FULL',
      });
      await output.close();
      // It stops within a moment of reaching the floor, not at the end of the disk.
      expect(await free()).toBeGreaterThan(floorBytes / 2);
    } finally {
      execFileSync('umount', [disk]);
      await rm(folder, { recursive: true });
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
