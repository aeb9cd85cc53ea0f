import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TestDatabase } from '@critbatch/prisma/testing/createTestDatabase';
import { createTestDatabase } from '@critbatch/prisma/testing/createTestDatabase';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { globalId } from '../../platform/node/globalId.ts';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import type { ApiProcess } from '../../testing/startApiProcess.ts';
import { startApiProcess } from '../../testing/startApiProcess.ts';
import { openStream } from '../../testing/subscribe.ts';
import { startTestWorker, testRow } from '../../testing/testWorker.ts';
import { until } from '../../testing/until.ts';

let database: TestDatabase;
let folder: string;
let team: TestTeam;
/** Through one of them is written, at the other is listened. */
let writer: ApiProcess;
let listener: ApiProcess;

beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'critbatch-resume-'));
  team = await createTestTeam(database.client);
  [writer, listener] = await Promise.all([start(), start()]);
});
afterAll(async () => {
  await Promise.all([writer.kill(), listener.kill()]);
  await database.drop();
  await rm(folder, { recursive: true });
});

const start = () => startApiProcess(database.databaseUrl, folder);

const pointsQuery = `subscription ($id: ID!, $after: String) {
  runPoints(runId: $id, after: $after) { cursor measurements { attempt step } run { status } }
}`;
const eventsQuery = `subscription ($id: ID!, $after: Long) {
  sweepEvents(sweepId: $id, after: $after) { sequence kind run { id } }
}`;
const estimatesQuery = `subscription ($id: ID!, $after: Long) {
  estimates(sweepId: $id, after: $after) { sequence estimate { id answer } }
}`;
type Points = { runPoints: { cursor: string; measurements: { attempt: number; step: number }[] } };
type Events = { sweepEvents: { sequence: number; kind: string; run: { id: string } | null } };
type Estimates = { estimates: { sequence: number; estimate: { id: string } } };

/** Follows until a message is the last, through as many connections as it takes; each goes on after the last cursor. */
async function followThrough<Data>(
  query: string,
  id: string,
  cursorOf: (data: Data) => unknown,
  isLast: (data: Data) => boolean,
): Promise<Data[]> {
  const seen: Data[] = [];
  // The log of a run is told from its beginning, the events of a sweep from now on unless one says from where.
  let after: unknown = query === pointsQuery ? undefined : 0;
  return until(async () => {
    try {
      const stream = await openStream<Data>(listener.url, team.readToken, query, { id, after });
      for (;;) {
        const message = await stream.next();
        if (!message?.data) return null;
        seen.push(message.data);
        after = cursorOf(message.data);
        if (!isLast(message.data)) continue;
        stream.close();
        return seen;
      }
    } catch {
      // The process that was listened at has been killed.
      return null;
    }
  });
}

