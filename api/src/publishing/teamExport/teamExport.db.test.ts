import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { TestDatabase } from '@critbatch/prisma/testing/createTestDatabase';
import { createTestDatabase } from '@critbatch/prisma/testing/createTestDatabase';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { parseGlobalId } from '../../platform/node/globalId.ts';
import { nouns } from '../../server/nouns.ts';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { importFile } from '../../testing/exchangeOverHttp.ts';
import { ask, send } from '../../testing/graphql.ts';
import { sendDataset, sendFile } from '../../testing/sendDataset.ts';
import { startApiProcess } from '../../testing/startApiProcess.ts';
import { until } from '../../testing/until.ts';
import { unzip } from '../../testing/zip.ts';
import { exportedTables, nameOf, recordLines } from './records.ts';

let database: TestDatabase;
let folder: string;
const tables = exportedTables(nouns);
const recordNames = tables.map(nameOf);

beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'critbatch-export-'));
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

const startProcess = () => startApiProcess(database.databaseUrl, folder, { CRITBATCH_LEASE_SECONDS: '1' });

type Export = {
  id: string;
  status: string;
  sweepsDone: number;
  sweepsTotal: number;
  contentHash: string | null;
};

const order = `mutation ($teamId: ID!) {
  exportTeam(input: { teamId: $teamId }) { teamExport { id status sweepsDone sweepsTotal } userErrors { code } }
}`;
const look = `query ($id: ID!) {
  node(id: $id) { ... on TeamExport { id status sweepsDone sweepsTotal byteLength contentHash } }
}`;

it('holds all of a team although its API is killed while it is written, and can be fetched on from anywhere', async () => {
  const [team, other] = [await createTestTeam(database.client), await createTestTeam(database.client)];
  let api = await startProcess();
  const numbers = Array.from({ length: 12 }, (_, index) => index + 1);
  for (const _ of numbers) await createSweepOverHttp(api.url, team, { batchSizes: [8, 16], seeds: [1] });
  const table = 'a,label\n1,0\n2,1\n3,0\n';
  const { id: uploadId, contentHash } = await sendFile(api.url, team, 'table.csv', table);
  const spec = { format: 'csv', inputShape: [1], classes: 2, testExamples: 1, split: { seed: 1 } };
  const brought = await sendDataset(api.url, team, { uploadId, name: 'Table', spec });
  expect(brought.userErrors).toEqual([]);
  const admin = { token: team.adminToken };
  const variables = { teamId: team.id };
  const { exportTeam } = await ask<{ exportTeam: { teamExport: Export } }>(api.url, order, {
    ...admin,
    variables,
  });
  const { id } = exportTeam.teamExport;
  const again = await ask<{ exportTeam: { teamExport: Export } }>(api.url, order, { ...admin, variables });
  expect(again.exportTeam.teamExport.id).toBe(id);
  await expect(ask(api.url, order, { token: team.writeToken, variables })).rejects.toThrow(/FORBIDDEN/);
  await expect(ask(api.url, order, { token: other.adminToken, variables })).rejects.toThrow(/NOT_FOUND/);

  const row = () => database.client.teamExport.findFirstOrThrow();
  await until(async () => ((await row()).sweepsDone >= 2 ? true : null), 30);
  await api.kill();
  const killed = await row();
  expect(killed).toMatchObject({ status: 'RUNNING', fencingToken: 1, contentHash: null });

  api = await startProcess();
  try {
    const done = await until(async () => {
      const { node } = await ask<{ node: Export }>(api.url, look, { ...admin, variables: { id } });
      return node.status === 'DONE' ? node : null;
    }, 60);
    expect(done).toMatchObject({ sweepsDone: 12, sweepsTotal: 12 });
    expect((await row()).fencingToken).toBe(2);

    const get = (token: string, headers: Record<string, string> = {}) =>
      fetch(`${api.url}/exports/${id}`, { headers: { authorization: `Bearer ${token}`, ...headers } });
    expect((await get(team.writeToken)).status).toBe(403);
    expect((await get(other.adminToken)).status).toBe(404);
    const first = await get(team.adminToken, { range: 'bytes=0-9999' });
    const headers = { range: 'bytes=10000-', 'if-range': first.headers.get('etag') ?? '' };
    const rest = await get(team.adminToken, headers);
    expect([first.status, rest.status]).toEqual([206, 206]);
    const bytes = Buffer.concat([
      Buffer.from(await first.arrayBuffer()),
      Buffer.from(await rest.arrayBuffer()),
    ]);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(done.contentHash);

    expect((await importFile(api.url, other, bytes)).preview.problems).toMatchObject([
      { code: 'IMPORT_UNEXPECTED_FILE', message: expect.stringMatching(/whole team.*folder "sweeps"/) },
    ]);
    const files = await unzip(bytes);
    const bundles = [...files.keys()].filter((name) => name.startsWith('sweeps/'));
    expect(bundles.toSorted()).toEqual(numbers.map((number) => `sweeps/sweep-${number}.zip`).toSorted());
    expect(String(files.get(`dataset-files/${contentHash}`))).toBe(table);
    const lines = (name: string) =>
      String(files.get(`records/${name}.ndjson`))
        .trim()
        .split('\n');
    expect(lines('Team').map((line) => JSON.parse(line).name)).toEqual([team.name]);
    expect(lines('Sweep').map((line) => JSON.parse(line).number)).toHaveLength(12);
    expect(lines('Model').map((line) => JSON.parse(line).name)).toEqual(['Softmax']);
    expect(lines('AuditEntry').filter((line) => line.includes('createSweep'))).toHaveLength(12);
    const token = JSON.parse(lines('ApiToken')[0] ?? '');
    expect(token).toMatchObject({ name: expect.any(String) });
    expect(Object.keys(token)).not.toContain('key');
    expect([...files.values()].some((file) => file.includes(other.localId))).toBe(false);
  } finally {
    await api.kill();
  }
});

