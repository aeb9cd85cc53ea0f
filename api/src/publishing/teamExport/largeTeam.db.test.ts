import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { TestDatabase } from '@critbatch/prisma/testing/createTestDatabase';
import { createTestDatabase } from '@critbatch/prisma/testing/createTestDatabase';
import { createTestSweep } from '@critbatch/prisma/testing/createTestSweep';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openPromise } from 'yauzl';
import type { ExportedTable } from '../../platform/noun/exportedTable.ts';
import { nouns } from '../../server/nouns.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { startApiProcess } from '../../testing/startApiProcess.ts';
import { until } from '../../testing/until.ts';
import { exportedTables, nameOf, recordLines } from './records.ts';

/** Each has 10 MiB: a process that held them would have to grow by more than it may. */
const versions = 30;
const mostGrowthMebibytes = 250;

let database: TestDatabase;
let folder: string;
let team: TestTeam;
const tables = exportedTables(nouns);

beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'critbatch-export-'));
  team = await createTestTeam(database.client);
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

const order = (teamId: string) => database.client.teamExport.create({ data: { teamId } });
const rowOf = (id: string) => database.client.teamExport.findUniqueOrThrow({ where: { id } });
const startProcess = () => startApiProcess(database.databaseUrl, folder, { CRITBATCH_LEASE_SECONDS: '1' });

/** The most memory that a process has ever held. */
async function peakMebibytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
}

const onLinux = process.platform === 'linux' ? it : it.skip;

onLinux('a team with more than fits into memory is exported in a few pages of it', async () => {
  const { localId: teamId } = team;
  const { id: reportId } = await database.client.report.create({ data: { teamId, title: 'Large' } });
  await database.client.$executeRaw`
    INSERT INTO "ReportVersion" ("id", "reportId", "teamId", "number", "title", "snapshot", "snapshotHash")
    SELECT gen_random_uuid(), ${reportId}::uuid, ${teamId}::uuid, 1, 'Large',
      jsonb_build_object('schemaVersion', 1, 'text', repeat('0123456789', 1048576)), encode(sha256('1'), 'hex')`;
  // Copies of a stored row: PostgreSQL compresses its 10 MiB once.
  await database.client.$executeRaw`
    INSERT INTO "ReportVersion" ("id", "reportId", "teamId", "number", "title", "snapshot", "snapshotHash")
    SELECT gen_random_uuid(), "reportId", "teamId", copy, "title", "snapshot", encode(sha256(copy::text::bytea), 'hex')
    FROM "ReportVersion", generate_series(2, ${versions}::int) AS copy WHERE "reportId" = ${reportId}::uuid`;
  const api = await startProcess();
  try {
    const before = await peakMebibytes(api.pid);
    const { id } = await order(teamId);
    const done = await until(async () => {
      const row = await rowOf(id);
      return row.status === 'DONE' || row.status === 'FAILED' ? row : null;
    }, 150);
    expect(done).toMatchObject({ status: 'DONE', failureMessage: null });
    expect(Number(done.byteLength)).toBeGreaterThan(versions * 10 * 2 ** 20);
    expect((await peakMebibytes(api.pid)) - before).toBeLessThan(mostGrowthMebibytes);
    const path = join(folder, 'exports', `${id}.zip`);
    expect((await stat(path)).size).toBe(Number(done.byteLength));
    const zip = await openPromise(path);
    const sizes = new Map<string, number>();
    for await (const { fileName, uncompressedSize } of zip.eachEntry()) sizes.set(fileName, uncompressedSize);
    expect(sizes.get('records/ReportVersion.ndjson')).toBeGreaterThan(versions * 10 * 2 ** 20);
    expect([...sizes.keys()].filter((name) => name.startsWith('records/'))).toHaveLength(tables.length);
  } finally {
    await api.kill();
  }
});

it('every row is in it once, however many pages a table has and whatever its key is', async () => {
  const { client } = database;
  const { teamId, sweepId } = await createTestSweep(client);
  const user = await client.user.create({
    data: { name: 'Someone', email: `${randomUUID()}@example.org`, emailVerified: true },
  });
  await client.membership.create({ data: { teamId, userId: user.id, role: 'OWNER' } });
  const { count } = await client.comment.createMany({
    data: Array.from({ length: 5_003 }, (_, index) => ({
      teamId,
      sweepId,
      authorId: user.id,
      // Some pages end by their length, others by their rows.
      text: index % 500 === 0 ? 'x'.repeat(1_500_000) : `${index}`,
    })),
  });
  const comments = await client.comment.findMany({ where: { teamId }, select: { id: true } });
  await client.commentMention.createMany({
    data: comments.map(({ id: commentId }) => ({ commentId, userId: user.id })),
  });
  const tableOf = (name: string) => tables.find((each) => nameOf(each) === name) as ExportedTable;
  const linesOf = async (name: string) =>
    (await text(recordLines(client, tableOf(name), teamId)))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
  const [shown, mentions] = [await linesOf('Comment'), await linesOf('CommentMention')];
  expect([shown.length, mentions.length]).toEqual([count, count]);
  const ids = comments.map(({ id }) => id).toSorted();
  expect(shown.map(({ id }) => id).toSorted()).toEqual(ids);
  expect(mentions.map(({ commentId }) => commentId).toSorted()).toEqual(ids);
  expect(await linesOf('Member')).toEqual([
    {
      role: 'OWNER',
      createdAt: expect.any(String),
      userId: user.id,
      name: 'Someone',
      email: user.email,
    },
  ]);
});

it('that comes no further though it is begun again and again is given up, with a code', async () => {
  const { localId: teamId } = await createTestTeam(database.client);
  const { id } = await order(teamId);
  // The process that reads the team's views waits, as for a disk that does not answer, and is killed meanwhile.
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const locked = database.client.$transaction(
    async (transaction) => {
      await transaction.$executeRaw`LOCK TABLE "SavedView" IN ACCESS EXCLUSIVE MODE`;
      await transaction.$executeRaw`SET LOCAL idle_in_transaction_session_timeout = 0`;
      await held;
    },
    { timeout: 280_000 },
  );
  try {
    for (let turn = 1; turn <= 5; turn++) {
      const api = await startProcess();
      await until(async () => ((await rowOf(id)).fencingToken >= turn ? true : null), 60);
      await api.kill();
    }
  } finally {
    letGo();
    await locked;
  }
  expect(await rowOf(id)).toMatchObject({ status: 'RUNNING', fruitlessClaims: 5 });
  const api = await startProcess();
  try {
    const failed = await until(async () => {
      const row = await rowOf(id);
      return row.status === 'RUNNING' ? null : row;
    }, 60);
    expect(failed).toMatchObject({
      status: 'FAILED',
      failureCode: 'EXPORT_STUCK',
      failureMessage: expect.stringMatching(/begun 5 times .* order the export again/),
    });
    // Its files go after its row has said so.
    await until(() =>
      stat(join(folder, 'exports', id)).then(
        () => null,
        ({ code }) => (code === 'ENOENT' ? true : null),
      ),
    );
  } finally {
    await api.kill();
  }
});
