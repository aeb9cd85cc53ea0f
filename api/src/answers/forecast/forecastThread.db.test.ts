import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { localId } from '../../platform/node/globalId.ts';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { ask, change, codesOf } from '../../testing/graphql.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { startTestWorker } from '../../testing/testWorker.ts';
import { trainOneRun } from '../../testing/trainOneRun.ts';
import { trainSyntheticSweep } from '../../testing/trainSyntheticSweep.ts';

let api: TestApi;
let team: TestTeam;

/** A team with an answered sweep: what comes after it is forecast from a thousand draws. */
beforeAll(async () => {
  api = await startTestApi();
  team = await createTestTeam(api.client);
  await trainSyntheticSweep(api, team, await startTestWorker(api.url, team));
});
afterAll(() => api.stop());

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const cells = { batchSizes: upTo(100), maxExamplesPerRun: 100_000 };

const considered = (count: number, seeds: number) => {
  const field = (index: number) =>
    `a${index}: sweepForecast(input: $input) { basis runs deviceSeconds { value } }`;
  const query = `query ($input: SweepForecastInput!) { ${upTo(count).map(field).join(' ')} }`;
  const { id: teamId, modelId, datasetId } = team;
  const variables = { input: { teamId, modelId, datasetId, ...cells, seeds } };
  return ask<Record<string, { basis: string; runs: number }>>(api.url, query, {
    token: team.readToken,
    variables,
  });
};

/** Seconds of the processor that the event loop of the API, which is this one, had meanwhile. */
async function loopSeconds(work: () => Promise<unknown>): Promise<number> {
  const before = process.threadCpuUsage();
  await work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1e6;
}

it('a forecast of the largest sweep is computed off the event loop, and a larger one is refused', async () => {
  const spent = await loopSeconds(async () => {
    expect((await considered(1, 100)).a1).toMatchObject({ basis: 'LAW', runs: 10_000 });
  });
  // On the event loop it was 1.5 s and more.
  expect(spent).toBeLessThan(0.6);
  await expect(considered(1, 101)).rejects.toThrow(/at most 10000 runs/);
});

it('an operation asks for as many forecasts as the thread computes in time, and all of them come', async () => {
  await expect(considered(10, 100)).rejects.toThrow(/OPERATION_TOO_LARGE|objects/);
  const answers = Object.values(await considered(25, 1));
  expect(answers).toHaveLength(25);
  expect(new Set(answers.map(({ runs }) => runs))).toEqual(new Set([100]));
});

it('a new sweep is forecast before its transaction, and stands beside it', async () => {
  let id = '';
  const spent = await loopSeconds(async () => {
    const order = { ...cells, batchSizes: upTo(100), seeds: upTo(100) };
    id = (await createSweepOverHttp(api.url, team, order)).id;
  });
  expect(spent).toBeLessThan(1.2);
  const { inputs } = await api.client.forecast.findFirstOrThrow({
    where: { sweepId: localId('Sweep', id) },
  });
  expect(inputs).toMatchObject({ basis: 'LAW', cells: { seeds: 100 } });
  // None of its runs has started: it may be forecast once, and this is on the books already.
  const again = await change(api.url, team.writeToken, 'recordForecast', '', { sweepId: id });
  expect(codesOf(again)).toEqual(['CONFLICT']);
});

it('a forecast reads the step times of the newest sweep alone where that has thousands of runs', async () => {
  // A run of the sweep of 10,000 begins; the sweep before it was trained whole.
  expect(await trainOneRun(await startTestWorker(api.url, team))).not.toBeNull();
  const { id } = await createSweepOverHttp(api.url, team, { batchSizes: [32], seeds: [1] });
  const { inputs } = await api.client.forecast.findFirstOrThrow({ where: { sweepId: localId('Sweep', id) } });
  expect(inputs).toMatchObject({ basis: 'LAW', stepTime: { observations: 1 } });
});
