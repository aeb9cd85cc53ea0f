import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createSweepOverHttp, sendSweep } from '../../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { ask, send } from '../../testing/graphql.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { startTestWorker } from '../../testing/testWorker.ts';
import { globalId } from '../node/globalId.ts';

let api: TestApi;
let team: TestTeam;
let sweepId: string;

beforeAll(async () => {
  api = await startTestApi();
  team = await createTestTeam(api.client);
  sweepId = (await createSweepOverHttp(api.url, team, { name: '100_000 steps' })).id;
});
afterAll(() => api.stop());

const codeOf = async (query: string, variables: Record<string, unknown> = {}) =>
  (await send(api.url, query, { token: team.readToken, variables })).errors?.[0]?.extensions.code;

type Payload = { payload: { userErrors: { code: string; field: string[] }[] } };

/** The user errors of a mutation, as code and field. */
async function userErrorsOf(mutation: string, input: Record<string, unknown>, token: string) {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!`;
  const query = `mutation ($input: ${type}) { payload: ${mutation}(input: $input) { userErrors { code field } } }`;
  const { payload } = await ask<Payload>(api.url, query, { token, variables: { input } });
  return payload.userErrors.map(({ code, field }) => [code, field.join('.')]);
}

const cursor = (...values: unknown[]) => Buffer.from(JSON.stringify(values)).toString('base64url');
/** A JSON value of 100,000 levels; JSON.stringify could not write it. */
const abyss = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;

describe('what nobody sends by mistake', () => {
  it('an id whose noun is a word of JavaScript names nothing', async () => {
    for (const noun of ['constructor', '__proto__', 'toString']) {
      expect(await codeOf(`{ node(id: "${globalId(noun, randomUUID())}") { id } }`)).toBe('NOT_FOUND');
    }
  });

  it('a cursor of the right form with wrong values is refused as one', async () => {
    const sweeps = 'query ($after: String) { sweeps(after: $after) { nodes { id } } }';
    const newest = 'createdAt desc,id desc';
    expect(await codeOf(sweeps, { after: cursor(newest, '2026-01-01T00:00:00.000Z', 'no uuid') })).toBe(
      'INVALID_INPUT',
    );
    const runs = `query ($after: String) { sweep(id: "${sweepId}") { runs(after: $after) { nodes { id } } } }`;
    const bySize = 'batchSize asc,seed asc';
    for (const batchSize of [1.5, 2 ** 31, 1e300, '8']) {
      expect(await codeOf(runs, { after: cursor(bySize, batchSize, 1) })).toBe('INVALID_INPUT');
    }
    expect(await codeOf(runs, { after: cursor(bySize, 8, 1) })).toBeUndefined();
  });

  it('a text with U+0000 is refused, and never a fault of ours', async () => {
    expect(await codeOf('{ sweeps(where: { nameContains: "\\u0000" }) { nodes { id } } }')).toBe(
      'INVALID_INPUT',
    );
    const query = `mutation ($input: CreateSweepInput!) { createSweep(input: $input) { userErrors { code } } }`;
    const input = { teamId: team.id, modelId: team.modelId, datasetId: team.datasetId, name: 'a\0b' };
    const rest = { batchSizes: [8], seeds: [1], policy: {}, evaluation: {}, maxExamplesPerRun: 8 };
    const targets = [{ metric: 'TRAINING_LOSS', threshold: 1 }];
    const variables = { input: { ...input, ...rest, targets } };
    const { errors } = await send(api.url, query, { token: team.writeToken, variables });
    expect(errors?.[0]?.extensions.code).toBe('INVALID_INPUT');
  });

  it('half a character in what is kept as JSON is refused likewise', async () => {
    const spec = { architecture: 'outside', parameterCount: 1, details: { note: 'half \ud800' } };
    const query = `mutation ($input: CreateModelInput!) { createModel(input: $input) { userErrors { code } } }`;
    const variables = { input: { teamId: team.id, name: 'Half', spec } };
    const { errors } = await send(api.url, query, { token: team.writeToken, variables });
    expect(errors?.[0]?.extensions.code).toBe('INVALID_INPUT');
  });

  it('a fault that holds U+0000 ends the attempt all the same', async () => {
    const worker = await startTestWorker(api.url, team);
    const { lease } = await worker.claim();
    if (!lease) throw new Error('Nothing is queued.');
    const input = { runId: lease.run.id, fencingToken: lease.fencingToken, code: 'UNSUPPORTED_KERNEL' };
    expect(await userErrorsOf('failRun', { ...input, message: 'no \0 kernel' }, team.workerToken)).toEqual(
      [],
    );
  });

  it('details that are nested without end are refused', async () => {
    const input = { teamId: team.id, name: 'deep', device: 'cpu', engine: 'onnx', slots: 1 };
    const query =
      'mutation ($input: RegisterWorkerInput!) { registerWorker(input: $input) { userErrors { code field } } }';
    const register = async (details: string) => {
      const body = JSON.stringify({ query, variables: { input: { ...input, details: { a: 'here' } } } });
      const response = await fetch(`${api.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${team.workerToken}` },
        body: body.replace('"here"', details),
      });
      return response.json();
    };
    expect(await register(`${'['.repeat(20)}${']'.repeat(20)}`)).toMatchObject({
      data: { registerWorker: { userErrors: [{ code: 'INVALID_INPUT', field: ['input', 'details'] }] } },
    });
    expect(await register(abyss)).toMatchObject({
      errors: [{ extensions: { code: 'OPERATION_TOO_LARGE' } }],
    });
  });

  it('a model with more parameters than a number can count, and a licence of a book, are refused', async () => {
    const spec = { architecture: 'softmaxRegression', inputShape: [2 ** 50, 2 ** 50], classes: 3 };
    expect(
      await userErrorsOf('createModel', { teamId: team.id, name: 'Vast', spec }, team.writeToken),
    ).toEqual([['INVALID_INPUT', 'input.spec']]);
    const examples = { trainingExamples: 10, testExamples: 10 };
    const clusters = {
      loader: 'gaussianClusters',
      ...examples,
      inputShape: [2],
      classes: 2,
      noise: 1,
      seed: 9,
    };
    const input = { teamId: team.id, name: 'Book', spec: clusters, licence: 'x'.repeat(121) };
    expect(await userErrorsOf('createDataset', input, team.writeToken)).toEqual([
      ['INVALID_INPUT', 'input.licence'],
    ]);
  });

  it('many faults of one input are answered with the first hundred, and a long list of conditions with a refusal', async () => {
    const batchSizes = Array.from({ length: 1500 }, (_, index) => 2 ** 31 - 1 - index);
    const { userErrors } = await sendSweep(api.url, team, { batchSizes });
    // The list is too long, and a hundred of its batches are larger than the data.
    expect(userErrors).toHaveLength(101);
    const runs = `query ($batchSize: [Int!]) {
      sweep(id: "${sweepId}") { runs(where: { batchSize: $batchSize }) { nodes { id } } } }`;
    const batchSize = Array.from({ length: 40_000 }, (_, index) => index);
    expect(await codeOf(runs, { batchSize })).toBe('INVALID_INPUT');
  });

  it('a search finds the text itself: % and _ stand for nothing else', async () => {
    const find = async (nameContains: string) => {
      const query = 'query ($text: String) { sweeps(where: { nameContains: $text }) { nodes { name } } }';
      const { sweeps } = await ask<{ sweeps: { nodes: { name: string }[] } }>(api.url, query, {
        token: team.readToken,
        variables: { text: nameContains },
      });
      return sweeps.nodes.map(({ name }) => name);
    };
    expect(await find('100_000 STEPS')).toEqual(['100_000 steps']);
    expect(await find('100%steps')).toEqual([]);
    expect(await find('100_000_steps')).toEqual([]);
  });

  it('is refused in plain words, never in those of a library', async () => {
    const { userErrors } = await sendSweep(api.url, team, { batchSizes: [0], seeds: [], name: '' });
    expect(userErrors.map(({ field, message }) => [field.join('.'), message]).toSorted()).toEqual([
      ['input.batchSizes.0', 'Must be at least 1.'],
      ['input.name', 'Must have at least 1 character.'],
      ['input.seeds', 'Give at least one seed.'],
    ]);
  });
});
