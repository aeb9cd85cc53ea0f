import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { countStatements } from '../../testing/countStatements.ts';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { ask, change, send } from '../../testing/graphql.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTwoApis } from '../../testing/startTwoApis.ts';
import type { TestLease } from '../../testing/testWorker.ts';
import { startTestWorker, testRow } from '../../testing/testWorker.ts';

let api: TestApi;
let urls: string[];
let stop: () => Promise<void>;
let team: TestTeam;
let worker: Awaited<ReturnType<typeof startTestWorker>>;

beforeAll(async () => {
  ({ api, urls, stop } = await startTwoApis({ leaseSeconds: 3600 }));
  team = await createTestTeam(api.client);
  worker = await startTestWorker(api.url, team);
});
afterAll(() => stop());

type Point = { step: number; trainingLoss: number };
type Looked = { run: { status: string; history: Point[] } };

const look = (url: string, id: string, selection = 'status history(points: 100) { step trainingLoss }') =>
  ask<Looked>(url, `query ($id: ID!) { run(id: $id) { ${selection} } }`, {
    token: team.readToken,
    variables: { id },
  });

/** What both APIs show of a run, twice: the second look is at what the first has kept. */
async function looks(id: string): Promise<{ status: string; steps: number[] }[]> {
  const seen: Looked[] = [];
  for (const url of [...urls, ...urls]) seen.push(await look(url, id));
  return seen.map(({ run }) => ({ status: run.status, steps: run.history.map(({ step }) => step) }));
}

const four = <Value>(value: Value): Value[] => Array.from({ length: 4 }, () => value);

const rowsOf = (lease: TestLease, ...steps: number[]) =>
  steps.map((step) => testRow(step, lease.run.batchSize));

async function claim(sweepId: string): Promise<TestLease> {
  const { lease } = await worker.claim(sweepId);
  if (!lease) throw new Error('Nothing to claim.');
  return lease;
}

/** A run that somebody has claimed, with these steps in its log. */
async function startRun(...steps: number[]): Promise<{ sweepId: string; lease: TestLease }> {
  const { id: sweepId } = await createSweepOverHttp(api.url, team, { batchSizes: [8] });
  const lease = await claim(sweepId);
  await worker.report(lease, 0, rowsOf(lease, ...steps));
  return { sweepId, lease };
}

/** How many statements the points of a run take, beside all else of the answer. */
async function statementsForPoints(id: string): Promise<number> {
  const counted = async (selection?: string) =>
    (await countStatements(() => look(api.url, id, selection))).statements;
  return (await counted()) - (await counted('status'));
}

describe('the history of a run that has ended', () => {
  it('is read once, and comes alike again', async () => {
    const { lease } = await startRun(1, 2, 3);
    await worker.complete(lease, 0, 3);
    const first = await look(api.url, lease.run.id);
    expect(first.run.history).toMatchObject([
      { step: 1, trainingLoss: 1 },
      { step: 2, trainingLoss: 0.5 },
      { step: 3 },
    ]);
    expect(await statementsForPoints(lease.run.id)).toBe(0);
    expect(await look(api.url, lease.run.id)).toEqual(first);
  });

  it('is another one in other columns and of other points', async () => {
    const { lease } = await startRun(1, 2, 3, 4);
    await worker.complete(lease, 0, 4);
    const shown = async (selection: string) =>
      (await look(api.url, lease.run.id, `status ${selection}`)).run.history;
    for (let turn = 0; turn < 2; turn++) {
      expect(await shown('history(points: 2) { step }')).toEqual([{ step: 1 }, { step: 4 }]);
      expect(await shown('history(points: 100) { step }')).toHaveLength(4);
      expect(await shown('history(points: 2) { stepSize examplesSeen }')).toEqual([
        { stepSize: null, examplesSeen: 8 },
        { stepSize: null, examplesSeen: 32 },
      ]);
    }
  });

  it.each([
    ['that goes on', false],
    ['that has ended', true],
  ])('of a run %s is the same in columns', async (_what, isEnded) => {
    const { lease } = await startRun(1, 2, 3, 4);
    if (isEnded) await worker.complete(lease, 0, 4);
    const fields = 'step examplesSeen trainingLoss stepSize recordedAt';
    const both = `history(points: 3) { ${fields} } historyColumns(points: 3) { ${fields} loss: trainingLoss }`;
    for (let turn = 0; turn < 2; turn++) {
      const { run } = await look(api.url, lease.run.id, both);
      const { history, historyColumns } = run as unknown as Record<string, Record<string, unknown>[]>;
      const column = (name: string) => history?.map((point) => point[name]);
      expect(column('step')).toEqual([1, 2, 4]);
      expect(historyColumns).toEqual({
        ...Object.fromEntries(fields.split(' ').map((name) => [name, column(name)])),
        loss: column('trainingLoss'),
      });
    }
  });

  it('of a run without a point has empty columns', async () => {
    const sweep = await createSweepOverHttp(api.url, team, { batchSizes: [8] });
    const lease = await claim(sweep.id);
    expect(await look(api.url, lease.run.id, 'historyColumns { step stepSize recordedAt }')).toEqual({
      run: { historyColumns: { step: [], stepSize: [], recordedAt: [] } },
    });
  });

  it('is shown to nobody who may not see the run', async () => {
    const { lease } = await startRun(1);
    await worker.complete(lease, 0, 1);
    await look(api.url, lease.run.id);
    const stranger = await createTestTeam(api.client);
    const query = `{ run(id: "${lease.run.id}") { history(points: 100) { step trainingLoss } } }`;
    const { data } = await send<{ run: unknown }>(api.url, query, { token: stranger.readToken });
    expect(data?.run ?? null).toBeNull();
  });

  it('comes along with a list of runs as well, where nothing else of them is asked for', async () => {
    const sweep = await createSweepOverHttp(api.url, team, { batchSizes: [8, 16] });
    for (let turn = 0; turn < 2; turn++) {
      const lease = await claim(sweep.id);
      await worker.report(lease, 0, rowsOf(lease, 1, 2));
      await worker.complete(lease, 0, 2);
    }
    const list = (selection: string) =>
      countStatements(() =>
        ask<{ sweep: { runs: { nodes: Looked['run'][] } } }>(
          api.url,
          `{ sweep(id: "${sweep.id}") { runs { nodes { ${selection} } } } }`,
          { token: team.readToken },
        ),
      );
    const { statements, result } = await list('history(points: 7) { examplesSeen }');
    expect(result.sweep.runs.nodes).toEqual([
      { history: [{ examplesSeen: 8 }, { examplesSeen: 16 }] },
      { history: [{ examplesSeen: 16 }, { examplesSeen: 32 }] },
    ]);
    expect(statements).toBe((await list('batchSize')).statements);
  });

  it('counts against what an operation may read, kept or not', async () => {
    const sweep = await createSweepOverHttp(api.url, team, {
      batchSizes: Array.from({ length: 100 }, (_, index) => index + 1),
    });
    await change(api.url, team.writeToken, 'cancelSweep', 'sweep { status }', { sweepId: sweep.id });
    const runs = (first: number) =>
      send(
        api.url,
        `{ sweep(id: "${sweep.id}") { runs(first: ${first}) { nodes { historyColumns(points: 1000) { step } } } } }`,
        { token: team.readToken },
      );
    for (let turn = 0; turn < 2; turn++) expect((await runs(99)).errors).toBeUndefined();
    expect((await runs(100)).errors?.[0]?.extensions.code).toBe('OPERATION_TOO_LARGE');
  });
});

