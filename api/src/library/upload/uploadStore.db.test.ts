import { mkdtemp, readdir, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import type { TestDatabase } from '@critbatch/prisma/testing/createTestDatabase';
import { createTestDatabase } from '@critbatch/prisma/testing/createTestDatabase';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DiskFloor } from '../../platform/disk/diskFloor.ts';
import { beginFile } from '../../testing/beginFile.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { sendFile } from '../../testing/sendDataset.ts';
import { startApiProcess } from '../../testing/startApiProcess.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { until } from '../../testing/until.ts';
import { UploadStore } from './uploadStore.ts';

let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'critbatch-upload-'));
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

it('shows nothing of a file whose API was killed while it came, sweeps it up, and keeps what is whole', async () => {
  const team = await createTestTeam(database.client);
  const api = await startApiProcess(database.databaseUrl, folder);
  const uploads = join(folder, 'uploads');
  try {
    const whole = await sendFile(api.url, team, 'whole.csv', 'a,label\n1,0\n');
    const half = { name: 'half.csv', byteLength: 1_000_000, part: Buffer.alloc(400_000) };
    const { sending, name } = await beginFile(api.url, team, half, uploads);
    sending.on('error', () => {});
    await api.kill();
    const rows = await database.client.importUpload.findMany({ where: { teamId: team.localId } });
    expect(rows.map(({ contentHash }) => contentHash)).toEqual([whole.contentHash]);
    // Other users of the machine see nothing of it.
    for (const path of [uploads, join(uploads, name)]) expect((await stat(path)).mode & 0o077).toBe(0);

    const store = storeIn(uploads);
    await store.removeExpired();
    expect(await readdir(uploads)).toContain(name);
    for (const each of await readdir(uploads)) await utimes(join(uploads, each), 0, 0);
    await store.removeExpired();
    expect(await readdir(uploads)).toEqual(rows.map(({ id }) => id));
  } finally {
    await api.kill();
  }
});

const mebibyte = 2 ** 20;

function storeIn(path: string, waitingBytes = 100 * mebibyte) {
  const disk = new DiskFloor({ folder, floorBytes: 0 });
  const limits = { largestBytes: 10 * mebibyte, waitingBytes };
  return new UploadStore({ prisma: database.client, folder: path, disk, ...limits });
}

let sent = 0;
/** Sends a file, another one each time, if nothing else is said. */
function send(
  store: UploadStore,
  teamId: string,
  changes: Partial<Parameters<UploadStore['write']>[0]> = {},
) {
  const file = { teamId, createdById: null, fileName: 'a.csv', byteLength: null };
  return store.write({ ...file, bytes: Readable.from([Buffer.from(`a,label\n${++sent},0\n`)]), ...changes });
}

const holdsOf = (teamId: string) =>
  database.client.byteHold.count({ where: { party: `uploads team ${teamId}` } });
const isFull = { code: 'QUOTA_EXCEEDED', message: expect.stringContaining('DELETE /uploads/<id>') };

it('takes no more bytes of a team than may wait, however many files come at once, to whichever process', async () => {
  const { localId } = await createTestTeam(database.client);
  const path = join(folder, 'at-once');
  const stores = [storeIn(path, 4 * mebibyte), storeIn(path, 4 * mebibyte)];
  const results = await Promise.allSettled(
    Array.from({ length: 12 }, (_, index) => send(stores[index % 2] as UploadStore, localId)),
  );
  // A file counts as a mebibyte at least.
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(4);
  for (const each of results) if (each.status === 'rejected') expect(each.reason).toMatchObject(isFull);
  expect(await readdir(path)).toHaveLength(4);
  expect(await holdsOf(localId)).toBe(0);
  const another = await createTestTeam(database.client);
  expect(await send(stores[0] as UploadStore, another.localId)).toBeTruthy();
});

