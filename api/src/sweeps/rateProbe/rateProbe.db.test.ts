import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { ask } from '../../testing/graphql.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { startTestWorker } from '../../testing/testWorker.ts';

let api: TestApi;
let team: TestTeam;
let worker: Awaited<ReturnType<typeof startTestWorker>>;

beforeAll(async () => {
  api = await startTestApi({ clockSlackSeconds: 10 });
});
afterAll(() => api.stop());
beforeEach(async () => {
  team = await createTestTeam(api.client);
  worker = await startTestWorker(api.url, team);
});

type Errors = { userErrors: { code: string; field: string[] }[] };
type Probed = {
  status: string;
  isPaused: boolean;
  continuableUntil: string | null;
  policy: { learningRate?: { base: number } };
  rateProbe: { status: string; diverges: boolean | null; smallerLearningRate: number | null } | null;
};

const shown = `status isPaused continuableUntil rateProbe { status diverges smallerLearningRate }
  policy { ... on SgdPolicy { learningRate { base } } }`;

async function send<Payload>(
  mutation: string,
  selection: string,
  input: Record<string, unknown>,
  token = team.writeToken,
) {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!`;
  const query = `mutation ($input: ${type}) { payload: ${mutation}(input: $input) { ${selection} userErrors { code field } } }`;
  return (await ask<{ payload: Payload & Errors }>(api.url, query, { token, variables: { input } })).payload;
}

const goOn = (sweepId: string, learningRate: number | null = null) =>
  send<{ sweep: Probed | null }>('continueSweep', `sweep { ${shown} }`, { sweepId, learningRate });

const claim = async () => {
  const { lease } = await send<{
    lease: {
      run: { id: string };
      fencingToken: number;
      rateProbe: { smallestBatchSize: number; middleBatchSize: number } | null;
    } | null;
  }>(
    'claimRun',
    'lease { run { id } fencingToken rateProbe { smallestBatchSize middleBatchSize } }',
    { workerId: worker.id, probesRates: true },
    team.workerToken,
  );
  return lease;
};

const sgd = (base: number) => ({ sgd: { learningRate: { base } } });
const grid = { batchSizes: [8, 32, 128], seeds: [1] };
const risen = [
  { learningRate: 10, batchSize: 32, firstLoss: 2.3, lastLoss: 40 },
  { learningRate: 0.1, batchSize: 8, firstLoss: 2.3, lastLoss: null },
  { learningRate: 0.03, batchSize: 8, firstLoss: 2.3, lastLoss: 2 },
  { learningRate: 0.03, batchSize: 32, firstLoss: 2.3, lastLoss: 1.9 },
];

async function report(trials: object[], deviceSeconds = 0.5) {
  const lease = await claim();
  const input = { runId: lease?.run.id, fencingToken: lease?.fencingToken, trials, deviceSeconds };
  const said = await send<{ isPaused: boolean | null }>(
    'reportRateProbe',
    'isPaused',
    input,
    team.workerToken,
  );
  return { ...said, lease };
}

describe('reportRateProbe', () => {
  it('pauses a sweep whose rate diverges, until somebody says at which rate to train', async () => {
    const { id } = await createSweepOverHttp(api.url, team, { ...grid, policy: sgd(10) });
    const { isPaused, lease } = await report(risen);
    expect(lease?.rateProbe).toEqual({ smallestBatchSize: 8, middleBatchSize: 32 });
    expect(isPaused).toBe(true);
    expect(await claim()).toBeNull();
    expect(await goOn(id, -1)).toMatchObject({ sweep: null, userErrors: [{ code: 'INVALID_INPUT' }] });
    const { sweep } = await goOn(id, 0.03);
    expect(sweep).toEqual({
      status: 'RUNNING',
      isPaused: false,
      continuableUntil: null,
      rateProbe: { status: 'SETTLED', diverges: true, smallerLearningRate: 0.03 },
      policy: { learningRate: { base: 0.03 } },
    });
    expect((await claim())?.rateProbe).toBeNull();
    expect(await goOn(id)).toMatchObject({ sweep: null, userErrors: [{ code: 'CONFLICT' }] });
  });

  it('still waits for the choice when a cancel is taken back', async () => {
    const { id } = await createSweepOverHttp(api.url, team, { ...grid, policy: sgd(10) });
    await report(risen);
    await send('cancelSweep', '', { sweepId: id });
    expect((await goOn(id)).sweep).toMatchObject({ status: 'RUNNING', isPaused: true });
    expect(await claim()).toBeNull();
    expect((await goOn(id, 0.03)).sweep).toMatchObject({ isPaused: false });
    expect(await claim()).not.toBeNull();
    await send('cancelSweep', '', { sweepId: id });
  });

  it('has not started a sweep that it pauses: it can still be foretold', async () => {
    const { id } = await createSweepOverHttp(api.url, team, { ...grid, policy: sgd(10) });
    const { lease } = await report(risen);
    const held = { runId: lease?.run.id, fencingToken: lease?.fencingToken };
    await send('releaseRun', 'run { startedAt }', held, team.workerToken);
    const stepTime = { batchSize: 32, secondsPerStep: 0.001 };
    const { userErrors } = await send('recordForecast', 'forecast { id }', { sweepId: id, stepTime });
    expect(userErrors).toEqual([]);
    await goOn(id, 0.03);
    expect(await claim()).not.toBeNull();
    await send('cancelSweep', '', { sweepId: id });
  });

  it('lets a sweep go on whose rate holds, or of which nothing could be tried', async () => {
    for (const trials of [[{ ...risen[0], lastLoss: 2 }], []]) {
      const { id } = await createSweepOverHttp(api.url, team, { ...grid, policy: sgd(10) });
      expect((await report(trials)).isPaused).toBe(false);
      const { sweep } = await ask<{ sweep: Probed }>(api.url, `query { sweep(id: "${id}") { ${shown} } }`, {
        token: team.writeToken,
      });
      expect(sweep).toMatchObject({ isPaused: false, rateProbe: { status: 'SETTLED', diverges: false } });
      await send('cancelSweep', '', { sweepId: id });
    }
  });

  it('refuses figures that no trial gives', async () => {
    await createSweepOverHttp(api.url, team, { ...grid, policy: sgd(10) });
    const { isPaused, userErrors } = await report([{ ...risen[0], learningRate: 0 }]);
    expect([isPaused, userErrors[0]?.code]).toEqual([null, 'INVALID_INPUT']);
  });

  it('refuses more device seconds than the run has been held for', async () => {
    const { id } = await createSweepOverHttp(api.url, team, { ...grid, policy: sgd(10) });
    const { isPaused, userErrors } = await report(risen, 1000);
    expect([isPaused, userErrors[0]]).toEqual([
      null,
      { code: 'IMPLAUSIBLE_LOG', field: ['input', 'deviceSeconds'] },
    ]);
    await send('cancelSweep', '', { sweepId: id });
  });

  it('is asked for in a line search, whose steps cannot be too long', async () => {
    const { id } = await createSweepOverHttp(api.url, team, { ...grid, policy: {} });
    const { isPaused, lease } = await report([]);
    expect(lease?.rateProbe).toEqual({ smallestBatchSize: 8, middleBatchSize: 32 });
    expect(isPaused).toBe(false);
    const { sweep } = await ask<{ sweep: Probed & { spending: object[] } }>(
      api.url,
      `query { sweep(id: "${id}") { rateProbe { status diverges smallerLearningRate } spending { deviceSeconds } } }`,
      { token: team.writeToken },
    );
    expect(sweep).toEqual({
      rateProbe: { status: 'SETTLED', diverges: false, smallerLearningRate: null },
      spending: [{ deviceSeconds: 0.5 }],
    });
  });

  it('is not asked for in a sweep that is not to be probed', async () => {
    await createSweepOverHttp(api.url, team, { ...grid, policy: sgd(10), isProbed: false });
    expect((await claim())?.rateProbe).toBeNull();
  });
});

describe('continueSweep', () => {
  it('takes up a canceled sweep for seven days, and keeps its learning rate', async () => {
    const { id } = await createSweepOverHttp(api.url, team, { ...grid, policy: sgd(0.1) });
    const { sweep: canceled } = await send<{ sweep: Probed }>('cancelSweep', `sweep { ${shown} }`, {
      sweepId: id,
    });
    const days = (Date.parse(canceled.continuableUntil ?? '') - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(6.9);
    expect(days).toBeLessThanOrEqual(7);
    expect(await goOn(id, 0.01)).toMatchObject({
      sweep: null,
      userErrors: [{ code: 'CONFLICT', field: ['input', 'learningRate'] }],
    });
    expect((await goOn(id)).sweep).toMatchObject({ status: 'RUNNING', continuableUntil: null });
    expect(await claim()).not.toBeNull();
  });
});
