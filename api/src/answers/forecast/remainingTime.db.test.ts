import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createSweepOverHttp, sendSweep } from '../../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { ask, change } from '../../testing/graphql.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { startTestWorker, testRow } from '../../testing/testWorker.ts';
import { trainOneRun } from '../../testing/trainOneRun.ts';

let api: TestApi;
let team: TestTeam;

beforeAll(async () => {
  api = await startTestApi();
});
beforeEach(async () => {
  team = await createTestTeam(api.client);
});
afterAll(() => api.stop());

type SecondsLeft = { expected: number | null; most: number };
type Remaining = { device: SecondsLeft; total: SecondsLeft; wall: SecondsLeft | null } | null;

type Plan = { leftDeviceSeconds: number; nextRuns: { expectedDeviceSeconds: number }[] };

async function remainingOf(id: string) {
  const seconds = '{ expected most }';
  const query = `query ($id: ID!) { sweep(id: $id) {
    remaining { device ${seconds} total ${seconds} wall ${seconds} } plan { leftDeviceSeconds nextRuns { expectedDeviceSeconds } } } }`;
  type Found = { sweep: { remaining: Remaining; plan: Plan | null } };
  return (await ask<Found>(api.url, query, { token: team.readToken, variables: { id } })).sweep;
}

const workersOf = async () => {
  const query = 'query ($id: ID!) { workers(where: { teamId: $id }) { nodes { name isThere lastSeenAt } } }';
  type Found = { workers: { nodes: { name: string; isThere: boolean; lastSeenAt: string }[] } };
  return (await ask<Found>(api.url, query, { token: team.readToken, variables: { id: team.id } })).workers
    .nodes;
};

