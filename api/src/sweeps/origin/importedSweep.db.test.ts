import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import { createTestTeam, type TestTeam } from '../../testing/createTestTeam.ts';
import { ask } from '../../testing/graphql.ts';
import { startTestApi, type TestApi } from '../../testing/startTestApi.ts';
import { startTestWorker } from '../../testing/testWorker.ts';

let api: TestApi;
let team: TestTeam;
let sweep: { id: string };

beforeAll(async () => {
  api = await startTestApi();
  team = await createTestTeam(api.client);
  sweep = await createSweepOverHttp(api.url, team, { batchSizes: [8, 16], seeds: [1] });
  await api.client.run.updateMany({
    data: { status: 'FAILED', failureCode: 'WORKER_FAILED', failureMessage: 'lost', finishedAt: new Date() },
  });
  const [stored] = await api.client.sweep.updateManyAndReturn({
    data: { status: 'FINISHED', finishedAt: new Date(), origin: 'IMPORTED' },
  });
  if (!stored) throw new Error('There is no sweep.');
  const from = { format: 'CSV', fileName: 'runs.csv', contentHash: 'a'.repeat(64) } as const;
  await api.client.sweepImport.create({ data: { sweepId: stored.id, ...from } });
});
afterAll(() => api.stop());

type Payload = { payload: { userErrors: { code: string; message: string }[] } };

const change = async (mutation: string, type: string, input: object) => {
  const text = `mutation ($input: ${type}!) { payload: ${mutation}(input: $input) { userErrors { code message } } }`;
  const variables = { input };
  const { payload } = await ask<Payload>(api.url, text, { token: team.writeToken, variables });
  return payload.userErrors;
};

it('says where it came from, and can be listed by that', async () => {
  const { sweeps } = await ask<{ sweeps: { nodes: unknown[] } }>(
    api.url,
    `{ sweeps(where: { origin: IMPORTED }) { nodes { id origin imported { format fileName contentHash } } } }`,
    { token: team.readToken },
  );
  const imported = { format: 'CSV', fileName: 'runs.csv', contentHash: 'a'.repeat(64) };
  expect(sweeps.nodes).toEqual([{ id: sweep.id, origin: 'IMPORTED', imported }]);
});

it('is given no runs, and none of its own is tried again', async () => {
  const run = await api.client.run.findFirstOrThrow();
  const { runs } = (
    await ask<{ sweep: { runs: { nodes: { id: string }[] } } }>(
      api.url,
      'query ($id: ID!) { sweep(id: $id) { runs { nodes { id } } } }',
      { token: team.readToken, variables: { id: sweep.id } },
    )
  ).sweep;
  const refused = [{ code: 'CONFLICT', message: expect.stringContaining('imported') }];
  const sweepId = sweep.id;
  expect(await change('addRuns', 'AddRunsInput', { sweepId, batchSizes: [32], seeds: [1] })).toEqual(refused);
  expect(await change('raiseBudget', 'RaiseBudgetInput', { sweepId, maxExamplesPerRun: 1e9 })).toEqual(
    refused,
  );
  expect(await change('retryFailedRuns', 'RetryFailedRunsInput', { sweepId })).toEqual(refused);
  expect(await change('retryRun', 'RetryRunInput', { runId: runs.nodes[0]?.id })).toEqual(refused);
  const worker = await startTestWorker(api.url, team);
  expect((await worker.claim(sweepId)).lease).toBeNull();
  expect(await api.client.run.findUniqueOrThrow({ where: { id: run.id } })).toEqual(run);
});

it('cannot be opened again, not even past the API', async () => {
  await expect(
    api.client.sweep.updateMany({ data: { status: 'RUNNING', finishedAt: null } }),
  ).rejects.toThrow(/Sweep_imported_is_over/);
});