it('counts what a person has waiting in all of their teams', async () => {
  const { id: createdById } = await database.client.user.create({
    data: { name: 'Somebody', email: `${crypto.randomUUID()}@example.org` },
  });
  const store = storeIn(join(folder, 'person'), 3 * mebibyte);
  const teams = [await createTestTeam(database.client), await createTestTeam(database.client)];
  for (let count = 0; count < 3; count++) await send(store, teams[count % 2]?.localId ?? '', { createdById });
  await expect(send(store, teams[1]?.localId ?? '', { createdById })).rejects.toMatchObject(isFull);
  expect(await send(store, teams[1]?.localId ?? '')).toBeTruthy();
});

it('keeps the same bytes once: under the same name as the same file, under another beside it', async () => {
  const { localId } = await createTestTeam(database.client);
  const path = join(folder, 'same');
  const store = storeIn(path, 2 * mebibyte);
  const again = (fileName: string) =>
    send(store, localId, { fileName, bytes: Readable.from([Buffer.from('a,label\n1,0\n')]) });
  const first = await again('a.csv');
  for (let count = 0; count < 30; count++) expect((await again('a.csv')).id).toBe(first.id);
  const other = await again('b.csv');
  expect(other.id).not.toBe(first.id);
  expect(await readdir(path)).toHaveLength(2);
  const [one, two] = [await stat(store.path(first.id)), await stat(store.path(other.id))];
  expect(one.ino).toBe(two.ino);
  await send(store, localId);
  await expect(send(store, localId)).rejects.toMatchObject(isFull);
});

it('says before anything is read that a file is too large, and gives back the room of one that breaks off', async () => {
  const { localId } = await createTestTeam(database.client);
  const store = storeIn(join(folder, 'broken'), 2 * mebibyte);
  const unread = new PassThrough();
  const large = send(store, localId, { bytes: unread, byteLength: 11 * mebibyte });
  await expect(large).rejects.toMatchObject({ code: 'OPERATION_TOO_LARGE' });
  const broken = new PassThrough();
  const breaking = send(store, localId, { bytes: broken, byteLength: 2 * mebibyte });
  broken.write('half');
  await until(async () => ((await holdsOf(localId)) === 1 ? true : null));
  await expect(send(store, localId)).rejects.toMatchObject(isFull);
  broken.destroy(new Error('broken off'));
  await expect(breaking).rejects.toThrow('broken off');
  expect(await send(store, localId)).toBeTruthy();
});

it('files that wait are listed and removed over HTTP, by whoever may write in the team', async () => {
  const api = await startTestApi({ waitingUploadBytes: 2 * mebibyte });
  try {
    const team = await createTestTeam(api.client);
    await sendFile(api.url, team, 'one.csv', 'a,label\n1,0\n');
    const second = await sendFile(api.url, team, 'two.csv', 'a,label\n2,0\n');
    expect((await sendFile(api.url, team, 'three.csv', 'a,label\n3,0\n')).status).toBe(413);
    const request = (path: string, token: string, method = 'GET') =>
      fetch(`${api.url}/uploads${path}`, { method, headers: { authorization: `Bearer ${token}` } });
    const list = `?teamId=${team.id}`;
    type Listed = { uploads: { id: string; fileName: string; byteLength: number }[] };
    const { uploads } = (await (await request(list, team.writeToken)).json()) as Listed;
    expect(uploads.map(({ fileName, byteLength }) => [fileName, byteLength])).toEqual([
      ['two.csv', 12],
      ['one.csv', 12],
    ]);
    const other = await createTestTeam(api.client);
    for (const [token, status] of [
      [team.readToken, 403],
      [other.writeToken, 404],
    ] as const) {
      expect((await request(list, token)).status).toBe(status);
      expect((await request(`/${second.id}`, token, 'DELETE')).status).toBe(status);
    }
    expect((await request(`/${second.id}`, team.writeToken, 'DELETE')).status).toBe(204);
    expect((await request(`/${second.id}`, team.writeToken, 'DELETE')).status).toBe(404);
    expect(await readdir(join(api.environment.dataFolder, 'uploads'))).toHaveLength(1);
    expect((await sendFile(api.url, team, 'three.csv', 'a,label\n3,0\n')).status).toBe(201);
  } finally {
    await api.stop();
  }
});
