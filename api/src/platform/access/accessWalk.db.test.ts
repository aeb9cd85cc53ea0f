import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { GraphQLObjectType } from 'graphql';
import { isObjectType, isRequiredArgument } from 'graphql';
import { nouns } from '../../server/nouns.ts';
import { createSchema } from '../../server/schema/schema.ts';
import type { FullTeam } from '../../testing/createFullTeam.ts';
import { createFullTeam } from '../../testing/createFullTeam.ts';
import { sendSweep } from '../../testing/createSweepOverHttp.ts';
import { everyOperation } from '../../testing/everyOperation.ts';
import { send } from '../../testing/graphql.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { createContext } from '../context/context.ts';
import type { Platform } from '../context/platform.ts';
import { StartedServices } from '../context/service.ts';
import { parseGlobalId } from '../node/globalId.ts';
import { type ExportedTable, rowsOf } from '../noun/exportedTable.ts';
import type { Access } from './access.ts';
import { benchmarkReaders, everybody, whoeverReadsTheParent } from './rule.ts';

const schema = createSchema();
let api: TestApi;
let team: FullTeam;
let other: FullTeam;

beforeAll(async () => {
  api = await startTestApi({ leaseSeconds: 3600 });
  team = await createFullTeam(api);
  other = await createFullTeam(api);
});
afterAll(() => api.stop());

/** What asks for a right: the rest gives nothing away that is of a team. */
const guarded = (ids: Record<string, string>) =>
  everyOperation(schema, ids).filter(({ name }) => ruleOf(name) !== everybody);
const ruleOf = (name: string) =>
  ({ ...schema.getQueryType()?.getFields(), ...schema.getMutationType()?.getFields() })[name]?.extensions
    .rule;

/** All that the walk asks for: what is the team's alone, and what it has put before everybody. */
const walked = ({ ids, openIds, slug }: FullTeam) => ({ ...ids, ...openIds, slug });

/** Some hundred operations, one after the other, on a machine that may be busy. */
const asLongAsItTakes = 120_000;

/** Lists of whatever the caller may read. */
const ownLists = new Set(
  Object.values(schema.getQueryType()?.getFields() ?? {})
    .filter(({ type, args }) => `${type}`.endsWith('Connection!') && !args.some(isRequiredArgument))
    .map(({ name }) => name),
);

const denials = ['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND'];

/** Sends every operation with the team's ids, and expects that nothing of the team comes back and nothing changes. */
async function expectNothing(token: string | undefined, expectedCodes: string[]) {
  const before = await everything();
  const secrets = secretsOf(team);
  for (const { name, query } of guarded(walked(team))) {
    const answer = await send<Record<string, unknown>>(api.url, query, token ? { token } : {});
    const text = JSON.stringify(answer);
    // One assertion for all: a hundred for each operation take longer than the operation.
    expect({ name, told: secrets.filter((secret) => text.includes(secret)) }).toEqual({ name, told: [] });
    const codes = (answer.errors ?? []).map(({ extensions }) => extensions.code);
    const payload = answer.data?.[name] as { userErrors?: { code: string }[] } | null | undefined;
    const refusals = [...codes, ...(payload?.userErrors ?? []).map(({ code }) => code)];
    // What takes no id of the team answers with the caller's own: its text has been searched above.
    const isOwn = ['benchmark', 'submission', 'viewer'].includes(name) || ownLists.has(name);
    // And of what everybody reads, too: the board shows names of teams and figures, and no id of the team's own.
    const isOpen = Object.values(team.openIds).some((id) => query.includes(`(id: "${id}")`));
    if (!isOwn && !isOpen) expect({ name, refusals }).not.toEqual({ name, refusals: [] });
    for (const code of refusals)
      expect({ name, code, known: expectedCodes.includes(code) }).toEqual({ name, code, known: true });
  }
  expect(await everything()).toEqual(before);
}

