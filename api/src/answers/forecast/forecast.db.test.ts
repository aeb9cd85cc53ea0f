import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { describeFault } from '../../platform/fault/describeFault.ts';
import { globalId, parseGlobalId } from '../../platform/node/globalId.ts';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { ask } from '../../testing/graphql.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { startTestWorker } from '../../testing/testWorker.ts';
import {
  syntheticBatchSizes,
  trainQueuedRuns,
  trainSyntheticSweep,
} from '../../testing/trainSyntheticSweep.ts';

let api: TestApi;
let team: TestTeam;
let worker: Awaited<ReturnType<typeof startTestWorker>>;

beforeAll(async () => {
  api = await startTestApi();
  team = await createTestTeam(api.client);
  worker = await startTestWorker(api.url, team);
});
afterAll(() => api.stop());

type Ends = { value: number; lower: number; upper: number };
type Foretold = {
  basis: string;
  isStepTimeMeasured: boolean;
  deviceSeconds: Ends;
  censoredRuns: number | null;
  runs: number;
};
type ForecastAnswer = {
  id: string;
  foretold: Foretold;
  outcome: { deviceSeconds: number; isInside: boolean; factor: number } | null;
};
const foretold =
  'basis isStepTimeMeasured isOtherOptimiser runs censoredRuns deviceSeconds { value lower upper } cost { value }';
const outcome = 'deviceSeconds isInside factor';
const readForecast = async (id: string) => {
  const query = `query ($id: ID!) { sweep(id: $id) { forecast { id foretold { ${foretold} } outcome { ${outcome} } } } }`;
  const variables = { id };
  return (
    await ask<{ sweep: { forecast: ForecastAnswer | null } }>(api.url, query, {
      token: team.readToken,
      variables,
    })
  ).sweep.forecast;
};
const consider = async (input: Record<string, unknown>) => {
  const query = `query ($input: SweepForecastInput!) { sweepForecast(input: $input) { ${foretold} } }`;
  const { id: teamId, modelId, datasetId } = team;
  const cells = { batchSizes: [32, 64], seeds: 2, maxExamplesPerRun: 100_000 };
  const variables = { input: { teamId, modelId, datasetId, ...cells, ...input } };
  return (await ask<{ sweepForecast: Foretold | null }>(api.url, query, { token: team.readToken, variables }))
    .sweepForecast;
};
const record = async (input: Record<string, unknown>) => {
  const mutation = `mutation ($input: RecordForecastInput!) {
    recordForecast(input: $input) { forecast { id foretold { ${foretold} } } userErrors { code field } }
  }`;
  type Payload = { forecast: ForecastAnswer | null; userErrors: { code: string; field: string[] }[] };
  const variables = { input };
  return (await ask<{ recordForecast: Payload }>(api.url, mutation, { token: team.writeToken, variables }))
    .recordForecast;
};

