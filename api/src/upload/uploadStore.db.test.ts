import { mkdtemp, readdir, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import type { TestDatabase } from '@critbatch/prisma/testing/createTestDatabase';
import { createTestDatabase } from '@critbatch/prisma/testing/createTestDatabase';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { beginFile } from '../testing/beginFile.ts';
import { createTestTeam } from '../testing/createTestTeam.ts';
import { sendFile } from '../testing/sendDataset.ts';
import { startApiProcess } from '../testing/startApiProcess.ts';
import { until } from '../testing/until.ts';
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

    const store = new UploadStore(database.client, uploads, 1_000_000);
    await store.removeExpired();
    expect(await readdir(uploads)).toContain(name);
    for (const each of await readdir(uploads)) await utimes(join(uploads, each), 0, 0);
    await store.removeExpired();
    expect(await readdir(uploads)).toEqual(rows.map(({ id }) => id));
  } finally {
    await api.kill();
  }
}, 60_000);

it('takes no more files of a team than it may have waiting, however many come at once', async () => {
  const { localId } = await createTestTeam(database.client);
  const store = new UploadStore(database.client, join(folder, 'at-once'), 1_000);
  const files = Array.from({ length: 30 }, () => new PassThrough());
  let refused = 0;
  const sent = files.map((file) => store.write(localId, 'a.csv', file));
  for (const each of sent) each.catch(() => refused++);
  await until(async () => refused === 10 || null);
  for (const file of files) file.end('a,label\n');
  expect((await Promise.allSettled(sent)).filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
  await expect(store.write(localId, 'a.csv', new PassThrough())).rejects.toThrow('20 files of the team wait');
  const another = await createTestTeam(database.client);
  expect(await store.write(another.localId, 'a.csv', Readable.from([Buffer.from('a')]))).toBeTruthy();
});
