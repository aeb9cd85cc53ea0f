import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { storeApiToken } from '../auth/apiToken.ts';
import { createSchema } from '../schema/schema.ts';
import type { FullTeam } from '../testing/createFullTeam.ts';
import { createFullTeam } from '../testing/createFullTeam.ts';
import { createTestTeam } from '../testing/createTestTeam.ts';
import { everyOperation } from '../testing/everyOperation.ts';
import { send } from '../testing/graphql.ts';
import { signInAs } from '../testing/signInAs.ts';
import type { TestApi } from '../testing/startTestApi.ts';
import { startTestApi } from '../testing/startTestApi.ts';
import { callers, refusalOf } from './accessTable.ts';

const schema = createSchema();
/** What the services ask for beyond the rule: an admin's right over owners, an operation's own conditions. */
const beyondTheRule = ['changeMemberRole', 'removeMember', 'createInvitation', 'acceptInvitation'];

let api: TestApi;
let team: FullTeam;
let credentials: Record<string, { token?: string; cookie?: string }>;

beforeAll(async () => {
  api = await startTestApi();
  team = await createFullTeam(api);
  const other = await createTestTeam(api.client);
  credentials = {
    stranger: {},
    outsider: await signInAs(api, other, 'OWNER'),
    viewer: await signInAs(api, team, 'VIEWER'),
    member: await signInAs(api, team, 'MEMBER'),
    admin: await signInAs(api, team, 'ADMIN'),
    owner: await signInAs(api, team, 'OWNER'),
    'worker token': { token: team.workerToken },
    'read token': { token: team.readToken },
    'write token': { token: team.writeToken },
    'admin token': { token: team.adminToken },
  };
}, 60_000);
afterAll(() => api.stop());

/** Every field of Query and Mutation, asked for with the cheapest selection and ids of the team. */
function* rootFields() {
  const seen = new Set<string>();
  for (const { name, query } of everyOperation(schema, { ...team.ids, ...team.openIds, slug: team.slug })) {
    const type = query.startsWith('query') ? schema.getQueryType() : schema.getMutationType();
    const field = type?.getFields()[name];
    if (!type || !field || seen.has(name)) continue;
    seen.add(name);
    const call = query.slice(query.indexOf('{') + 1, -1);
    const bare = call.slice(0, endOfCall(call));
    const isLeaf = !call.slice(bare.length).trim().startsWith('{');
    yield { type, field, query: `${query.split(' ')[0]} { ${bare} ${isLeaf ? '' : '{ __typename }'} }` };
  }
}

/** Where the arguments end, or the name where there are none. */
function endOfCall(call: string): number {
  const open = call.indexOf('(');
  const brace = call.indexOf('{');
  if (open === -1 || (brace !== -1 && brace < open)) return brace === -1 ? call.length : brace;
  let depth = 0;
  for (let index = open; index < call.length; index++) {
    if (call[index] === '(') depth++;
    if (call[index] === ')' && --depth === 0) return index + 1;
  }
  return call.length;
}

describe('every operation over HTTP', () => {
  it.each(Object.keys(callers))('answers %s as its rule says', async (name) => {
    const access = callers[name];
    if (!access) throw new Error(name);
    const wrong: unknown[] = [];
    // Refusals first of all; what is allowed is left to the tests of each noun, which know what it should do.
    for (const { type, field, query } of rootFields()) {
      const expected = refusalOf(type, field, access);
      if (expected === null || beyondTheRule.includes(field.name)) continue;
      const { errors } = await send(api.url, query, credentials[name] ?? {});
      const actual = errors?.[0]?.extensions.code ?? null;
      if (actual !== expected) wrong.push({ field: field.name, expected, actual });
    }
    expect(wrong).toEqual([]);
  });

  it.each(['viewer', 'member', 'admin', 'owner', 'read token', 'write token', 'admin token'])(
    'lets %s read what its rule allows',
    async (name) => {
      const access = callers[name];
      if (!access) throw new Error(name);
      const wrong: unknown[] = [];
      for (const { type, field, query } of rootFields()) {
        if (type !== schema.getQueryType() || refusalOf(type, field, access) !== null) continue;
        const { errors } = await send(api.url, query, credentials[name] ?? {});
        const code = errors?.[0]?.extensions.code ?? null;
        // A team's id is not that of a run: NOT_FOUND is how a query of another noun says so.
        if (code === 'FORBIDDEN' || code === 'UNAUTHENTICATED') wrong.push({ field: field.name, code });
      }
      expect(wrong).toEqual([]);
    },
  );

  it('is UNAUTHENTICATED with a token that has expired or was revoked, whatever it was made for', async () => {
    const scopes = ['read', 'write', 'worker', 'admin'] as const;
    const expired = await storeApiToken(api.client, {
      teamId: team.localId,
      name: 'expired',
      scopes,
      expiresAt: new Date(Date.now() - 1000),
    });
    const revoked = await storeApiToken(api.client, { teamId: team.localId, name: 'revoked', scopes });
    await api.client.apiToken.update({ where: { id: revoked.token.id }, data: { enabled: false } });
    for (const { query } of rootFields()) {
      for (const { secret } of [expired, revoked]) {
        const { errors, data } = await send(api.url, query, { token: secret });
        expect([query, errors?.[0]?.extensions.code, data]).toEqual([query, 'UNAUTHENTICATED', undefined]);
      }
    }
  });
});
