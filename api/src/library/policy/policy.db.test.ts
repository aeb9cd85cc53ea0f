import { lineSearchSettingNames, policyTypeName, updateRuleNames, updateRules } from '@critbatch/theory';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sendSweep } from '../../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { ask } from '../../testing/graphql.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';

let api: TestApi;
let team: TestTeam;
let modelId: string;

beforeAll(async () => {
  api = await startTestApi();
  team = await createTestTeam(api.client);
  // Muon wants a hidden layer.
  const spec = { architecture: 'mlp', inputShape: [4], hiddenWidths: [5], classes: 3, activation: 'relu' };
  const { createModel } = await ask<{ createModel: { model: { id: string } } }>(
    api.url,
    'mutation ($input: CreateModelInput!) { createModel(input: $input) { model { id } } }',
    { token: team.writeToken, variables: { input: { teamId: team.id, name: 'Perceptron', spec } } },
  );
  modelId = createModel.model.id;
});
afterAll(() => api.stop());

const rate =
  'learningRate { base scaling referenceBatchSize schedule durationExamples finalShare everyExamples factor warmUpExamples }';
const ownFields = updateRuleNames
  .filter((name) => Object.keys(updateRules[name].settings).length > 0)
  .map((name) => `... on ${policyTypeName(name)} { ${Object.keys(updateRules[name].settings).join(' ')} }`);
const policyQuery = `query ($id: ID!) { node(id: $id) { ... on Sweep { policy {
  __typename
  ... on ArmijoPolicy { reset backtrackFactor ${lineSearchSettingNames.join(' ')} settings { name value } }
  ... on ScheduledPolicy { ${rate} settings { name value } }
  ${ownFields.join('\n  ')}
} } } }`;

async function keptPolicy(policy: object): Promise<unknown> {
  const { sweep } = await sendSweep(api.url, team, { modelId, policy });
  const answer = await ask<{ node: { policy: unknown } }>(api.url, policyQuery, {
    token: team.readToken,
    variables: { id: sweep?.id },
  });
  return answer.node.policy;
}

describe('the policy of a sweep', () => {
  it.each(updateRuleNames)('takes the usual learning rate of %s where none is given', async (name) => {
    const base = updateRules[name].usualLearningRate;
    const usual = { learningRate: { base, scaling: 'NONE', schedule: 'CONSTANT', warmUpExamples: 0 } };
    expect(await keptPolicy({ [name]: {} })).toMatchObject(usual);
    expect(await keptPolicy({ [name]: { learningRate: { warmUpExamples: 5 } } })).toMatchObject({
      learningRate: { base, warmUpExamples: 5 },
    });
  });

  const learningRate = {
    base: 0.1,
    scaling: 'LINEAR',
    referenceBatchSize: 64,
    schedule: 'COSINE',
    durationExamples: 50_000,
    finalShare: 0.1,
    everyExamples: null,
    factor: null,
    warmUpExamples: 1000,
  };

  it.each([
    ['ArmijoPolicy', { armijo: { reset: 'INCREASE' } }, { reset: 'INCREASE', backtrackFactor: 0.9 }],
    ['SgdPolicy', { sgd: { learningRate } }, { learningRate }],
    ['MomentumPolicy', { momentum: { learningRate } }, { momentum: 0.9 }],
    ['NesterovPolicy', { nesterov: { learningRate, momentum: 0.5 } }, { momentum: 0.5 }],
    ['AdamPolicy', { adam: { learningRate } }, { learningRate, epsilon: 1e-8 }],
    ['AdamWPolicy', { adamW: { learningRate, weightDecay: 0.1 } }, { weightDecay: 0.1 }],
    ['MuonPolicy', { muon: { learningRate, adamShare: 0.1 } }, { adamShare: 0.1, momentum: 0.95 }],
    ['RmsPropPolicy', { rmsProp: { learningRate } }, { secondMomentDecay: 0.99 }],
    ['ArmijoPolicy', {}, { reset: 'MAXIMUM' }],
  ])('is kept as it was given: %s from %j', async (type, policy, expected) => {
    expect(await keptPolicy(policy)).toMatchObject({ __typename: type, ...expected });
  });

  it.each(updateRuleNames)('has every setting of %s, as a field and in the list', async (name) => {
    const usual = Object.entries(updateRules[name].settings).map(([setting, { usual }]) => [setting, usual]);
    expect(await keptPolicy({ [name]: { learningRate } })).toEqual({
      __typename: policyTypeName(name),
      learningRate,
      settings: usual.map(([setting, value]) => ({ name: setting, value })),
      ...Object.fromEntries(usual),
    });
  });

  it('has every setting of the line search, kept where it has an effect', async () => {
    const armijo = { reset: 'INCREASE', restartBelow: 1e-5 };
    expect(await keptPolicy({ armijo })).toMatchObject({
      ...armijo,
      epochMeanDelay: 0,
      restartStepSize: 1e-3,
      settings: [
        { name: 'epochMeanDelay', value: 0 },
        { name: 'restartBelow', value: 1e-5 },
        { name: 'restartStepSize', value: 1e-3 },
      ],
    });
    const kept = await api.client.sweep.findFirst({ orderBy: { number: 'desc' } });
    expect(kept?.optimiserSettings).toMatchObject({ restartBelow: 1e-5 });
    expect(Object.keys(kept?.optimiserSettings as object)).not.toContain('epochMeanDelay');
  });

  it('is refused where a setting of the line search is out of its bounds', async () => {
    const { userErrors } = await sendSweep(api.url, team, { policy: { armijo: { epochMeanDelay: -1 } } });
    expect(userErrors).toMatchObject([{ field: ['input', 'policy', 'armijo', 'epochMeanDelay'] }]);
  });

  it('is refused where a setting is out of its bounds, at the field that holds it', async () => {
    const { userErrors } = await sendSweep(api.url, team, {
      policy: { adamW: { learningRate, weightDecay: -1 } },
    });
    expect(userErrors).toMatchObject([{ field: ['input', 'policy', 'adamW', 'weightDecay'] }]);
  });
});