it('says which file of a data set is gone, and what to do', async () => {
  const team = await createTestTeam(database.client);
  const api = await startProcess();
  try {
    const { id: uploadId, contentHash } = await sendFile(
      api.url,
      team,
      'gone.csv',
      'a,label\n1,0\n2,1\n3,0\n',
    );
    const spec = { format: 'csv', inputShape: [1], classes: 2, testExamples: 1, split: { seed: 1 } };
    expect((await sendDataset(api.url, team, { uploadId, name: 'Table', spec })).userErrors).toEqual([]);
    await rm(join(folder, 'dataset-files', team.localId, contentHash));
    const variables = { teamId: team.id };
    await ask(api.url, order, { token: team.adminToken, variables });
    const failed = await until(
      () => database.client.teamExport.findFirst({ where: { teamId: team.localId, status: 'FAILED' } }),
      30,
    );
    expect(failed.failureMessage).toMatch(/gone\.csv.*send the same file.*order the export again/);
  } finally {
    await api.kill();
  }
});

it('keeps no more bytes of a team than it may have, and says with a code what makes room', async () => {
  const team = await createTestTeam(database.client);
  const api = await startApiProcess(database.databaseUrl, folder, {
    CRITBATCH_CAPS: 'exportMebibytesOfTeam=2',
  });
  try {
    const rows = Array.from({ length: 100_000 }, (_, index) => `${100_000.5 + index},${index % 2}\n`);
    const { id: uploadId } = await sendFile(api.url, team, 'large.csv', `a,label\n${rows.join('')}`);
    const spec = { format: 'csv', inputShape: [1], classes: 2, testExamples: 1, split: { seed: 1 } };
    expect((await sendDataset(api.url, team, { uploadId, name: 'Table', spec })).userErrors).toEqual([]);
    const asked = { token: team.adminToken };
    const exported = async () => {
      const { exportTeam } = await ask<{ exportTeam: { teamExport: Export } }>(api.url, order, {
        ...asked,
        variables: { teamId: team.id },
      });
      const { id } = exportTeam.teamExport;
      const query =
        'query ($id: ID!) { node(id: $id) { ... on TeamExport { id status failureCode failureMessage } } }';
      return until(async () => {
        const { node } = await ask<{ node: Export }>(api.url, query, { ...asked, variables: { id } });
        return node.status === 'DONE' || node.status === 'FAILED' ? node : null;
      }, 30);
    };
    const first = await exported();
    expect(first).toMatchObject({ status: 'DONE', failureCode: null });
    expect(await exported()).toMatchObject({
      status: 'FAILED',
      failureCode: 'QUOTA_EXCEEDED',
      failureMessage: expect.stringMatching(/at most 2 MiB .*\(removeTeamExport\).*order the export again/),
    });
    const remove = (token: string) =>
      send<{ removeTeamExport: object }>(
        api.url,
        'mutation ($id: ID!) { removeTeamExport(input: { teamExportId: $id }) { userErrors { code } } }',
        { token, variables: { id: first.id } },
      );
    expect((await remove(team.writeToken)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const files = async () =>
      (await readdir(join(folder, 'exports'))).filter((name) =>
        name.startsWith(parseGlobalId(first.id)?.id ?? '-'),
      );
    expect(await files()).toHaveLength(1);
    expect((await remove(team.adminToken)).data?.removeTeamExport).toEqual({ userErrors: [] });
    expect(await files()).toHaveLength(0);
    expect(await exported()).toMatchObject({ status: 'DONE' });
  } finally {
    await api.kill();
  }
});

it('leaves no table of a team out, but what bundles hold and what is only of this machine', async () => {
  const columns = await database.client.$queryRaw<{ table: string; column: string }[]>`
    SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
    WHERE table_schema = current_schema()`;
  // What hangs on a team, through however many tables.
  const ofTeams = await database.client.$queryRaw<{ table: string }[]>`
    WITH RECURSIVE hanging (id) AS (
      SELECT '"Team"'::regclass::oid
      UNION SELECT conrelid FROM pg_constraint JOIN hanging ON confrelid = hanging.id WHERE contype = 'f')
    SELECT relname::text AS "table" FROM hanging JOIN pg_class ON oid = id WHERE NOT relispartition`;
  expect(ofTeams.length).toBeGreaterThan(40);
  const inBundles = [
    'Run',
    'Attempt',
    'Measurement',
    'Target',
    'Crossing',
    'Estimate',
    'BudgetAnswer',
    'SweepImport',
  ];
  const ofPlans = ['AdaptivePlan', 'PlanDecision'];
  const ofThisMachine = [
    'Checkpoint',
    'RunCheckpoint',
    'TrailPoint',
    'ImportUpload',
    'TeamExport',
    'SweepEvent',
  ];
  const ofPeople = ['Membership', 'Session'];
  const told = [...ofPeople, ...recordNames, ...inBundles, ...ofPlans, ...ofThisMachine];
  expect(ofTeams.map(({ table }) => table).filter((table) => !told.includes(table))).toEqual([]);

  const { id } = await database.client.team.findFirstOrThrow();
  const shown = await Promise.all(tables.map((table) => text(recordLines(database.client, table, id))));
  const secret = /"(secret|secretHash|key|password)":/;
  expect(recordNames.filter((_, index) => secret.test(shown[index] ?? ''))).toEqual([]);
  const secrets = columns.filter(({ column }) => /^(secret|secretHash|key|password)$/.test(column));
  for (const { table, column } of secrets.filter(({ table: name }) => recordNames.includes(name))) {
    const { without = [] } = tables.find((each) => nameOf(each) === table) ?? {};
    expect([table, column, without.includes(column)]).toEqual([table, column, true]);
  }
});

/** Orders an export, and gives its row once it has ended. */
async function endOfExport(api: { url: string }, team: { id: string; adminToken: string }) {
  const asked = { token: team.adminToken, variables: { teamId: team.id } };
  const { exportTeam } = await ask<{ exportTeam: { teamExport: Export } }>(api.url, order, asked);
  const id = parseGlobalId(exportTeam.teamExport.id)?.id ?? '';
  const ended = () => database.client.teamExport.findFirst({ where: { id, finishedAt: { not: null } } });
  return { id, ended };
}

/** Only root may mount a small disk to fill. */
const whereDisksCanBeMounted = process.platform === 'linux' && process.getuid?.() === 0 ? it : it.skip;

whereDisksCanBeMounted(
  'says that the disk is full, and can be ordered again once there is room',
  async () => {
    const team = await createTestTeam(database.client);
    const api = await startApiProcess(database.databaseUrl, folder, { CRITBATCH_DISK_FLOOR_MEBIBYTES: '0' });
    const exports = join(folder, 'exports');
    await mkdir(exports, { recursive: true });
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', exports]);
    try {
      for (const _ of [1, 2, 3])
        await createSweepOverHttp(api.url, team, { batchSizes: [8, 16, 32, 64], seeds: [1, 2, 3, 4, 5] });
      const full = await endOfExport(api, team);
      expect(await until(full.ended, 30)).toMatchObject({
        status: 'FAILED',
        failureCode: 'DISK_FULL',
        failureMessage: expect.stringMatching(/disk .* full; make room.*order the export again/),
      });
      execFileSync('mount', ['-o', 'remount,size=16m', exports]);
      const again = await endOfExport(api, team);
      expect(await until(again.ended, 30)).toMatchObject({ status: 'DONE', failureCode: null });
    } finally {
      await api.kill();
      execFileSync('umount', [exports]);
    }
  },
);