/** What only the team may see. */
function secretsOf({ ids, localId, sha256 }: FullTeam): string[] {
  const { userId, ...rest } = ids;
  return [sha256, localId, userId, ...Object.values(rest)].flatMap((id) => [id, parseGlobalId(id)?.id ?? id]);
}

/** What hangs on the sweeps of a team, or is not exported for it is of one machine. */
const moreTables: readonly ExportedTable[] = [
  ...['Run', 'ImportUpload', 'TeamExport'].map((table) => ({ table })),
  { table: 'Target', of: rowsOf('Sweep', 'sweepId') },
  { table: 'Attempt', of: rowsOf('Run', 'runId') },
  { table: 'Measurement', of: rowsOf('Run', 'runId') },
  { table: 'Checkpoint' },
  {
    table: 'Estimate',
    of: '"targetId" IN (SELECT "Target".id FROM "Target" JOIN "Sweep" ON "Sweep".id = "sweepId" WHERE "teamId" = $1::uuid)',
  },
];

/** Every row that belongs to the team, secrets included, as text; a token writes down when it is used. */
async function everything(): Promise<string[]> {
  const tables = [...nouns.flatMap(({ exports = [] }) => exports), ...moreTables];
  const rows = await Promise.all(
    tables.map(({ table, of = '"teamId" = $1::uuid' }) =>
      api.client.$queryRawUnsafe<{ row: string }[]>(
        `SELECT (to_jsonb(record) - ARRAY['lastRequest', 'updatedAt'])::text AS row FROM "${table}" record WHERE ${of}`,
        team.localId,
      ),
    ),
  );
  return rows
    .flatMap((ofTable, index) => ofTable.map(({ row }) => `${tables[index]?.table} ${row}`))
    .toSorted();
}