describe('a forecast', () => {
  it('is not made up where nothing was timed and nothing is stated', async () => {
    expect(await consider({})).toBeNull();
    const sweep = await createSweepOverHttp(api.url, team);
    expect(await readForecast(sweep.id)).toBeNull();
    expect((await record({ sweepId: sweep.id })).userErrors).toEqual([
      { code: 'CONFLICT', field: ['input', 'stepTime'] },
    ]);
  });

  it('from a stated step time knows no more than the cap, and stands once it is recorded', async () => {
    const stepTime = { batchSize: 32, secondsPerStep: 1.32e-3 };
    expect(await consider({ stepTime })).toMatchObject({ basis: 'CAP', isStepTimeMeasured: false, runs: 4 });
    const sweep = await createSweepOverHttp(api.url, team);
    const { forecast } = await record({ sweepId: sweep.id, stepTime });
    expect(forecast?.foretold).toMatchObject({ basis: 'CAP', censoredRuns: null });
    expect((await record({ sweepId: sweep.id, stepTime })).userErrors[0]?.code).toBe('CONFLICT');
    expect(
      (await record({ sweepId: sweep.id, stepTime: { ...stepTime, secondsPerStep: 0 } })).userErrors,
    ).toEqual([{ code: 'INVALID_INPUT', field: ['input', 'stepTime', 'secondsPerStep'] }]);
    await trainQueuedRuns(worker, 20);
  });

  it('from an earlier sweep of the same policy and target is recorded with the sweep, and says how it held', async () => {
    const pilot = await trainSyntheticSweep(api, team, worker);
    expect((await readForecast(pilot.sweep.id))?.foretold.basis).toBe('CAP');
    const { sweep } = await trainSyntheticSweep(api, team, worker, { seeds: [3, 4] });
    const forecast = await readForecast(sweep.id);
    expect(forecast?.foretold).toMatchObject({ basis: 'LAW', isStepTimeMeasured: true, runs: 18 });
    expect(forecast?.foretold.censoredRuns).toBeCloseTo(2, 0);
    // The same law and device again: what it took lies inside, within a few per cent of what was foretold.
    expect(forecast?.outcome?.isInside).toBe(true);
    expect(forecast?.outcome?.factor).toBeGreaterThan(0.85);
    expect(forecast?.outcome?.factor).toBeLessThan(1.15);
    const spent = await api.client.measurement.findMany({
      where: { run: { sweepId: parseGlobalId(sweep.id)?.id ?? '' } },
      orderBy: [{ runId: 'asc' }, { step: 'desc' }],
      distinct: ['runId'],
    });
    const seconds = spent.reduce((sum, row) => sum + row.deviceSeconds + row.evaluationSeconds, 0);
    expect(forecast?.outcome?.deviceSeconds).toBeCloseTo(seconds, 6);
    expect(spent).toHaveLength(2 * syntheticBatchSizes.length);
  });

  it('takes K(b) of no sweep with another policy, unless it is asked to', async () => {
    const other = await createSweepOverHttp(api.url, team, {
      policy: { armijo: { sufficientDecrease: 0.3 } },
    });
    expect((await readForecast(other.id))?.foretold.basis).toBe('CAP');
    expect((await consider({}))?.basis).toBe('LAW');
  });

  it('of a sweep that is considered goes by its policy and target, and says where its optimiser was never timed', async () => {
    const target = { metric: 'TRAINING_LOSS', threshold: 0.01 };
    const own = await api.client.sweep.findFirstOrThrow({
      where: { teamId: team.localId, status: 'FINISHED' },
      include: { targets: true },
    });
    const { metric, threshold } = own.targets[0] ?? target;
    const alike = { policy: { armijo: {} }, target: { metric, threshold } };
    expect(await consider(alike)).toMatchObject({ basis: 'LAW', isOtherOptimiser: false });
    const elsewhere = { ...alike, target: { metric, threshold: threshold / 2 } };
    expect(await consider(elsewhere)).toMatchObject({ basis: 'CAP', isOtherOptimiser: false });
    const adamW = { ...alike, policy: { adamW: { learningRate: { base: 0.001 } } } };
    expect(await consider(adamW)).toMatchObject({ basis: 'CAP', isOtherOptimiser: true });
  });

  it('counts evaluations, and not a share of the training: twice the steps have but few more', async () => {
    const cells = { batchSizes: [50], seeds: 1, spendsBudget: true };
    const [short, long] = [
      await consider({ ...cells, maxExamplesPerRun: 50_000 }),
      await consider({ ...cells, maxExamplesPerRun: 100_000 }),
    ];
    // 1000 and 2000 steps of 1 ms and 10 µs an example; n = 1 + 20 + ln(steps/20)/ln 1.05.
    const evaluations = (steps: number) => 21 + Math.log(steps / 20) / Math.log(1.05);
    const [fewer, more] = [short, long].map((each) => each?.deviceSeconds.value ?? Number.NaN);
    const ratio = ((more ?? 0) - 3) / ((fewer ?? 0) - 1.5);
    expect(ratio).toBeCloseTo(evaluations(2000) / evaluations(1000), 2);
    expect((fewer ?? 0) - 1.5).toBeGreaterThan(0.05);
  });

  it('is refused once a run has started, by the database too; and nobody edits or removes one', async () => {
    const { client } = api;
    const sweep = await createSweepOverHttp(api.url, team);
    const sweepId = parseGlobalId(sweep.id)?.id ?? '';
    const stored = await client.forecast.findFirstOrThrow({ where: { sweepId } });
    await expect(client.forecast.update({ where: { id: stored.id }, data: { level: 0.5 } })).rejects.toThrow(
      'foretold',
    );
    await expect(client.forecast.delete({ where: { id: stored.id } })).rejects.toThrow('foretold');

    const started = await client.run.findFirstOrThrow({
      where: { teamId: team.localId, startedAt: { not: null } },
    });
    const late = client.forecast.create({
      data: {
        teamId: team.localId,
        sweepId: started.sweepId,
        device: 'cpu',
        level: 0.95,
        result: {},
        inputs: {},
        inputHash: '0'.repeat(64),
      },
    });
    await expect(late).rejects.toThrow('too late');
    // A caller who was overtaken by a claim is told so, and gets no INTERNAL error.
    const described = await late.catch((fault) => describeFault(fault, 'request'));
    expect(described).toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('too late') });
    const refusedByPostgres = await client.$executeRaw`
      UPDATE "Worker" SET slots = -1`.catch((fault) => describeFault(fault, 'request'));
    expect(refusedByPostgres).toMatchObject({ code: 'INTERNAL' });
    const startedId = globalId('Sweep', started.sweepId);
    expect((await record({ sweepId: startedId })).userErrors[0]?.code).toBe('CONFLICT');
  });

  it('goes with its team', async () => {
    await api.client.team.delete({ where: { id: team.localId } });
    expect(await api.client.forecast.count()).toBe(0);
  });
});
