import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { parseGlobalId } from '../../platform/node/globalId.ts';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { ask } from '../../testing/graphql.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import type { TestLease } from '../../testing/testWorker.ts';
import { startTestWorker, testRow } from '../../testing/testWorker.ts';
import { until } from '../../testing/until.ts';

let api: TestApi;
let team: TestTeam;
let worker: Awaited<ReturnType<typeof startTestWorker>>;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());
beforeEach(async () => {
  team = await createTestTeam(api.client);
  worker = await startTestWorker(api.url, team);
});

/** A cap of 1,000 steps: what is watched at step 250 are the steps from 126 on. */
const grid = { batchSizes: [8], seeds: [1], maxExamplesPerRun: 8_000 };
const start = testRow(0, 8, 2);

async function claimOf(input: object) {
  const { id } = await createSweepOverHttp(api.url, team, { ...grid, ...input });
  const { lease } = await worker.claim(id);
  if (!lease) throw new Error('Nothing is queued.');
  return { id, sweepId: parseGlobalId(id)?.id ?? '', lease };
}

const rowsAt = (steps: readonly number[], trainingLoss: number) =>
  steps.map((step) => testRow(step, 8, trainingLoss));

async function isAskedFor(lease: TestLease) {
  return (await worker.heartbeat(lease)).cancelRequested;
}

async function runOf(lease: TestLease) {
  const query = `query ($id: ID!) { run(id: $id) {
    status outcome step deviceSeconds cancelRequested hopeless { capSteps fromStep step metric atStart best }
    crossings { lowerSteps upperSteps } } }`;
  const variables = { id: lease.run.id };
  const { run } = await ask<{ run: Record<string, unknown> & { crossings: unknown[] } }>(api.url, query, {
    token: team.writeToken,
    variables,
  });
  return run;
}

