import { execFileSync } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { DiskFloor } from '../../platform/disk/diskFloor.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { send } from '../../testing/graphql.ts';
import {
  filesFolder,
  filesOf,
  getFile,
  sendTable,
  sha256Of,
  table,
  tableSpec,
} from '../../testing/sampleTable.ts';
import { sendDataset } from '../../testing/sendDataset.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { until } from '../../testing/until.ts';
import { DatasetFileStore } from './datasetFileStore.ts';

let api: TestApi;
let team: TestTeam;
beforeAll(async () => {
  // Reading a file starts a process, which may take long on a busy machine.
  api = await startTestApi({ requestSeconds: 60 });
});
afterAll(() => api.stop());
beforeEach(async () => {
  team = await createTestTeam(api.client);
});

const storeWith = (teamBytes: number) =>
  new DatasetFileStore({
    prisma: api.client,
    folder: filesFolder(api),
    disk: new DiskFloor({ folder: api.environment.dataFolder, floorBytes: 0 }),
    teamBytes,
    personBytes: 2 ** 30,
  });

const unavailable = { code: 'DATASET_UNAVAILABLE', retryable: true };

describe('the file of a data set', () => {
  it('takes no more room than a team has', async () => {
    const store = storeWith(table.length + 10);
    const keep = async (uploadId: string) => {
      const upload = await api.client.importUpload.findFirstOrThrow({
        where: { teamId: team.localId, contentHash: uploadId },
      });
      const path = join(api.environment.dataFolder, 'uploads', upload.id);
      await api.client.$transaction((transaction) => store.keep(transaction, upload, path));
    };
    await sendTable(api.url, team);
    await sendTable(api.url, team, 'second.csv', `${table}1,1,1,test\n`);
    await keep(sha256Of(table));
    await expect(keep(sha256Of(`${table}1,1,1,test\n`))).rejects.toMatchObject({ code: 'QUOTA_EXCEEDED' });
    expect(await filesOf(api, team)).toEqual([sha256Of(table)]);
  });

  it.each([
    ['is missing', (path: string) => rm(path)],
    // Anew, for the file that is there is a second name of the upload.
    ['is not whole', (path: string) => rm(path).then(() => writeFile(path, table.slice(0, 10)))],
  ])('says what to do where it %s on the disk, and is whole again once it is sent again', async (_, harm) => {
    const send = async () =>
      sendDataset(api.url, team, {
        uploadId: await sendTable(api.url, team),
        name: 'Table',
        spec: tableSpec,
      });
    const sent = await send();
    const sha256 = sha256Of(table);
    await harm(join(filesFolder(api), team.localId, sha256));
    const answer = await getFile(api.url, sha256, team.workerToken);
    const { errors } = (await answer.json()) as { errors: { message: string; extensions: object }[] };
    expect([answer.status, errors]).toMatchObject([
      404,
      [{ message: expect.stringMatching(`${sha256}.*send the same file`), extensions: unavailable }],
    ]);

    const again = await send();
    expect(again.userErrors).toEqual([]);
    expect(again.dataset?.id).toBe(sent.dataset?.id);
    expect(await (await getFile(api.url, sha256, team.workerToken)).text()).toBe(table);
    expect(await filesOf(api, team)).toEqual([sha256]);
  });

  it('leaves nothing where its transaction is undone: what lies there without a row is swept up', async () => {
    await api.client
      .$executeRaw`ALTER TABLE "AuditEntry" ADD CONSTRAINT "refuse" CHECK (actor <> 'read+write') NOT VALID`;
    try {
      const input = { uploadId: await sendTable(api.url, team), name: 'Table', spec: tableSpec };
      await expect(sendDataset(api.url, team, input)).rejects.toThrow('INTERNAL');
    } finally {
      await api.client.$executeRaw`ALTER TABLE "AuditEntry" DROP CONSTRAINT "refuse"`;
    }
    expect((await getFile(api.url, sha256Of(table), team.workerToken)).status).toBe(404);
    await writeFile(join(filesFolder(api), team.localId, '.being-copied'), 'half');
    await storeWith(1).removeAllUnused();
    expect(await filesOf(api, team)).toEqual(['.being-copied']);
    expect(
      (
        await sendDataset(api.url, team, {
          uploadId: await sendTable(api.url, team),
          name: 'Table',
          spec: tableSpec,
        })
      ).userErrors,
    ).toEqual([]);
  });

  it('leaves nothing where the database goes away while it is recorded, and can be sent again', async () => {
    const input = { uploadId: await sendTable(api.url, team), name: 'Table', spec: tableSpec };
    const query = `mutation ($input: CreateDatasetFromUploadInput!) {
      createDatasetFromUpload(input: $input) { userErrors { code } }
    }`;
    const blocker = new pg.Client({ connectionString: api.environment.databaseUrl });
    await blocker.connect();
    try {
      await blocker.query('BEGIN');
      await blocker.query('LOCK TABLE "Dataset" IN ACCESS EXCLUSIVE MODE');
      const sending = send(api.url, query, { token: team.writeToken, variables: { input } });
      // The file has been read and kept, and its row waits.
      await until(async () => {
        const cut = await api.client.$queryRaw<object[]>`
          SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND wait_event_type = 'Lock'`;
        return cut.length > 0 ? true : null;
      }, 60);
      expect((await sending).errors?.[0]?.extensions.code).toBe('DATABASE_UNAVAILABLE');
    } finally {
      await blocker.end();
    }
    await storeWith(1).removeAllUnused();
    expect(await filesOf(api, team)).toEqual([]);
    expect(await api.client.datasetFile.count({ where: { teamId: team.localId } })).toBe(0);
    expect((await sendDataset(api.url, team, input)).userErrors).toEqual([]);
  });
});

/** Only root may mount a small disk to fill. */
const whereDisksCanBeMounted =
  process.platform === 'linux' && process.getuid?.() === 0 ? describe : describe.skip;

whereDisksCanBeMounted('a full disk', () => {
  it('is said to the sender, keeps nothing half, and heals when there is room', async () => {
    const folder = join(filesFolder(api), team.localId);
    await mkdir(folder, { recursive: true });
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]);
    try {
      const long = table + '1,2,0,training\n'.repeat(10_000);
      const input = {
        uploadId: await sendTable(api.url, team, 'long.csv', long),
        name: 'Long',
        spec: tableSpec,
      };
      await expect(sendDataset(api.url, team, input)).rejects.toThrow('DISK_FULL');
      expect(await filesOf(api, team)).toEqual([]);
      execFileSync('mount', ['-o', 'remount,size=4m', folder]);
      expect((await sendDataset(api.url, team, input)).userErrors).toEqual([]);
      expect(await (await getFile(api.url, sha256Of(long), team.workerToken)).text()).toBe(long);
    } finally {
      execFileSync('umount', [folder]);
    }
  });
});
