import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { post as postOperation, send } from '../../testing/graphql.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';

let api: TestApi;
let team: TestTeam;

beforeAll(async () => {
  api = await startTestApi();
  team = await createTestTeam(api.client);
});
afterAll(() => api.stop());

const codeOf = async (query: string) =>
  (await send(api.url, query, { token: team.readToken })).errors?.[0]?.extensions.code;

async function post(body: string, headers: Record<string, string> = { 'content-type': 'application/json' }) {
  const response = await fetch(`${api.url}/graphql`, { method: 'POST', body, headers });
  return { response, body: await response.text() };
}

describe('an operation', () => {
  it('is refused when it is too deep, has too many aliases, too many tokens or costs too much', async () => {
    const deep = `{ sweeps { nodes { ${'team { id } runs { nodes { sweep { '.repeat(4)} id ${'} } }'.repeat(4)} } } }`;
    const aliases = `{ ${Array.from({ length: 50 }, (_, index) => `a${index}: viewer { scopes }`).join(' ')} }`;
    const tokens = `{ ${'viewer { scopes } '.repeat(3000)} }`;
    const names = Array.from({ length: 120 }, (_, index) => index);
    const spreads = (index: number) => names.slice(0, 8).map((next) => `...F${(index + next + 1) % 120}`);
    const circles = names.map((index) => `fragment F${index} on Query { ${spreads(index).join(' ')} }`);
    // Validated as it is, this one overflows the stack.
    const circular = `{ ...F0 } ${circles.join(' ')}`;
    const repeated = `{ ${'viewer { scopes } '.repeat(400)} }`;
    for (const query of [deep, aliases, tokens, repeated, circular]) {
      const { answer, response } = await postOperation(api.url, query, { token: team.readToken });
      expect(answer.errors?.[0]?.extensions.code).toBe('OPERATION_TOO_LARGE');
      expect(response.status).toBe(400);
    }
  });

  it('is refused when its pages within pages ask for more rows than one may read at once', async () => {
    const sweep = await createSweepOverHttp(api.url, team, {
      batchSizes: Array.from({ length: 100 }, (_, i) => i + 1),
      seeds: [1, 2],
    });
    const runs = (points: number) =>
      `{ sweep(id: "${sweep.id}") { runs(first: 100) { nodes { historyColumns(points: ${points}) { step } } } } }`;
    expect(await codeOf(runs(900))).toBeUndefined();
    expect(await codeOf(runs(1000))).toBe('OPERATION_TOO_LARGE');
  });

  it('that GraphQL does not understand is told what is wrong, in our codes', async () => {
    expect(await codeOf('{ viewer { nothing } }')).toBe('INVALID_INPUT');
    expect(await codeOf('{ viewer {')).toBe('INVALID_INPUT');
    expect(await codeOf('{ node { id } }')).toBe('INVALID_INPUT');
    const long = await send(api.url, 'query ($after: Long) { viewer { scopes } }', {
      token: team.readToken,
      variables: { after: 1.5 },
    });
    expect(long.errors?.[0]?.extensions).toEqual({
      code: 'INVALID_INPUT',
      retryable: false,
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  it('that names a field wrongly is told the right one, where its sender may read the schema', async () => {
    const told = async (caller: { token?: string }) =>
      (await send(api.url, '{ viewer { scope } }', caller)).errors?.map(({ message }) => message);
    const fault = 'Cannot query field "scope" on type "Viewer".';
    expect(await told({ token: team.readToken })).toEqual([`${fault} Did you mean "scopes"?`]);
    expect(await told({})).toEqual([fault]);
  });

  it('whose input lacks a field is told which, without its own input', async () => {
    const input = {
      teamId: team.id,
      modelId: 'x',
      targets: [{ metric: 'TRAINING_LOSS' }],
      name: '; Field {',
    };
    const query =
      'mutation ($input: CreateSweepInput!) { createSweep(input: $input) { userErrors { code } } }';
    const { errors } = await send(api.url, query, { token: team.writeToken, variables: { input } });
    const messages = errors?.map(({ message }) => message) ?? [];
    expect(messages).toContain(
      'Variable "$input": Field "datasetId" of required type "ID!" was not provided.',
    );
    expect(messages).toContain(
      'Variable "$input" at "input.targets[0]": Field "threshold" of required type "Float!" was not provided.',
    );
    expect(messages.filter((message) => /Object|teamId/.test(message))).toEqual([]);
  });

  it('is told how a token is sent, and which scope is missing', async () => {
    const json = { 'content-type': 'application/json' };
    const bare = await post('{"query":"{ viewer { scopes } }"}', { ...json, authorization: team.readToken });
    expect(JSON.parse(bare.body).errors[0]).toMatchObject({
      message: 'Send the token as "Authorization: Bearer …".',
      extensions: { code: 'UNAUTHENTICATED' },
    });
    const query = 'mutation ($id: ID!) { deleteTeamItem(input: { id: $id }) { userErrors { code } } }';
    const sent = { token: team.readToken, variables: { id: team.modelId } };
    expect((await send(api.url, query, sent)).errors).toMatchObject([
      { message: 'The token needs the scope WRITE or ADMIN; make one that has it.' },
    ]);
  });

  it('that is followed without asking for events is told to', async () => {
    const stream = await fetch(`${api.url}/graphql/stream`, {
      method: 'POST',
      body: '{"query":"subscription { x }"}',
      headers: { 'content-type': 'application/json' },
    });
    expect([stream.status, ((await stream.json()) as { errors: object[] }).errors]).toMatchObject([
      400,
      [
        {
          message: expect.stringContaining('Accept: text/event-stream'),
          extensions: { code: 'INVALID_INPUT' },
        },
      ],
    ]);
  });

  it('that is to be followed is told where, when it comes as a query', async () => {
    const query = 'subscription ($id: ID!) { sweepEvents(sweepId: $id, after: 0) { kind } }';
    const { answer, response } = await postOperation(api.url, query, {
      token: team.readToken,
      variables: { id: team.id },
    });
    expect([response.status, answer.errors]).toMatchObject([
      400,
      [
        {
          message: expect.stringContaining('send it to /graphql/stream'),
          extensions: { code: 'INVALID_INPUT', retryable: false },
        },
      ],
    ]);
  });

  it('cannot be sent by a form of another site, nor as a batch', async () => {
    const form = await post('{"query":"{ viewer { scopes } }"}', { 'content-type': 'text/plain' });
    expect(form.response.status).toBe(400);
    expect(JSON.parse(form.body).errors).toMatchObject([
      {
        message: 'Send operations as POST with Content-Type: application/json.',
        extensions: { code: 'INVALID_INPUT' },
      },
    ]);
    expect((await post('[{"query":"{ viewer { scopes } }"}]')).response.status).toBe(400);
  });

  it('with a body that is too large or no JSON is refused in our form', async () => {
    const large = await post(JSON.stringify({ query: ' '.repeat(5_000_000) }));
    expect([large.response.status, JSON.parse(large.body).errors[0].extensions.code]).toEqual([
      413,
      'OPERATION_TOO_LARGE',
    ]);
    const broken = await post('{');
    expect([broken.response.status, JSON.parse(broken.body).errors[0].extensions.code]).toEqual([
      400,
      'INVALID_INPUT',
    ]);
  });

  it('with variables that are missing or senseless is told so in few words, and that it is at fault', async () => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${team.readToken}` };
    const missing = 'query ($input: ReportPreviewInput!) { reportPreview(input: $input) { __typename } }';
    const senseless = 'query ($first: Int) { sweeps(first: $first) { totalCount } }';
    for (const [query, variables] of [
      [missing, {}],
      [senseless, { first: 'x'.repeat(50_000) }],
    ] as const) {
      const { response, body } = await post(JSON.stringify({ query, variables }), headers);
      const [fault] = JSON.parse(body).errors;
      expect([query, response.status, fault.extensions.code]).toEqual([query, 400, 'INVALID_INPUT']);
      expect(fault.message.length).toBeLessThanOrEqual(1_001);
    }
  });

  it('that meets a fault of ours shows a request id and nothing else', async () => {
    const broken = await createTestTeam(api.client);
    await api.client.apiToken.updateMany({
      where: { referenceId: broken.localId },
      data: { permissions: 'secret-not-json' },
    });
    const answer = await send(api.url, '{ viewer { scopes } }', { token: broken.readToken });
    expect(answer.errors?.[0]).toMatchObject({
      message: expect.stringMatching(/request id [0-9a-f-]{36}/),
      extensions: { code: 'INTERNAL' },
    });
    expect(JSON.stringify(answer)).not.toMatch(/secret-not-json|stack|\.ts|JSON/);
  });
});

describe('every answer', () => {
  it('forbids framing, sniffing, caching and scripts, and does not name the server', async () => {
    for (const path of ['/health', '/graphql', '/api/auth/magic-link/verify', '/nowhere']) {
      const { headers } = await fetch(api.url + path);
      expect(Object.fromEntries(headers)).toMatchObject({
        'cache-control': 'private, no-store',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
      });
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  it('says ok to health while PostgreSQL answers', async () => {
    expect(await (await fetch(`${api.url}/health`)).json()).toEqual({ status: 'ok' });
  });
});