describe('subscriptions at one API process, while another writes and both are killed now and then,', () => {
  it('give every point of a run, every change of its sweep and every estimate once, in order', async () => {
    const { id: sweepId } = await createSweepOverHttp(writer.url, team, { batchSizes: [8], seeds: [1] });
    let worker = await startTestWorker(writer.url, team);
    const { lease: first } = await worker.claim();
    if (!first) throw new Error('Nothing is queued.');

    const points = followThrough<Points>(
      pointsQuery,
      first.run.id,
      ({ runPoints }) => runPoints.cursor,
      ({ runPoints }) => runPoints.measurements.some(({ step }) => step === 90),
    );
    const events = followThrough<Events>(
      eventsQuery,
      sweepId,
      ({ sweepEvents }) => sweepEvents.sequence,
      ({ sweepEvents }) => sweepEvents.kind === 'SWEEP_FINISHED',
    );
    for (let batch = 0; batch < 3; batch++) {
      await worker.report(first, batch, [testRow(10 * batch + 10, 8), testRow(10 * batch + 15, 8)]);
      await sleep(100);
    }
    await listener.kill();
    await worker.report(first, 3, [testRow(40, 8)]);
    listener = await start();
    // A later attempt repeats what lies after its checkpoint, and here adds a row before the last that is known.
    await worker.release(first);
    const { lease } = await worker.claim();
    if (!lease) throw new Error('Nothing is queued.');
    await worker.report(lease, 0, [testRow(35, 8), testRow(37, 8), testRow(40, 8), testRow(50, 8)]);
    await writer.kill();
    writer = await start();
    worker = await startTestWorker(writer.url, team);
    for (let batch = 1; batch < 5; batch++)
      await worker.report(lease, batch, [testRow(50 + 10 * batch, 8, 0.05)]);
    const rows = (await points).flatMap(({ runPoints }) => runPoints.measurements);
    expect(rows.map(({ attempt, step }) => [attempt, step])).toEqual([
      ...[10, 15, 20, 25, 30, 35, 40].map((step) => [1, step]),
      ...[37, 50, 60, 70, 80, 90].map((step) => [2, step]),
    ]);

    await worker.complete(lease, 4, 90);
    const told = (await events).map(({ sweepEvents }) => sweepEvents);
    const happened = await database.client.sweepEvent.findMany({
      where: { sequence: { lte: told.at(-1)?.sequence ?? 0 } },
      orderBy: { sequence: 'asc' },
    });
    // Where several progress events of a run wait, only the newest is sent. All other events are always sent, the last progress too.
    const lastProgress = happened.findLast(({ kind }) => kind === 'RUN_PROGRESSED');
    const must = happened.filter((event) => event.kind !== 'RUN_PROGRESSED' || event === lastProgress);
    const sequences = told.map(({ sequence }) => sequence);
    expect(sequences).toEqual([...new Set(sequences)].sort((a, b) => a - b));
    expect(sequences).toEqual(expect.arrayContaining(must.map(({ sequence }) => Number(sequence))));
    expect(must.map(({ kind }) => kind)).toEqual([
      'RUN_CLAIMED',
      'RUN_REQUEUED',
      'RUN_CLAIMED',
      'RUN_PROGRESSED',
      'RUN_ENDED',
      'SWEEP_FINISHED',
    ]);
    let estimates = 0;
    const heard = await followThrough<Estimates>(
      estimatesQuery,
      sweepId,
      ({ estimates: { sequence } }) => sequence,
      () => ++estimates === 1,
    );
    const stored = await database.client.estimate.findMany();
    expect(heard.map(({ estimates: { estimate } }) => estimate.id)).toEqual(
      stored.map(({ id }) => globalId('Estimate', id)),
    );
    // Processes are killed and started again half a dozen times, which takes long on a busy machine.
  });
});

describe('runPoints', () => {
  it('refuses a cursor of something else, and the run of another team', async () => {
    const { id: sweepId } = await createSweepOverHttp(writer.url, team, { batchSizes: [8], seeds: [2] });
    const run = await database.client.run.findFirstOrThrow({ where: { seed: 2 } });
    const id = globalId('Run', run.id);
    const codeOf = async (token: string, variables: Record<string, unknown>) => {
      const stream = await openStream<Points>(writer.url, token, pointsQuery, variables);
      return (await stream.next())?.errors?.[0]?.extensions.code;
    };
    expect(await codeOf(team.readToken, { id, after: 'x' })).toBe('INVALID_INPUT');
    const { runId } = await database.client.measurement.findFirstOrThrow();
    const elsewhere = { id: globalId('Run', runId) };
    const stream = await openStream<Points>(writer.url, team.readToken, pointsQuery, elsewhere);
    const after = (await stream.next())?.data?.runPoints.cursor;
    stream.close();
    expect(after).toEqual(expect.any(String));
    expect(await codeOf(team.readToken, { id, after })).toBe('INVALID_INPUT');
    expect(await codeOf(team.readToken, { id: sweepId })).toBe('NOT_FOUND');
    const other = await createTestTeam(database.client);
    expect(await codeOf(other.readToken, { id })).toBe('NOT_FOUND');
    expect(await codeOf(team.workerToken, { id })).toBe('FORBIDDEN');
  });
});
