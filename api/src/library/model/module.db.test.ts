import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { localId } from '../../platform/node/globalId.ts';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import { createTestTeam, type TestTeam } from '../../testing/createTestTeam.ts';
import { bundleOf, importFile } from '../../testing/exchangeOverHttp.ts';
import { ask, change } from '../../testing/graphql.ts';
import { startTestApi, type TestApi } from '../../testing/startTestApi.ts';
import { startTestWorker } from '../../testing/testWorker.ts';
import { trainQueuedRuns } from '../../testing/trainSyntheticSweep.ts';

const sha256 = 'ab'.repeat(32);
const spec = {
  architecture: 'module',
  file: 'my-model.ts',
  sha256,
  inputShape: [4],
  classes: 3,
  parameters: [{ name: 'weight', shape: [4, 3], role: 'weight' }],
  normalisedChannels: [],
  initialiser: 'he',
  microBatchSize: 128,
};

let api: TestApi;
/** Has the file, and trains a sweep of it. */
let team: TestTeam;
let other: TestTeam;
let modelId: string;
let sweepId: string;

beforeAll(async () => {
  api = await startTestApi();
  [team, other] = [await createTestTeam(api.client), await createTestTeam(api.client)];
  modelId = (
    await change<{ model: { id: string } }>(
      api.url,
      team.adminToken,
      'createModel',
      'model { id }',
      named(spec),
    )
  ).model.id;
  const input = { modelId, batchSizes: [32], seeds: [1, 2, 3], evaluation: { firstStep: 100 } };
  sweepId = (await createSweepOverHttp(api.url, team, { ...input, maxExamplesPerRun: 200_000 })).id;
});
afterAll(() => api.stop());

const named = (given: object) => ({ teamId: team.id, name: 'Mine', spec: given });

const modelOf = async (id: string) => {
  const sweep = await api.client.sweep.findUniqueOrThrow({
    where: { id: localId('Sweep', id) },
    include: { model: true },
  });
  return sweep.model;
};

describe('a model that is code', () => {
  it('is recorded by hash, shapes and counts; the code itself is refused', async () => {
    const { model } = await change<{ model: object }>(
      api.url,
      team.adminToken,
      'createModel',
      'model { id spec parameterCount layers { kind } }',
      named(spec),
    );
    expect(model).toEqual({ id: modelId, spec, parameterCount: 12, layers: [] });
    const sent = named({ ...spec, code: 'export const classes = 3;' });
    const { userErrors } = await change<object>(
      api.url,
      team.adminToken,
      'createModel',
      'model { id }',
      sent,
    );
    expect(userErrors).toMatchObject([{ code: 'INVALID_INPUT', field: ['input', 'spec'] }]);
  });

  it('is trained by a worker that offers its file, and by no other; the team sees who does', async () => {
    const unable = await startTestWorker(api.url, team, 'unable', ['cd'.repeat(32)]);
    expect((await unable.claim()).lease).toBeNull();
    expect((await unable.claim(sweepId)).lease).toBeNull();
    await trainQueuedRuns(await startTestWorker(api.url, team, 'able', [sha256]), 20);
    expect((await modelOf(sweepId)).moduleSha256).toBe(sha256);
    const { workers } = await ask<{ workers: { nodes: object[] } }>(
      api.url,
      '{ workers { nodes { name offeredModels models { id name } } } }',
      { token: team.readToken },
    );
    expect(workers.nodes).toHaveLength(2);
    expect(workers.nodes).toEqual(
      expect.arrayContaining([
        { name: 'unable', offeredModels: ['cd'.repeat(32)], models: [] },
        { name: 'able', offeredModels: [sha256], models: [{ id: modelId, name: 'Mine' }] },
      ]),
    );
  });

  it('goes with a bundle as its hash, and is the same model where that is imported', async () => {
    const bundle = await bundleOf(api.url, sweepId, team.readToken);
    const { sweep } = await importFile(api.url, other, bundle);
    expect(await modelOf(sweep?.id ?? '')).toMatchObject({
      teamId: other.localId,
      name: 'Mine',
      spec,
      moduleSha256: sha256,
      contentHash: (await modelOf(sweepId)).contentHash,
    });
  });

  it('is fixed by a benchmark by its hash, and replicated by a team whose worker has the file', async () => {
    const rules = {
      modelId,
      datasetId: team.datasetId,
      metric: 'TRAINING_LOSS',
      threshold: 0.1,
      ranking: 'WORK',
    };
    const published = { teamId: team.id, name: 'Mine to 0.1', slug: 'mine', rules };
    const { benchmark } = await change<{ benchmark: { id: string } }>(
      api.url,
      team.adminToken,
      'createBenchmark',
      'benchmark { id }',
      published,
    );
    const { submission } = await change<{ submission: { id: string } }>(
      api.url,
      team.adminToken,
      'submitSweep',
      'submission { id }',
      { benchmarkId: benchmark.id, sweepId },
    );
    const { sweep } = await change<{ sweep: { id: string; origin: string } }>(
      api.url,
      other.adminToken,
      'replicateSubmission',
      'sweep { id origin }',
      { submissionId: submission.id, teamId: other.id },
    );
    expect(sweep.origin).toBe('TRAINED');
    expect(await modelOf(sweep.id)).toMatchObject({ teamId: other.localId, moduleSha256: sha256 });
    expect((await (await startTestWorker(api.url, other, 'unable')).claim()).lease).toBeNull();
    const { lease } = await (await startTestWorker(api.url, other, 'able', [sha256])).claim();
    expect(lease?.run).toMatchObject({ batchSize: 32, seed: 0 });
  });
});