describe('the history of a run that goes on', () => {
  it('is read by every look', async () => {
    const { lease } = await startRun(1, 2);
    expect(await looks(lease.run.id)).toEqual(four({ status: 'RUNNING', steps: [1, 2] }));
    expect(await statementsForPoints(lease.run.id)).toBe(1);
    await worker.report(lease, 1, rowsOf(lease, 3));
    expect(await looks(lease.run.id)).toEqual(four({ status: 'RUNNING', steps: [1, 2, 3] }));
  });

  it('is another one after a retry, whichever API is asked, and never that of a former end', async () => {
    const { sweepId, lease } = await startRun(1, 2);
    const { id } = lease.run;
    await worker.fail(lease, 'UNSUPPORTED_KERNEL');
    expect(await looks(id)).toEqual(four({ status: 'FAILED', steps: [1, 2] }));

    await change(api.url, team.writeToken, 'retryRun', 'run { status }', { runId: id });
    // The former holder wakes up.
    expect((await worker.report(lease, 1, rowsOf(lease, 3))).userErrors).toMatchObject([
      { code: 'LEASE_LOST' },
    ]);
    expect(await looks(id)).toEqual(four({ status: 'QUEUED', steps: [1, 2] }));

    const again = await claim(sweepId);
    await worker.report(again, 0, rowsOf(again, 2, 4));
    expect(await looks(id)).toEqual(four({ status: 'RUNNING', steps: [1, 2, 4] }));
    expect((await worker.report(lease, 1, rowsOf(lease, 3))).userErrors).toMatchObject([
      { code: 'LEASE_LOST' },
    ]);
    await worker.report(again, 1, rowsOf(again, 5));
    await worker.complete(again, 1, 5);
    expect(await looks(id)).toEqual(four({ status: 'SUCCEEDED', steps: [1, 2, 4, 5] }));
    expect((await worker.report(again, 2, rowsOf(again, 6))).userErrors).toMatchObject([
      { code: 'RUN_ENDED' },
    ]);
    expect(await looks(id)).toEqual(four({ status: 'SUCCEEDED', steps: [1, 2, 4, 5] }));
  });

  it('is another one after its budget was raised', async () => {
    const { sweepId, lease } = await startRun(1, 2);
    const { id } = lease.run;
    await worker.complete(lease, 0, 2, 'BUDGET_SPENT');
    expect(await looks(id)).toEqual(four({ status: 'SUCCEEDED', steps: [1, 2] }));
    await change(api.url, team.writeToken, 'raiseBudget', 'sweep { status }', {
      sweepId,
      maxExamplesPerRun: 200_000,
    });
    const again = await claim(sweepId);
    await worker.report(again, 0, rowsOf(again, 3));
    await worker.complete(again, 0, 3, 'BUDGET_SPENT');
    expect(await looks(id)).toEqual(four({ status: 'SUCCEEDED', steps: [1, 2, 3] }));
  });
});
