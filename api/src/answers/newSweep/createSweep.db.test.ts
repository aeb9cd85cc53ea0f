import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sendSweep } from '../../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { ask, send } from '../../testing/graphql.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';

let api: TestApi;
let team: TestTeam;

beforeAll(async () => {
  api = await startTestApi();
  team = await createTestTeam(api.client);
});
afterAll(() => api.stop());

describe('createSweep', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['no batch size', { batchSizes: [] }, 'batchSizes'],
    ['a batch size of nothing', { batchSizes: [8, 0] }, 'batchSizes.1'],
    ['a batch larger than the data', { batchSizes: [8, 4097] }, 'batchSizes.1'],
    ['a batch size twice', { batchSizes: [8, 8] }, 'batchSizes'],
    ['a negative seed', { seeds: [-1] }, 'seeds.0'],
    ['too many runs', { batchSizes: range(101), seeds: range(100) }, 'batchSizes'],
    ['no target', { targets: [] }, 'targets'],
    [
      'a threshold of nothing',
      { targets: [{ metric: 'TRAINING_LOSS', threshold: 0 }] },
      'targets.0.threshold',
    ],
    [
      'an accuracy above one',
      { targets: [{ metric: 'TEST_ACCURACY', threshold: 1.5 }] },
      'targets.0.threshold',
    ],
    [
      'a sufficient decrease of one',
      { policy: { armijo: { sufficientDecrease: 1 } } },
      'policy.armijo.sufficientDecrease',
    ],
    [
      'a growth that shrinks',
      { policy: { armijo: { growthPerEpoch: 0.5 } } },
      'policy.armijo.growthPerEpoch',
    ],
    [
      'a learning rate of nothing',
      { policy: { sgd: { learningRate: { base: 0 } } } },
      'policy.sgd.learningRate.base',
    ],
    [
      'a momentum of one',
      { policy: { nesterov: { learningRate: { base: 1 }, momentum: 1 } } },
      'policy.nesterov.momentum',
    ],
    [
      'a cosine without a duration',
      { policy: { adam: { learningRate: { base: 1, schedule: 'COSINE' } } } },
      'policy.adam.learningRate.durationExamples',
    ],
    [
      'a reference batch size for nothing',
      { policy: { adam: { learningRate: { base: 1, referenceBatchSize: 8 } } } },
      'policy.adam.learningRate.referenceBatchSize',
    ],
    ['Muon without a hidden layer', { policy: { muon: { learningRate: { base: 0.02 } } } }, 'policy'],
    ['two policies', { policy: { armijo: {}, sgd: { learningRate: { base: 1 } } } }, 'policy'],
    ['a ratio that stands still', { evaluation: { ratio: 1 } }, 'evaluation.ratio'],
    ['an empty name', { name: '  ' }, 'name'],
    ['no budget', { maxExamplesPerRun: 0 }, 'maxExamplesPerRun'],
    ['no step', { batchSizes: [8, 16, 32], maxExamplesPerRun: 31 }, 'batchSizes.2'],
  ])('points at the field that holds %s', async (_fault, input, field) => {
    const { sweep, userErrors } = await sendSweep(api.url, team, input);
    expect(sweep).toBeNull();
    expect(userErrors.map((error) => [error.code, error.field.join('.')])).toEqual([
      ['INVALID_INPUT', `input.${field}`],
    ]);
  });

  it('says why a model does not fit the data, and leaves a program that reports its runs to reshape them', async () => {
    const { createModel } = await ask<{ createModel: { model: { id: string } } }>(
      api.url,
      'mutation ($input: CreateModelInput!) { createModel(input: $input) { model { id } } }',
      {
        token: team.writeToken,
        variables: {
          input: {
            teamId: team.id,
            name: 'LeNet-5',
            spec: { architecture: 'lenet5', inputShape: [28, 28], classes: 10 },
          },
        },
      },
    );
    const modelId = createModel.model.id;
    const { sweep, userErrors } = await sendSweep(api.url, team, { modelId });
    expect(sweep).toBeNull();
    const message = 'The model takes inputs of 28×28, and the data set has 4; choose a model for these data.';
    expect(userErrors).toEqual([{ code: 'INVALID_INPUT', field: ['input', 'modelId'], message }]);
    expect((await sendSweep(api.url, team, { modelId, isReported: true })).userErrors).toEqual([]);
  });

  it('names a sweep after its model and data where nobody does, and numbers it within the team', async () => {
    const { sweep } = await sendSweep(api.url, team, { batchSizes: [64, 8, 16] });
    const { node } = await ask<{ node: unknown }>(
      api.url,
      'query ($id: ID!) { node(id: $id) { ... on Sweep { name number batchSizes runCounts { queued } } } }',
      { token: team.readToken, variables: { id: sweep?.id } },
    );
    expect(node).toEqual({
      name: 'Softmax on Clusters',
      number: 2,
      batchSizes: [8, 16, 64],
      runCounts: { queued: 3 },
    });
  });
});

describe('createModel', () => {
  const mutation = `mutation ($input: CreateModelInput!) {
    createModel(input: $input) { model { id name version parameterCount } userErrors { code field } }
  }`;
  type Payload = {
    createModel: {
      model: { id: string; version: number } | null;
      userErrors: { code: string; field: string[] }[];
    };
  };
  const create = async (name: string, spec: Record<string, unknown>) => {
    const variables = { input: { teamId: team.id, name, spec } };
    return (await ask<Payload>(api.url, mutation, { token: team.writeToken, variables })).createModel;
  };
  const mlp = (width: number) => ({
    architecture: 'mlp',
    inputShape: [4],
    hiddenWidths: [width],
    classes: 3,
    activation: 'relu',
  });

  it('makes a version of every new spec, gives the present one for the same, and knows one of another name', async () => {
    const first = await create('MLP', mlp(8));
    expect(first.model).toMatchObject({ version: 1, parameterCount: 4 * 8 + 8 + 8 * 3 + 3 });
    expect((await create('MLP', { ...mlp(8) })).model?.id).toBe(first.model?.id);
    expect((await create('MLP', mlp(16))).model?.version).toBe(2);
    expect((await create('Another', mlp(8))).userErrors).toEqual([
      { code: 'CONFLICT', field: ['input', 'spec'] },
    ]);
    expect(
      (await create('MLP', { architecture: 'mlp' })).userErrors.map(({ field }) => field.join('.')),
    ).toContain('input.spec.classes');
  });

  it('gives version numbers without a gap to writers at once', async () => {
    const versions = await Promise.all(range(5).map((width) => create('Racing', mlp(32 + width))));
    expect(versions.map(({ model }) => model?.version).sort()).toEqual([1, 2, 3, 4, 5]);
  });

  it('is not for readers', async () => {
    const variables = { input: { teamId: team.id, name: 'x', spec: mlp(9) } };
    const { errors } = await send(api.url, mutation, { token: team.readToken, variables });
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

function range(length: number): number[] {
  return Array.from({ length }, (_, index) => index + 1);
}
