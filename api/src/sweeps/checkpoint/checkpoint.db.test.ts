import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DiskFloor } from '../../platform/disk/diskFloor.ts';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { startTestWorker } from '../../testing/testWorker.ts';
import { until } from '../../testing/until.ts';
import { CheckpointStore } from './checkpointStore.ts';

let api: TestApi;
let team: TestTeam;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());
beforeEach(async () => {
  team = await createTestTeam(api.client);
});

const nameOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const root = () => join(api.environment.dataFolder, 'checkpoints');
const filesOf = () => readdir(join(root(), team.localId)).catch(() => []);
const headers = () => ({ authorization: `Bearer ${team.workerToken}` });

async function put(bytes: Buffer, name = nameOf(bytes)) {
  const response = await fetch(`${api.url}/checkpoints/${name}`, {
    method: 'PUT',
    body: bytes,
    headers: headers(),
  });
  const { errors } =
    response.status === 204
      ? { errors: [] }
      : ((await response.json()) as { errors: { extensions: { code: string } }[] });
  return { status: response.status, code: errors[0]?.extensions.code };
}

async function get(name: string) {
  const response = await fetch(`${api.url}/checkpoints/${name}`, { headers: headers() });
  return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
}

describe('checkpoints', () => {
  it('come back byte for byte, and may be sent twice', async () => {
    const bytes = randomBytes(3_000_000);
    expect(await put(bytes)).toEqual({ status: 204 });
    expect(await put(bytes)).toEqual({ status: 204 });
    expect((await get(nameOf(bytes))).bytes.equals(bytes)).toBe(true);
    expect(await filesOf()).toEqual([nameOf(bytes)]);
  });

  it('come in parts, too, so that who was cut off need not have all of a large one again', async () => {
    const bytes = randomBytes(1_000_000);
    await put(bytes);
    const response = await fetch(`${api.url}/checkpoints/${nameOf(bytes)}`, {
      headers: { ...headers(), range: 'bytes=999000-' },
    });
    expect(response.status).toBe(206);
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes.subarray(999_000))).toBe(true);
  });

  it('are refused under a name that they do not hash to, and nothing is kept', async () => {
    expect(await put(randomBytes(100), nameOf(Buffer.from('others')))).toEqual({
      status: 422,
      code: 'CHECKPOINT_MISMATCH',
    });
    expect(await put(Buffer.from('x'), '..%2f..%2fetc')).toEqual({ status: 400, code: 'INVALID_INPUT' });
    expect(await filesOf()).toEqual([]);
  });

  it('leave nothing behind when the sender hangs up half way', async () => {
    const name = nameOf(Buffer.from('never sent whole'));
    const half = request(`${api.url}/checkpoints/${name}`, {
      method: 'PUT',
      headers: { ...headers(), 'content-length': 1000 },
    });
    half.on('error', () => {});
    half.write(randomBytes(500));
    await until(async () => ((await filesOf()).length === 1 ? true : null));
    half.destroy();
    await until(async () => ((await filesOf()).length === 0 ? true : null));
    expect((await get(name)).status).toBe(404);
  });

  it('are refused above the limit', async () => {
    const store = storeWith({ largestBytes: 10 });
    const bytes = Buffer.from('eleven bytes');
    const refused = store.write(team.localId, nameOf(bytes), Readable.from([bytes]));
    await expect(refused).rejects.toMatchObject({ code: 'OPERATION_TOO_LARGE' });
    expect(await filesOf()).toEqual([]);
  });

  it('are removed once another one of the run takes their place, and with the end of the run', async () => {
    await createSweepOverHttp(api.url, team);
    const worker = await startTestWorker(api.url, team);
    const { lease } = await worker.claim();
    if (!lease) throw new Error('Nothing is queued.');
    const [first, second] = [randomBytes(100), randomBytes(100)] as const;
    for (const [step, bytes] of [first, second].entries()) {
      await put(bytes);
      expect((await worker.recordCheckpoint(lease, nameOf(bytes), step)).userErrors).toEqual([]);
    }
    expect(await filesOf()).toEqual([nameOf(second)]);
    await worker.complete(lease, -1, 2);
    expect(await filesOf()).toEqual([]);
    expect(await api.client.checkpoint.count({ where: { teamId: team.localId } })).toBe(0);
  });

  it('that nobody has recorded are removed after a while, and not before', async () => {
    const [old, fresh] = [randomBytes(100), randomBytes(100)] as const;
    await put(old);
    await put(fresh);
    await api.client.checkpoint.updateMany({
      where: { sha256: nameOf(old) },
      data: { createdAt: new Date(Date.now() - 3_600_000) },
    });
    await storeWith().removeUnreferenced();
    expect(await filesOf()).toEqual([nameOf(fresh)]);
  });

  it('that an API was writing when it was killed are removed a day later', async () => {
    const [whole, name] = [randomBytes(100), nameOf(Buffer.from('half'))] as const;
    await put(whole);
    for (const suffix of ['old', 'new'])
      await writeFile(join(root(), team.localId, `.${name}.${suffix}`), 'half');
    await utimes(join(root(), team.localId, `.${name}.old`), 0, 0);
    // A kill between a file and its row, and the files of a backup that is older than they are.
    const [orphan, fresh] = ['a'.repeat(64), 'b'.repeat(64)];
    for (const each of [orphan, fresh]) await writeFile(join(root(), team.localId, each), 'whole');
    for (const each of [orphan, nameOf(whole)]) await utimes(join(root(), team.localId, each), 0, 0);
    await storeWith().removeAbandoned();
    expect((await filesOf()).sort()).toEqual([`.${name}.new`, nameOf(whole), fresh].sort());
  });
});