describe('what a sweep still takes', () => {
  it('is not known before a step was timed; then it is every run’s way to its cap, on the slots that are there', async () => {
    const { id } = await createSweepOverHttp(api.url, team, {
      batchSizes: [16, 32],
      seeds: [1],
      maxExamplesPerRun: 3200,
    });
    expect((await remainingOf(id)).remaining).toBeNull();
    const worker = await startTestWorker(api.url, team);
    const { lease } = await worker.claim(id);
    if (!lease) throw new Error('Nothing is queued.');
    const { batchSize } = lease.run;
    await worker.report(lease, 0, [
      { ...testRow(50, batchSize, 0.5), deviceSeconds: 5, evaluationSeconds: 1 },
    ]);
    // Time is proportional to b while one size was timed: what is left of it, and of the other, is the same per example.
    const perExample = (6 / 50) * (1 / batchSize);
    const most = perExample * (2 * 3200 - 50 * batchSize);
    const { remaining } = await remainingOf(id);
    expect(remaining).toEqual({
      device: { expected: null, most: expect.closeTo(most, 6) },
      total: { expected: null, most: expect.closeTo(6 + most, 6) },
      wall: { expected: null, most: expect.closeTo(most, 6) },
    });
    expect(await remainingOf(id)).toEqual({ remaining, plan: null });
  });

  it('is expected to end as the runs that ended did, while no law and no forecast tells', async () => {
    const { id } = await createSweepOverHttp(api.url, team, {
      batchSizes: [16, 64],
      seeds: [1],
      maxExamplesPerRun: 64_000,
    });
    await trainOneRun(await startTestWorker(api.url, team));
    const ended = await api.client.run.findFirstOrThrow({
      where: { teamId: team.localId, finishedAt: { not: null } },
    });
    const share = (Number(ended.step) * ended.batchSize) / 64_000;
    const { remaining } = await remainingOf(id);
    const { expected, most } = remaining?.device ?? { expected: null, most: Number.NaN };
    expect(expected).toBeCloseTo((most * (share + 0.5)) / 2, 6);
    expect(remaining?.wall).toEqual({ expected: expect.closeTo(expected ?? Number.NaN, 6), most });
  });

  it('is what the form foretold until its own runs know better, after what other sweeps still take', async () => {
    const cells = { batchSizes: [16, 32], maxExamplesPerRun: 3200 };
    const earlier = await createSweepOverHttp(api.url, team, { ...cells, seeds: [1] });
    const worker = await startTestWorker(api.url, team);
    const { lease } = await worker.claim(earlier.id);
    if (!lease) throw new Error('Nothing is queued.');
    await worker.report(lease, 0, [{ ...testRow(50, lease.run.batchSize, 0.5), deviceSeconds: 5 }]);
    const { id } = await createSweepOverHttp(api.url, team, { ...cells, seeds: [1, 2] });
    const query = `query ($input: SweepForecastInput!) { sweepForecast(input: $input) {
      deviceSeconds { value } wallSeconds { value } } }`;
    type Form = { deviceSeconds: { value: number }; wallSeconds: { value: number } };
    const { id: teamId, modelId, datasetId } = team;
    const input = { teamId, modelId, datasetId, ...cells, seeds: 2 };
    const { sweepForecast: form } = await ask<{ sweepForecast: Form }>(api.url, query, {
      token: team.readToken,
      variables: { input },
    });
    const behind = (await remainingOf(id)).remaining;
    expect(behind?.total.expected).toBeCloseTo(form.deviceSeconds.value, 6);
    // Nobody can tell when the other sweep ends, only that it cannot take longer than to its caps.
    const first = (await remainingOf(earlier.id)).remaining;
    expect(behind?.wall?.expected).toBeNull();
    expect(behind?.wall?.most).toBeCloseTo((first?.device.most ?? 0) + (behind?.device.most ?? 0), 6);

    await change(api.url, team.writeToken, 'cancelSweep', '', { sweepId: earlier.id });
    const alone = (await remainingOf(id)).remaining;
    expect(alone?.total.expected).toBeCloseTo(form.deviceSeconds.value, 6);
    expect(alone?.wall?.expected).toBeCloseTo(form.wallSeconds.value, 6);
  });

  it('is never more than its plan may still spend, from before the first step on', async () => {
    await startTestWorker(api.url, team);
    const { sweep } = await sendSweep(api.url, team, {
      batchSizes: [],
      seeds: [],
      plan: { smallestBatchSize: 8, largestBatchSize: 512, deviceSecondsBudget: 120 },
      maxExamplesPerRun: 100_000_000,
    });
    const { remaining, plan } = await remainingOf(sweep?.id ?? '');
    const left = { expected: null, most: 120 };
    expect(remaining).toEqual({ device: left, total: left, wall: left });
    expect(plan?.leftDeviceSeconds).toBe(120);
    const planned = plan?.nextRuns.map(({ expectedDeviceSeconds }) => expectedDeviceSeconds) ?? [];
    expect(planned.length).toBeGreaterThan(0);
    expect(Math.max(...planned)).toBeLessThanOrEqual(120);
  });
});

describe('a worker that is busy', () => {
  it('is there as long as it reports, however long ago it asked for a run', async () => {
    await createSweepOverHttp(api.url, team, { batchSizes: [16], seeds: [1] });
    await startTestWorker(api.url, team, 'idle');
    const worker = await startTestWorker(api.url, team, 'busy');
    const { lease } = await worker.claim();
    if (!lease) throw new Error('Nothing is queued.');
    const longAgo = new Date(Date.now() - 3_600_000);
    await api.client.worker.updateMany({ where: { teamId: team.localId }, data: { lastSeenAt: longAgo } });
    const found = Object.fromEntries((await workersOf()).map(({ name, ...facts }) => [name, facts]));
    expect(found.busy?.isThere).toBe(true);
    expect(found.idle?.isThere).toBe(false);
    expect(Date.parse(found.busy?.lastSeenAt ?? '')).toBeGreaterThan(Date.now() - 60_000);
    const run = { workerId: { not: null }, finishedAt: null };
    await api.client.run.updateMany({ where: run, data: { leaseExpiresAt: longAgo } });
    expect((await workersOf()).map(({ isThere }) => isThere)).toEqual([false, false]);
  });
});
