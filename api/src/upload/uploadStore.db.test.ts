import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestDatabase } from '@critbatch/prisma/testing/createTestDatabase';
import { createTestDatabase } from '@critbatch/prisma/testing/createTestDatabase';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { beginFile } from '../testing/beginFile.ts';
import { createTestTeam } from '../testing/createTestTeam.ts';
import { sendFile } from '../testing/sendDataset.ts';
import { startApiProcess } from '../testing/startApiProcess.ts';
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
