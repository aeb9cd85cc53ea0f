import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestDatabase } from '@critbatch/prisma/testing/createTestDatabase';
import { createTestDatabase } from '@critbatch/prisma/testing/createTestDatabase';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { beginFile } from '../../testing/beginFile.ts';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { change } from '../../testing/graphql.ts';
import type { ApiProcess } from '../../testing/startApiProcess.ts';
import { startApiProcess } from '../../testing/startApiProcess.ts';
import { subscribe } from '../../testing/subscribe.ts';
import { until } from '../../testing/until.ts';

let database: TestDatabase;
let folder: string;
let api: ApiProcess;

beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'critbatch-processes-'));
  api = await startApiProcess(database.databaseUrl, folder, { CRITBATCH_API_PROCESSES: '2' });
});
afterAll(async () => {
  await api.kill();
  await rm(folder, { recursive: true });
  await database.drop();
});

/** True once no process has this id any more, null before. */
async function isGone(pid: number): Promise<true | null> {
  try {
    process.kill(pid, 0);
    return null;
  } catch {
    return true;
  }
}

/** True if the API answers on a connection of its own, null if not. */
function answers(milliseconds = 5_000): Promise<true | null> {
  const options = { headers: { connection: 'close' }, signal: AbortSignal.timeout(milliseconds) };
  return fetch(`${api.url}/health`, options).then(
    ({ ok }) => ok || null,
    () => null,
  );
}

/** A client with a single connection, which it opens at once and keeps. */
function keptClient() {
  const socket = connect(Number(new URL(api.url).port), '127.0.0.1').on('error', () => {});
  return {
    socket,
    answer: async (): Promise<string> => {
      socket.write('GET /health HTTP/1.1\r\nHost: api\r\n\r\n');
      const [data] = await once(socket, 'data', { signal: AbortSignal.timeout(10_000) });
      return String(data).slice(0, 15);
    },
  };
}

const ok = (count: number) => Array(count).fill('HTTP/1.1 200 OK');
const keptClients = (count: number) => Array.from({ length: count }, keptClient);

it('two processes have half each of the clients that come at once; one may die, and who replaces it gets the next', async () => {
  const [first, second] = api.pids as [number, number];
  expect(new Set([first, second, api.pid]).size).toBe(3);
  const clients = keptClients(16);
  expect(await Promise.all(clients.map(({ answer }) => answer()))).toEqual(ok(16));

  process.kill(first, 'SIGKILL');
  const living = () => clients.filter(({ socket }) => !socket.closed);
  await until(async () => (living().length <= 8 ? true : null));
  expect(await Promise.all(living().map(({ answer }) => answer()))).toEqual(ok(8));
  for (let request = 0; request < 10; request++) expect(await answers()).toBe(true);

  // The second holds its clients still, but answers nothing: only a third can.
  process.kill(second, 'SIGSTOP');
  try {
    await until(() => answers(500), 30);
    const late = keptClients(8);
    expect(await Promise.all(late.map(({ answer }) => answer()))).toEqual(ok(8));
  } finally {
    process.kill(second, 'SIGCONT');
  }
});

it('they carry streams and uploads; told to stop, they end idle connections at once, requests once answered, and themselves', async () => {
  const team = await createTestTeam(database.client);
  const sweep = await createSweepOverHttp(api.url, team);
  const stream = await subscribe(api.url, team.readToken, { sweepId: sweep.id });
  await change(api.url, team.writeToken, 'cancelSweep', 'sweep { id }', { sweepId: sweep.id });
  await stream.until(({ kind }) => kind === 'RUN_ENDED');

  const bytes = Buffer.alloc(1_000_000, 'a,label\n');
  const file = { name: 'a.csv', byteLength: bytes.length, part: bytes.subarray(0, 400_000) };
  const { sending } = await beginFile(api.url, team, file, join(folder, 'uploads'));
  const idle = keptClients(4);
  expect(await Promise.all(idle.map(({ answer }) => answer()))).toEqual(ok(4));

  const ends = idle.map(({ socket }) => once(socket, 'close'));
  process.kill(api.pid, 'SIGTERM');
  await Promise.all(ends);
  await expect(stream.until(() => false)).rejects.toThrow('terminated');
  expect(await answers()).toBeNull();
  const response = once(sending, 'response') as Promise<[IncomingMessage]>;
  sending.end(bytes.subarray(400_000));
  expect((await response)[0].statusCode).toBe(201);
  await until(() => isGone(api.pid));
  for (const pid of api.pids) expect(await isGone(pid)).toBe(true);
});
