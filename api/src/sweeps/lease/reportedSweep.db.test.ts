import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import { createTestTeam, type TestTeam } from '../../testing/createTestTeam.ts';
import { ask } from '../../testing/graphql.ts';
import { startTestApi, type TestApi } from '../../testing/startTestApi.ts';
import { startTestWorker } from '../../testing/testWorker.ts';

let api: TestApi;
let team: TestTeam;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());
beforeEach(async () => {
  team = await createTestTeam(api.client);
});

const outsideModel = { architecture: 'outside', parameterCount: 1_234, details: { commit: 'abc' } };
const outsideData = { loader: 'outside', trainingExamples: 500, testExamples: 100 };

type UserErrors = { code: string; field: string[]; message: string }[];

type Recorded = { id: string; name: string; version: number; spec: { details: object } };

async function record(noun: 'model' | 'dataset', spec: unknown, name = `my ${noun}`): Promise<Recorded> {
  const Noun = noun === 'model' ? 'Model' : 'Dataset';
  const mutation = `mutation ($input: Create${Noun}Input!) {
    payload: create${Noun}(input: $input) { ${noun} { id name version spec } userErrors { code field message } }
  }`;
  const variables = { input: { teamId: team.id, name, spec } };
  type Payload = { payload: Record<string, Recorded> & { userErrors: UserErrors } };
  const { payload } = await ask<Payload>(api.url, mutation, { token: team.writeToken, variables });
  const made = payload[noun];
  if (!made) throw new Error(JSON.stringify(payload.userErrors));
  return made;
}

it('gives the runs of a reported sweep to those who ask for it, and to nobody else', async () => {
  const reported = await createSweepOverHttp(api.url, team, { batchSizes: [8], isReported: true });
  const worker = await startTestWorker(api.url, team);
  expect(await worker.claim()).toEqual({ lease: null, userErrors: [] });

  const ordinary = await createSweepOverHttp(api.url, team, { batchSizes: [16] });
  const mine = await worker.claim(reported.id);
  expect(mine.lease?.run.batchSize).toBe(8);
  expect((await worker.claim()).lease?.run.batchSize).toBe(16);
  expect((await worker.claim(ordinary.id)).lease).toBeNull();

  // Not even when its reporter has fallen silent.
  await api.client.run.updateMany({ data: { leaseExpiresAt: new Date(Date.now() - 1000) } });
  expect((await worker.claim()).lease?.run.batchSize).toBe(16);
  expect((await worker.claim(reported.id)).lease?.fencingToken).toBe(2);
});

it('knows no sweep of another team', async () => {
  const other = await createTestTeam(api.client);
  const sweep = await createSweepOverHttp(api.url, other, { isReported: true });
  const worker = await startTestWorker(api.url, team);
  expect((await worker.claim(sweep.id)).userErrors).toMatchObject([
    { code: 'NOT_FOUND', field: ['input', 'sweepId'] },
  ]);
});

it.each([
  ['model', outsideModel],
  ['dataset', outsideData],
] as const)('tells two of the same size apart by their names: %s', async (noun, spec) => {
  const one = await record(noun, spec, 'one');
  const other = await record(noun, spec, 'other');
  expect(other).toMatchObject({ name: 'other', version: 1 });
  expect(one.spec.details).not.toHaveProperty('name');
  expect(other.spec.details).toMatchObject({ name: 'other' });
  // The same name and spec again are the same version.
  expect([await record(noun, spec, 'one'), await record(noun, spec, 'other')]).toEqual([one, other]);
  expect((await record(noun, spec, 'third')).id).not.toBe(other.id);
});

it('knows data by their checksum, and says what to do where they have another name', async () => {
  const checked = { ...outsideData, sha256: 'a'.repeat(64) };
  await record('dataset', checked, 'one');
  await expect(record('dataset', checked, 'other')).rejects.toThrow(
    /is recorded as \\"one\\" version 1; use its name, or add a detail that tells the two apart/,
  );
  const detailed = { ...checked, details: { subset: 'first half' } };
  expect(await record('dataset', detailed, 'other')).toMatchObject({ name: 'other' });
});

it('records a model and data that only a program outside knows, for reported sweeps alone', async () => {
  const [model, dataset] = [await record('model', outsideModel), await record('dataset', outsideData)];
  const ids = { modelId: model.id, datasetId: dataset.id };
  await expect(createSweepOverHttp(api.url, team, ids)).rejects.toThrow(/set isReported/);
  const sweep = await createSweepOverHttp(api.url, team, { ...ids, isReported: true });
  const worker = await startTestWorker(api.url, team);
  expect((await worker.claim(sweep.id)).lease).not.toBeNull();
  const { sweep: read } = await ask<{ sweep: unknown }>(
    api.url,
    'query ($id: ID!) { sweep(id: $id) { origin isReported model { parameterCount } dataset { trainingExamples } } }',
    { token: team.readToken, variables: { id: sweep.id } },
  );
  expect(read).toEqual({
    origin: 'REPORTED',
    isReported: true,
    model: { parameterCount: 1_234 },
    dataset: { trainingExamples: 500 },
  });
});

it('says which field of an outside spec is wrong', async () => {
  await expect(record('model', { architecture: 'outside' })).rejects.toThrow(/"spec","parameterCount"/);
  await expect(record('dataset', { ...outsideData, sha256: 'x' })).rejects.toThrow(/64 hexadecimal digits/);
});
