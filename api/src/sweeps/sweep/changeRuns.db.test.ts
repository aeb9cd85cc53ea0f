import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { parseGlobalId } from '../../platform/node/globalId.ts';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { ask } from '../../testing/graphql.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
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

type Payload = {
  sweep: { status: string; batchSizes: number[]; seeds: number[]; runCounts: { queued: number } } | null;
  runs: number;
  userErrors: { code: string; field: string[] }[];
};

async function change(mutation: string, input: Record<string, unknown>): Promise<Payload> {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!`;
  const query = `mutation ($input: ${type}) { payload: ${mutation}(input: $input) {
    sweep { status batchSizes seeds runCounts { queued } } runs userErrors { code field } } }`;
  const variables = { input };
  const { payload } = await ask<{ payload: Payload }>(api.url, query, { token: team.writeToken, variables });
  return payload;
}

async function claim() {
  const { lease } = await worker.claim();
  if (!lease) throw new Error('Nothing is queued.');
  return lease;
}

const faults = ({ userErrors }: Payload) => userErrors.map(({ code, field }) => [code, field.join('.')]);

describe('addRuns', () => {
  it('opens a finished sweep with new batch sizes and seeds, and adds nothing when it is sent again', async () => {
    const { id: sweepId } = await createSweepOverHttp(api.url, team, { batchSizes: [8], seeds: [1] });
    await worker.complete(await claim(), -1, 20);
    const input = { sweepId, batchSizes: [8, 16], seeds: [1, 2] };
    expect(await change('addRuns', input)).toEqual({
      sweep: { status: 'RUNNING', batchSizes: [8, 16], seeds: [1, 2], runCounts: { queued: 3 } },
      runs: 3,
      userErrors: [],
    });
    const entries = await api.client.auditEntry.count({ where: { action: 'addRuns' } });
    expect((await change('addRuns', input)).runs).toBe(0);
    expect(await api.client.auditEntry.count({ where: { action: 'addRuns' } })).toBe(entries);
  });

  it('adds single runs in their order, each with its own cap, and no others', async () => {
    const { id: sweepId } = await createSweepOverHttp(api.url, team, { batchSizes: [8], seeds: [1] });
    await worker.complete(await claim(), -1, 20);
    const runs = [
      { batchSize: 64, seed: 7, maxExamples: 6400 },
      { batchSize: 16, seed: 2 },
    ];
    expect(await change('addRuns', { sweepId, runs })).toEqual({
      sweep: { status: 'RUNNING', batchSizes: [8, 16, 64], seeds: [1, 2, 7], runCounts: { queued: 2 } },
      runs: 2,
      userErrors: [],
    });
    expect((await change('addRuns', { sweepId, runs })).runs).toBe(0);
    const { run, trainingSpec } = await claim();
    expect(run).toMatchObject({ batchSize: 64, seed: 7 });
    expect(trainingSpec).toMatchObject({ maxExamplesPerRun: 6400 });
    const next = await claim();
    expect(next.run).toMatchObject({ batchSize: 16, seed: 2 });
    expect(next.trainingSpec).toMatchObject({ maxExamplesPerRun: 100_000 });
  });

  it('points at what is wrong with single runs', async () => {
    const { id: sweepId } = await createSweepOverHttp(api.url, team);
    const add = async (input: Record<string, unknown>) =>
      faults(await change('addRuns', { sweepId, ...input }));
    const run = { batchSize: 8, seed: 9 };
    expect(await add({ runs: [] })).toEqual([['INVALID_INPUT', 'input.runs']]);
    expect(await add({ runs: [run, run] })).toEqual([['INVALID_INPUT', 'input.runs']]);
    expect(await add({ runs: [run, { ...run, batchSize: 4097 }] })).toEqual([
      ['INVALID_INPUT', 'input.runs.1.batchSize'],
    ]);
    for (const maxExamples of [7, 100_001])
      expect(await add({ runs: [{ ...run, maxExamples }] })).toEqual([
        ['INVALID_INPUT', 'input.runs.0.maxExamples'],
      ]);
    expect(await add({ runs: [run], seeds: [1] })).toEqual([['INVALID_INPUT', 'input.seeds']]);
    expect(await add({})).toEqual([
      ['INVALID_INPUT', 'input.batchSizes'],
      ['INVALID_INPUT', 'input.seeds'],
    ]);
  });

  it('points at what is wrong', async () => {
    const { id: sweepId } = await createSweepOverHttp(api.url, team);
    const add = async (batchSizes: number[], seeds: number[]) =>
      faults(await change('addRuns', { sweepId, batchSizes, seeds }));
    expect(await add([], [1])).toEqual([['INVALID_INPUT', 'input.batchSizes']]);
    expect(await add([8, 4097], [1])).toEqual([['INVALID_INPUT', 'input.batchSizes.1']]);
    expect(await add([8], [-1])).toEqual([['INVALID_INPUT', 'input.seeds.0']]);
  });
});

describe('raiseBudget', () => {
  it('hands a run that was censored to the next worker with the new budget, and estimates it anew', async () => {
    const { id: sweepId } = await createSweepOverHttp(api.url, team, { batchSizes: [8], seeds: [1] });
    const lease = await claim();
    expect(lease.trainingSpec).toMatchObject({ maxExamplesPerRun: 100_000 });
    await worker.report(lease, 0, [testRow(5, 8)]);
    await worker.complete(lease, 0, 5, 'BUDGET_SPENT');
    const where = { target: { sweepId: parseGlobalId(sweepId)?.id ?? '' } };
    await until(async () => ((await api.client.estimate.count({ where })) > 0 ? true : null));

    const lower = await change('raiseBudget', { sweepId, maxExamplesPerRun: 99_999 });
    expect(faults(lower)).toEqual([['INVALID_INPUT', 'input.maxExamplesPerRun']]);
    const raised = await change('raiseBudget', { sweepId, maxExamplesPerRun: 200_000 });
    expect(raised).toMatchObject({ sweep: { status: 'RUNNING', runCounts: { queued: 1 } }, runs: 1 });
    const again = await claim();
    expect(again.run.id).toBe(lease.run.id);
    expect(again.trainingSpec).toMatchObject({ maxExamplesPerRun: 200_000 });
    await worker.report(again, 0, [testRow(20, 8)]);
    await worker.complete(again, 0, 20);
    const arrived = await until(async () => {
      const crossing = await api.client.crossing.findFirst({ where });
      return crossing?.upperSteps ? crossing : null;
    });
    expect(arrived).toMatchObject({ lowerSteps: 5n, upperSteps: 20n });
  });

  it('says again what it said before where a run has ended as before', async () => {
    const { id: sweepId } = await createSweepOverHttp(api.url, team, { batchSizes: [8], seeds: [1, 2] });
    const spend = async () => {
      const lease = await claim();
      await worker.report(lease, 0, [testRow(5, 8)]);
      await worker.complete(lease, 0, 5, 'BUDGET_SPENT');
    };
    const newest = (censored: number) =>
      until(async () => {
        const { sweep } = await ask<{ sweep: { estimate: { censored: number } | null } }>(
          api.url,
          'query ($id: ID!) { sweep(id: $id) { estimate { censored } } }',
          { token: team.readToken, variables: { id: sweepId } },
        );
        return sweep.estimate?.censored === censored ? true : null;
      });
    await spend();
    await newest(1);
    await spend();
    await newest(2);
    expect((await change('raiseBudget', { sweepId, maxExamplesPerRun: 200_000 })).runs).toBe(2);
    await spend();
    await newest(1);
    await spend();
    await newest(2);
  });
});

describe('retryFailedRuns and cancelRuns', () => {
  it('queue what failed, and stop what waits', async () => {
    const { id: sweepId } = await createSweepOverHttp(api.url, team, { batchSizes: [8, 16], seeds: [1] });
    const lease = await claim();
    await worker.fail(lease, 'UNSUPPORTED_KERNEL');
    expect(await change('retryFailedRuns', { sweepId })).toMatchObject({
      sweep: { runCounts: { queued: 2 } },
      runs: 1,
    });
    expect(await change('cancelRuns', { sweepId, runIds: [lease.run.id] })).toMatchObject({
      sweep: { runCounts: { queued: 1 } },
      runs: 1,
    });
    expect(faults(await change('cancelRuns', { sweepId, runIds: [lease.run.id] }))).toEqual([
      ['CONFLICT', 'input.runIds'],
    ]);
  });

  it('are refused for a canceled sweep', async () => {
    const { id: sweepId } = await createSweepOverHttp(api.url, team);
    await ask(
      api.url,
      'mutation ($id: ID!) { cancelSweep(input: { sweepId: $id }) { userErrors { code } } }',
      {
        token: team.writeToken,
        variables: { id: sweepId },
      },
    );
    const conflict = [['CONFLICT', 'input.sweepId']];
    expect(faults(await change('retryFailedRuns', { sweepId }))).toEqual(conflict);
    expect(faults(await change('addRuns', { sweepId, batchSizes: [9], seeds: [1] }))).toEqual(conflict);
    expect(faults(await change('raiseBudget', { sweepId, maxExamplesPerRun: 1e6 }))).toEqual(conflict);
  });
});