async function change(mutation: string, input: object) {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!`;
  const query = `mutation ($input: ${type}) { payload: ${mutation}(input: $input) { userErrors { code message } } }`;
  const { payload } = await ask<{ payload: { userErrors: unknown[] } }>(api.url, query, {
    token: team.writeToken,
    variables: { input },
  });
  expect(payload.userErrors).toEqual([]);
}

/** Trains worse than the untrained model until the holder is asked for the run. */
async function stopAsHopeless(lease: TestLease) {
  await worker.report(lease, 0, [start, ...rowsAt([60, 130, 170, 210], 7)]);
  expect(await isAskedFor(lease)).toBe(false);
  await worker.report(lease, 1, rowsAt([250], 5));
  expect(await isAskedFor(lease)).toBe(true);
}

const stopped = { status: 'SUCCEEDED', outcome: 'HOPELESS', step: 250, deviceSeconds: 2 };

describe('a run that is worse than the untrained model', () => {
  it('is stopped after a quarter of its cap, and counts as not arrived by that', async () => {
    const { id, sweepId, lease } = await claimOf({});
    await stopAsHopeless(lease);
    expect(await runOf(lease)).toMatchObject({ status: 'RUNNING', outcome: null, hopeless: null });
    await worker.release(lease);
    const figures = {
      capSteps: 1_000,
      fromStep: 130,
      step: 250,
      metric: 'TRAINING_LOSS',
      atStart: 2,
      best: 5,
    };
    expect(await runOf(lease)).toMatchObject({ ...stopped, hopeless: figures });
    await until(() => api.client.crossing.findFirst({ where: { run: { sweepId } } }));
    expect((await runOf(lease)).crossings).toEqual([{ lowerSteps: 1_000, upperSteps: null }]);
    expect(await api.client.sweep.findUniqueOrThrow({ where: { id: sweepId } })).toMatchObject({
      status: 'FINISHED',
    });
    // A target that is asked of its log later: it has not arrived there by its cap, either.
    await change('addTarget', { sweepId: id, metric: 'TRAINING_LOSS', threshold: 0.5 });
    const crossings = () =>
      until(async () => {
        const { crossings } = await runOf(lease);
        return crossings.length === 2 ? crossings : null;
      });
    expect(await crossings()).toEqual(Array(2).fill({ lowerSteps: 1_000, upperSteps: null }));
  });

  it.each([
    ['its cap is of few steps', { maxExamplesPerRun: 792 }, [13, 17, 21, 25]],
    ['a schedule lowers its learning rate', { policy: cosine() }, [130, 170, 210, 250]],
  ])('is trained on where %s', async (_, input, steps) => {
    const { lease } = await claimOf(input);
    await worker.report(lease, 0, [start, ...rowsAt(steps, 7)]);
    expect(await isAskedFor(lease)).toBe(false);
  });

  it.each([
    [
      'an evaluation since was better',
      [...rowsAt([130, 170], 7), ...rowsAt([210], 1.9), ...rowsAt([250], 7)],
    ],
    ['it was looked at too rarely', rowsAt([170, 250], 7)],
    ['nothing is known of the untrained model', rowsAt([130, 170, 210, 250], Number.POSITIVE_INFINITY)],
  ])('is trained on where %s', async (_, rows) => {
    const { lease } = await claimOf({});
    await worker.report(lease, 0, [start, ...rows]);
    expect(await isAskedFor(lease)).toBe(false);
  });

  it('has arrived where its worker was faster than the request', async () => {
    const { lease } = await claimOf({});
    await stopAsHopeless(lease);
    await worker.report(lease, 2, rowsAt([280], 0.05));
    await worker.complete(lease, 2, 280, 'TARGETS_REACHED');
    expect(await runOf(lease)).toMatchObject({ outcome: 'TARGETS_REACHED', hopeless: null });
  });

  it('is looked at again once its steps are a twentieth more', async () => {
    const { lease } = await claimOf({});
    await worker.report(lease, 0, [
      start,
      ...rowsAt([60, 125], 7),
      ...rowsAt([126], 1),
      ...rowsAt([200, 249], 7),
    ]);
    // The row that was better is watched no longer from step 252 on.
    await worker.report(lease, 1, rowsAt([250], 7));
    await worker.report(lease, 2, rowsAt([252], 7));
    expect(await isAskedFor(lease)).toBe(false);
    await worker.report(lease, 3, rowsAt([265], 7));
    expect(await isAskedFor(lease)).toBe(true);
  });

  it('goes on where rows that were on their way are better, also once its worker has given it back', async () => {
    const { id, lease } = await claimOf({});
    await stopAsHopeless(lease);
    await worker.report(lease, 2, rowsAt([280], 6));
    expect(await isAskedFor(lease)).toBe(true);
    await worker.report(lease, 3, [...rowsAt([300, 400], 1), ...rowsAt([500], 0.3)]);
    expect(await isAskedFor(lease)).toBe(false);
    await worker.release(lease);
    expect(await runOf(lease)).toMatchObject({ status: 'QUEUED', outcome: null, cancelRequested: false });
    // From its start, for want of a checkpoint: what it has shown already is not forgotten.
    const { lease: again } = await worker.claim(id);
    if (!again) throw new Error('It is not queued.');
    await worker.report(again, 0, [start, ...rowsAt([60, 130, 170, 210, 250], 7)]);
    expect(await isAskedFor(again)).toBe(false);
  });

  it('ends as canceled where somebody cancels it meanwhile', async () => {
    const { id, lease } = await claimOf({});
    await stopAsHopeless(lease);
    await change('cancelRuns', { sweepId: id, runIds: [lease.run.id] });
    await worker.report(lease, 2, rowsAt([280], 1));
    expect(await isAskedFor(lease)).toBe(true);
    await worker.release(lease);
    expect(await runOf(lease)).toMatchObject({ status: 'CANCELED', outcome: null, hopeless: null });
  });

  it('is given back to nobody where its sweep was canceled meanwhile', async () => {
    const { id, lease } = await claimOf({});
    await stopAsHopeless(lease);
    await change('cancelSweep', { sweepId: id });
    await worker.report(lease, 2, rowsAt([280], 1));
    expect(await isAskedFor(lease)).toBe(true);
    await worker.release(lease);
    expect(await runOf(lease)).toMatchObject({ status: 'CANCELED', outcome: null, hopeless: null });
  });

  it('ends so when its worker falls silent or fails, too', async () => {
    const { lease } = await claimOf({});
    await stopAsHopeless(lease);
    await worker.fail(lease, 'WORKER_FAILED');
    expect(await runOf(lease)).toMatchObject(stopped);
  });

  it('ends so where its worker takes the request for the end of its budget, and says so twice', async () => {
    const { lease } = await claimOf({});
    await stopAsHopeless(lease);
    for (const _ of ['sent', 'sent again']) {
      const { userErrors } = await worker.complete(lease, 1, 250, 'BUDGET_SPENT');
      expect(userErrors).toEqual([]);
    }
    expect(await runOf(lease)).toMatchObject(stopped);
  });

  it('cannot be said to be hopeless by its worker', async () => {
    const { lease } = await claimOf({});
    await worker.report(lease, 0, [start, ...rowsAt([130], 7)]);
    const { run, userErrors } = await worker.complete(lease, 0, 130, 'HOPELESS');
    expect([run, userErrors]).toMatchObject([null, [{ code: 'IMPLAUSIBLE_LOG' }]]);
  });

  it('keeps its end in a sweep that is canceled and goes on', async () => {
    const { id, lease } = await claimOf({ seeds: [1, 2] });
    await stopAsHopeless(lease);
    await change('cancelSweep', { sweepId: id });
    await change('continueSweep', { sweepId: id });
    expect(await isAskedFor(lease)).toBe(true);
    await worker.release(lease);
    expect(await runOf(lease)).toMatchObject(stopped);
    const { lease: next } = await worker.claim(id);
    expect(next?.run.seed).toBe(2);
  });

  it('is trained on with a higher budget, and stopped by that anew', async () => {
    const { id, sweepId, lease } = await claimOf({});
    await stopAsHopeless(lease);
    await worker.release(lease);
    await until(() => api.client.crossing.findFirst({ where: { run: { sweepId } } }));
    await change('raiseBudget', { sweepId: id, maxExamplesPerRun: 8_000 });
    expect((await worker.claim(id)).lease).toBeNull();
    await change('raiseBudget', { sweepId: id, maxExamplesPerRun: 16_000 });
    expect(await runOf(lease)).toMatchObject({
      status: 'QUEUED',
      outcome: null,
      hopeless: null,
      crossings: [],
    });
    const { lease: again } = await worker.claim(id);
    if (!again) throw new Error('It is not queued.');
    await worker.report(again, 0, [start, ...rowsAt([300, 350, 400, 450], 7)]);
    expect(await isAskedFor(again)).toBe(false);
    await worker.report(again, 1, rowsAt([500], 7));
    expect(await isAskedFor(again)).toBe(true);
    await worker.release(again);
    expect(await runOf(again)).toMatchObject({ outcome: 'HOPELESS', hopeless: { capSteps: 2_000, best: 7 } });
  });
});

function cosine() {
  return {
    sgd: { learningRate: { base: 0.1, schedule: 'COSINE', durationExamples: 8_000 } },
  };
}
