import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sendSweep } from '../../../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../../../testing/createTestTeam.ts';
import { createTestTeam } from '../../../testing/createTestTeam.ts';
import { ask } from '../../../testing/graphql.ts';
import type { TestApi } from '../../../testing/startTestApi.ts';
import { startTestApi } from '../../../testing/startTestApi.ts';
import { readInSandbox } from './readInSandbox.ts';

let api: TestApi;
let team: TestTeam;
beforeAll(async () => {
  api = await startTestApi();
  team = await createTestTeam(api.client);
});
afterAll(() => api.stop());

interface Payload {
  readonly model: { readonly id: string; readonly contentHash: string } | null;
  readonly notes: string[];
  readonly userErrors: { readonly code: string; readonly field: string[]; readonly message: string }[];
}

async function upload(name: string, topology: string): Promise<Payload> {
  const { createModelFromTopology } = await ask<{ createModelFromTopology: Payload }>(
    api.url,
    `mutation ($input: CreateModelFromTopologyInput!) {
      createModelFromTopology(input: $input) {
        model { id contentHash parameterCount layers { kind outputShape parameterCount } }
        notes
        userErrors { code field message }
      }
    }`,
    { token: team.writeToken, variables: { input: { teamId: team.id, name, topology } } },
  );
  return createModelFromTopology;
}

const sequential = (...layers: object[]) => JSON.stringify({ class_name: 'Sequential', config: { layers } });
const dense = (config: object) => ({ class_name: 'Dense', config });

describe('createModelFromTopology', () => {
  const topology = sequential(
    dense({ units: 8, activation: 'relu', batch_input_shape: [null, 4] }),
    dense({ units: 3, activation: 'softmax' }),
  );

  it('records the layers with their shapes, once for the same layers, as a model that a sweep can train', async () => {
    const first = await upload('Mine', topology);
    expect(first).toMatchObject({
      model: {
        parameterCount: 67,
        layers: [
          { kind: 'dense', outputShape: [8], parameterCount: 40 },
          { kind: 'activation', outputShape: [8], parameterCount: 0 },
          { kind: 'dense', outputShape: [3], parameterCount: 27 },
        ],
      },
      notes: [expect.stringMatching(/softmax/)],
      userErrors: [],
    });
    const again = await upload('Mine', topology.replaceAll(',', ' , '));
    expect(again.model?.id).toBe(first.model?.id);
    const { userErrors } = await sendSweep(api.url, team, { modelId: first.model?.id });
    expect(userErrors).toEqual([]);
  });

  it('says what to mend, at the field', async () => {
    const lambda = sequential(dense({ units: 3, batch_input_shape: [null, 4] }), {
      class_name: 'Lambda',
      config: {},
    });
    expect(await upload('Code', lambda)).toEqual({
      model: null,
      notes: [],
      userErrors: [
        {
          code: 'INVALID_INPUT',
          field: ['input', 'topology'],
          message: expect.stringMatching(/Lambda.*holds code, which is not run here/),
        },
      ],
    });
  });
});

describe('the sandbox of topologies', () => {
  it('gives up what takes too much memory, and the API lives on', async () => {
    const vast = `[${'{"a":1},'.repeat(4_000_000)}0]`;
    const small = sequential(dense({ units: 3, batch_input_shape: [null, 4] }));
    expect(await Promise.all([vast, small].map(readInSandbox))).toMatchObject([
      { refused: expect.stringMatching(/10 seconds of a processor or 96 MiB: make the model smaller/) },
      { read: { notes: [] } },
    ]);
  });
});
