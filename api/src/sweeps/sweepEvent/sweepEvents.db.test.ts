import { forgetSweepEvents } from '@critbatch/prisma/queue/forgetSweepEvents';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { parseGlobalId } from '../../platform/node/globalId.ts';
import { startApi } from '../../server/http/api.ts';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { subscribe } from '../../testing/subscribe.ts';
import type { TestLease } from '../../testing/testWorker.ts';
import { startTestWorker, testRow } from '../../testing/testWorker.ts';
import { until } from '../../testing/until.ts';

let api: TestApi;
let team: TestTeam;
let worker: Awaited<ReturnType<typeof startTestWorker>>;
let sweepId: string;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());
beforeEach(async () => {
  await until(async () => (api.changes.watched === 0 ? true : null));
  team = await createTestTeam(api.client);
  worker = await startTestWorker(api.url, team);
  sweepId = (await createSweepOverHttp(api.url, team)).id;
});

async function claim(): Promise<TestLease> {
  const { lease } = await worker.claim();
  if (!lease) throw new Error('Nothing is queued.');
  return lease;
}

/** Resolves when the one subscription of a test follows its sweep: what happens from then on comes over it. */
const begun = () => until(async () => (api.changes.watched > 0 ? true : null));

const isEnd = ({ kind }: { kind: string }) => kind === 'RUN_ENDED';
const sequences = (events: { sequence: number }[]) => events.map(({ sequence }) => sequence);

describe('sweepEvents', () => {
  it('tells of every change as it happens, and shows the run as it is then', async () => {
    const live = await subscribe(api.url, team.readToken, { sweepId });
    await begun();
    const lease = await claim();
    const [claimed] = await live.until(({ kind }) => kind === 'RUN_CLAIMED');
    expect(claimed).toEqual({
      sequence: 1,
      kind: 'RUN_CLAIMED',
      run: { id: lease.run.id, status: 'CLAIMED' },
    });
    await worker.report(lease, 0, [testRow(1, 8)]);
    const [progressed] = await live.until(() => true);
    expect(progressed).toEqual({
      sequence: 2,
      kind: 'RUN_PROGRESSED',
      run: { id: lease.run.id, status: 'RUNNING' },
    });
    await worker.complete(lease, 0, 1);
    const [ended] = await live.until(isEnd);
    expect(ended).toEqual({ sequence: 3, kind: 'RUN_ENDED', run: { id: lease.run.id, status: 'SUCCEEDED' } });
    live.close();
  });

  it('resumes after a sequence without a gap or a double, on another API than the one that writes', async () => {
    const other = await startApi(api.environment);
    try {
      const lease = await claim();
      const before = await subscribe(`http://127.0.0.1:${other.port}`, team.readToken, { sweepId, after: 0 });
      const seen = await before.until(({ kind }) => kind === 'RUN_CLAIMED');
      before.close();

      await worker.release(lease);
      await claim();
      const after = await subscribe(`http://127.0.0.1:${other.port}`, team.readToken, {
        sweepId,
        after: seen.at(-1)?.sequence ?? 0,
      });
      const again = await claim();
      await worker.complete(again, -1, 0);
      const rest = await after.until(isEnd);
      after.close();
      expect(sequences([...seen, ...rest])).toEqual([1, 2, 3, 4, 5]);
    } finally {
      await other.stop();
    }
  });

  it('is cut off when its API stops, and goes on where it was with the next one', async () => {
    const first = await startApi(api.environment);
    const live = await subscribe(`http://127.0.0.1:${first.port}`, team.readToken, { sweepId, after: 0 });
    const lease = await claim();
    const seen = await live.until(({ kind }) => kind === 'RUN_CLAIMED');
    const start = performance.now();
    await first.stop();
    expect(performance.now() - start).toBeLessThan(20_000);
    await expect(live.next()).rejects.toThrow('terminated');

    await worker.complete(lease, -1, 0);
    const second = await startApi(api.environment);
    const resumed = await subscribe(`http://127.0.0.1:${second.port}`, team.readToken, {
      sweepId,
      after: seen.length,
    });
    expect(sequences(await resumed.until(isEnd))).toEqual([2]);
    resumed.close();
    await second.stop();
  });

  it('keeps only the newest progress of a run that has reported many times', async () => {
    const lease = await claim();
    for (let sequence = 0; sequence < 20; sequence++)
      await worker.report(lease, sequence, [testRow(sequence + 1, 8)]);
    await worker.complete(lease, 19, 20);
    const late = await subscribe(api.url, team.readToken, { sweepId, after: 0 });
    const events = await late.until(isEnd);
    late.close();
    expect(events.map(({ sequence, kind }) => [sequence, kind])).toEqual([
      [1, 'RUN_CLAIMED'],
      [21, 'RUN_PROGRESSED'],
      [22, 'RUN_ENDED'],
    ]);
  });

  it('loses nothing when the listening connection is cut', async () => {
    const live = await subscribe(api.url, team.readToken, { sweepId, after: 0 });
    await begun();
    const cut = () => api.client.$queryRaw<{ killed: boolean }[]>`
      SELECT pg_terminate_backend(pid) AS killed FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'critbatch listener'`;
    expect(await cut()).toEqual([{ killed: true }]);
    await claim();
    expect(sequences(await live.until(({ kind }) => kind === 'RUN_CLAIMED'))).toEqual([1]);
    live.close();
  });

  it('says so where what followed a cursor is forgotten, and goes on where it is not', async () => {
    const lease = await claim();
    await worker.release(lease);
    await claim();
    const old = new Date(Date.now() - 31 * 86_400_000);
    const id = parseGlobalId(sweepId)?.id ?? '';
    const where = { sweepId: id, sequence: { lte: 2 } };
    await api.client.sweepEvent.updateMany({ where, data: { createdAt: old } });
    await api.client.sweepEvent.updateMany({
      where: { sweepId: id, sequence: 3 },
      data: { createdAt: new Date() },
    });
    expect(await forgetSweepEvents(api.client, new Date(Date.now() - 30 * 86_400_000))).toBe(2);
    const codeAfter = async (after: number) => {
      const stream = await subscribe(api.url, team.readToken, { sweepId, after });
      const message = await stream.next();
      stream.close();
      return message?.errors?.[0]?.extensions.code ?? message?.data?.sweepEvents.sequence;
    };
    expect([await codeAfter(0), await codeAfter(1), await codeAfter(2)]).toEqual([
      'CURSOR_TOO_OLD',
      'CURSOR_TOO_OLD',
      3,
    ]);
    expect(await forgetSweepEvents(api.client, new Date(Date.now() + 1000))).toBeGreaterThan(0);
    expect(await codeAfter(2)).toBe('CURSOR_TOO_OLD');
    const live = await subscribe(api.url, team.readToken, { sweepId, after: 3 });
    await begun();
    await claim();
    expect(sequences(await live.until(() => true))).toEqual([4]);
    live.close();
  });

  it('ends for a token that may not read any more', async () => {
    const live = await subscribe(api.url, team.readToken, { sweepId });
    await begun();
    await api.client.apiToken.updateMany({
      where: { referenceId: team.localId, name: 'read' },
      data: { permissions: '{"team":["worker"]}' },
    });
    await claim();
    expect(await live.next()).toBeNull();
  });

  it('ends for a token that has been revoked meanwhile', async () => {
    const live = await subscribe(api.url, team.readToken, { sweepId });
    await begun();
    await api.client.apiToken.updateMany({
      where: { referenceId: team.localId, name: 'read' },
      data: { enabled: false },
    });
    await claim();
    expect(await live.next()).toBeNull();
  });

  it('frees what it used when the subscriber goes', async () => {
    const { changes } = api;
    const live = await subscribe(api.url, team.readToken, { sweepId });
    await until(async () => (changes.watched === 1 ? true : null));
    live.close();
    await until(async () => (changes.watched === 0 ? true : null));
  });
});