describe('every operation, with the real ids of a team,', () => {
  it(
    'gives its member something: the walk asks for things that are there',
    async () => {
      const names = new Set<string>();
      for (const { name, query } of everyOperation(schema, walked(team))) {
        if (!query.startsWith('query')) continue;
        const { data, errors } = await send<Record<string, unknown>>(api.url, query, {
          token: team.adminToken,
        });
        if (!errors && data?.[name]) names.add(name);
        else if (ruleOf(name) === everybody) names.add(name);
        // Answers null, and refuses others all the same: the team has no b*. firstEstimate.db.test.ts has one.
        else if (!errors && name === 'pastSweepsEstimate') names.add(name);
        else expect({ name, code: errors?.[0]?.extensions.code }).toEqual({ name, code: 'NOT_FOUND' });
      }
      expect([...names].sort()).toEqual(Object.keys(schema.getQueryType()?.getFields() ?? {}).sort());
    },
    asLongAsItTakes,
  );

  it('gives a stranger nothing', () => expectNothing(undefined, ['UNAUTHENTICATED']), asLongAsItTakes);

  it(
    'gives a member of another team nothing, not even that the things exist',
    () => expectNothing(other.writeToken, ['NOT_FOUND', 'FORBIDDEN']),
    asLongAsItTakes,
  );

  it(
    'gives a worker of another team nothing',
    () => expectNothing(other.workerToken, ['NOT_FOUND', 'FORBIDDEN']),
    asLongAsItTakes,
  );

  it('lets a read token change nothing', async () => {
    const before = await everything();
    for (const { name, query } of guarded(walked(team))) {
      if (!query.startsWith('mutation')) continue;
      const { errors } = await send(api.url, query, { token: team.readToken });
      expect({ name, code: errors?.[0]?.extensions.code }).toEqual({ name, code: 'FORBIDDEN' });
    }
    expect(await everything()).toEqual(before);
  });

  it('lets a worker token read its run and no more', async () => {
    const ask = (selection: string) =>
      send<{ node: unknown }>(api.url, `{ node(id: "${team.ids.runId}") { ... on Run { ${selection} } } }`, {
        token: team.workerToken,
      });
    expect(await ask('batchSize seed status')).toMatchObject({ data: { node: { seed: 1 } } });
    for (const field of [
      'sweep { name }',
      'measurements { nodes { step } }',
      'history { step }',
      'attempts { number }',
      'crossings { lowerSteps }',
    ]) {
      const { errors } = await ask(field);
      expect({ field, code: errors?.[0]?.extensions.code }).toEqual({ field, code: 'FORBIDDEN' });
    }
    const { errors } = await send(api.url, `{ sweep(id: "${team.ids.sweepId}") { name } }`, {
      token: team.workerToken,
    });
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('keeps a sweep from using the model or the data of another team', async () => {
    const { sweep, userErrors } = await sendSweep(api.url, other, {
      modelId: team.modelId,
      datasetId: team.datasetId,
    });
    expect(sweep).toBeNull();
    expect(userErrors.map(({ code, field }) => [code, field.at(-1)])).toEqual([
      ['NOT_FOUND', 'modelId'],
      ['NOT_FOUND', 'datasetId'],
    ]);
  });
});

describe('every field', () => {
  const types = Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__'),
  );
  const roots = ['Query', 'Mutation', 'Subscription'];
  const owned = types.filter(
    (type) =>
      !roots.includes(type.name) &&
      type.extensions.rule !== whoeverReadsTheParent &&
      // Tested by caller in benchmark/publicReading.db.test.ts.
      type.extensions.rule !== benchmarkReaders,
  );

  it('of a thing with an id is guarded by the team that owns it', () => {
    const nodes = types.filter((type) => type.getInterfaces().some(({ name }) => name === 'Node'));
    const open = nodes.filter((type) => type.extensions.rule === benchmarkReaders);
    expect(open.map(({ name }) => name).sort()).toEqual([
      'Attestation',
      'Benchmark',
      'Dispute',
      'Submission',
    ]);
    expect(nodes.filter((type) => !owned.includes(type) && !open.includes(type))).toEqual([]);
    expect(nodes.length).toBeGreaterThan(10);
  });

  it.each([
    ['a stranger', (): Access => ({ kind: 'stranger' }), 'UNAUTHENTICATED'],
    [
      'a member of another team',
      (): Access => ({
        kind: 'user',
        userId: other.userId,
        sessionId: '',
        memberships: [{ teamId: other.localId, role: 'OWNER' }],
      }),
      'NOT_FOUND',
    ],
    [
      'a token of another team',
      (): Access => ({
        kind: 'token',
        tokenId: '',
        teamId: other.localId,
        createdById: null,
        scopes: ['read', 'write', 'worker', 'admin'],
        isAttested: false,
      }),
      'NOT_FOUND',
    ],
  ])('refuses %s even where a resolver would hand the parent over', (_who, accessOf, code) => {
    const access = accessOf();
    const { services } = new StartedServices({ prisma: api.client } as unknown as Platform);
    const context = createContext(services, {
      access,
      requestId: '',
      http: { address: '', userAgent: '', cookie: '', setCookies: () => {}, setRetryAfter: () => {} },
      deadline: null,
      credential: '',
      refreshAccess: async () => access,
    });
    const parent = { teamId: team.localId, id: team.userId, memberships: [{ teamId: team.localId }] };
    for (const type of owned) {
      for (const field of Object.values(type.getFields())) {
        const call = () => field.resolve?.(parent, {}, context, { parentType: type } as never);
        expect(call).toThrow(
          expect.objectContaining({
            code: expect.stringMatching(type.name === 'User' ? denials.join('|') : code),
          }),
        );
      }
    }
  });
});

describe('a checkpoint', () => {
  it('is given to the workers of its team alone', async () => {
    const get = (token: string | null) =>
      fetch(
        `${api.url}/checkpoints/${team.sha256}`,
        token ? { headers: { authorization: `Bearer ${token}` } } : {},
      );
    const status = async (token: string | null) => (await get(token)).status;
    expect(await status(team.workerToken)).toBe(200);
    expect(await status(other.workerToken)).toBe(404);
    expect(await status(team.writeToken)).toBe(403);
    expect(await status(null)).toBe(401);
  });
});