const storeWith = (options: { largestBytes?: number; teamBytes?: number } = {}) => {
  const disk = new DiskFloor({ folder: root(), floorBytes: 0 });
  return new CheckpointStore({
    prisma: api.client,
    folder: root(),
    disk,
    teamBytes: 2 ** 30,
    personBytes: 2 ** 30,
    ...options,
  });
};

describe('the bytes of a team', () => {
  it('are counted with those on their way, over all processes, and what is removed makes room', async () => {
    const other = await createTestTeam(api.client);
    const store = storeWith({ teamBytes: 300_000 });
    const whole = (byte: number) => Buffer.alloc(100_000, byte);
    const write = (bytes: Buffer, announced: number | null = bytes.length) =>
      store.write(other.localId, nameOf(bytes), Readable.from([bytes]), announced);
    const results = await Promise.allSettled([1, 2, 3, 4, 5].map((byte) => write(whole(byte))));
    const refused = results.filter((each) => each.status === 'rejected');
    expect(refused).toHaveLength(2);
    for (const { reason } of refused) expect(reason).toMatchObject({ code: 'QUOTA_EXCEEDED' });
    // A sender who does not say how much will come is stopped on the way, and small ones count as 64 KiB.
    await expect(write(whole(6), null)).rejects.toMatchObject({ code: 'QUOTA_EXCEEDED' });
    await expect(write(Buffer.from('small'))).rejects.toMatchObject({ code: 'QUOTA_EXCEEDED' });
    expect(await readdir(join(root(), other.localId))).toHaveLength(3);
    expect(await api.client.byteHold.count()).toBe(0);
    const old = { createdAt: new Date(Date.now() - 3_600_000) };
    await api.client.checkpoint.updateMany({ where: { teamId: other.localId }, data: old });
    await store.removeUnreferenced();
    await write(whole(7));
  });
});

/** Only root may mount a small disk to fill. */
const whereDisksCanBeMounted =
  process.platform === 'linux' && process.getuid?.() === 0 ? describe : describe.skip;

whereDisksCanBeMounted('a full disk', () => {
  it('is said to the worker, keeps what was stored before, and heals when there is room', async () => {
    const folder = join(root(), team.localId);
    await mkdir(folder, { recursive: true });
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', folder]);
    try {
      const [small, large] = [randomBytes(100_000), randomBytes(1_000_000)] as const;
      expect(await put(small)).toEqual({ status: 204 });
      expect(await put(large)).toEqual({ status: 507, code: 'DISK_FULL' });
      expect(await filesOf()).toEqual([nameOf(small)]);
      expect((await get(nameOf(small))).bytes.equals(small)).toBe(true);
      execFileSync('mount', ['-o', 'remount,size=4m', folder]);
      expect(await put(large)).toEqual({ status: 204 });
    } finally {
      execFileSync('umount', [folder]);
    }
  });
});