describe('the stream', () => {
  it('can be opened with GET too, as a browser’s EventSource does', async () => {
    await claim();
    const query = `subscription { sweepEvents(sweepId: "${sweepId}", after: 0) { kind } }`;
    const response = await fetch(`${api.url}/graphql/stream?query=${encodeURIComponent(query)}`, {
      headers: { accept: 'text/event-stream', authorization: `Bearer ${team.readToken}` },
    });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    while (!text.includes('RUN_CLAIMED')) text += (await reader?.read())?.value ?? '';
    await reader?.cancel();
    expect(response.headers.get('content-type')).toContain('text/event-stream');
  });

  const refused = async (operation: string) => {
    const stream = await subscribe(api.url, team.readToken, { sweepId }, operation);
    return (await stream.next())?.errors?.[0]?.extensions.code;
  };

  it('refuses a sequence that has not come yet: its events would be missed in silence', async () => {
    const stream = await subscribe(api.url, team.readToken, { sweepId, after: 1 });
    expect((await stream.next())?.errors?.[0]?.extensions.code).toBe('INVALID_INPUT');
  });

  it('refuses what is not a subscription, what is too deep or too long, and what the caller may not see', async () => {
    expect(await refused('{ viewer { scopes } }')).toBe('INVALID_INPUT');
    expect(await refused('mutation { cancelSweep(input: { sweepId: "x" }) { userErrors { code } } }')).toBe(
      'INVALID_INPUT',
    );
    const deep = `subscription { sweepEvents(sweepId: "x") { ${'sweep { runs { nodes { '.repeat(5)} id ${'} } }'.repeat(5)} } }`;
    expect(await refused(deep)).toBe('OPERATION_TOO_LARGE');
    const long = `subscription { sweepEvents(sweepId: "x") { ${'kind '.repeat(5000)} } }`;
    expect(await refused(long)).toBe('OPERATION_TOO_LARGE');
    const stranger = await createTestTeam(api.client);
    const stream = await subscribe(api.url, stranger.readToken, { sweepId });
    expect((await stream.next())?.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });
});
