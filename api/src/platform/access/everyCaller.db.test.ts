import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { GraphQLField } from 'graphql';
import { isRequiredArgument } from 'graphql';
import { createSchema } from '../../server/schema/schema.ts';
import type { FullTeam } from '../../testing/createFullTeam.ts';
import { createFullTeam } from '../../testing/createFullTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { everyOperation } from '../../testing/everyOperation.ts';
import { send } from '../../testing/graphql.ts';
import { signInAs } from '../../testing/signInAs.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { openStream } from '../../testing/subscribe.ts';
import { until } from '../../testing/until.ts';
import { storeApiToken } from '../auth/apiToken.ts';
import { callers, refusalOf } from './accessTable.ts';

const schema = createSchema();
/**
 * What the services ask for beyond the rule, of whom the rule lets pass: only an owner has a say over owners, whom and as what
 * `everyOperation` names; and an invitation is its receiver's.
 */
const beyondTheRule: Record<string, Record<string, string>> = {
  changeMemberRole: { outsider: 'NOT_FOUND', admin: 'FORBIDDEN', 'admin token': 'FORBIDDEN' },
  removeMember: { outsider: 'NOT_FOUND', admin: 'FORBIDDEN', 'admin token': 'FORBIDDEN' },
  createInvitation: {
    outsider: 'NOT_FOUND',
    admin: 'FORBIDDEN',
    'admin token': 'FORBIDDEN',
    owner: 'INVALID_INPUT',
  },
  acceptInvitation: {
    outsider: 'NOT_FOUND',
    viewer: 'NOT_FOUND',
    member: 'NOT_FOUND',
    admin: 'NOT_FOUND',
    owner: 'NOT_FOUND',
  },
};

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
    'attested worker token': { token: team.attestedToken },
    'read token': { token: team.readToken },
    'write token': { token: team.writeToken },
    'admin token': { token: team.adminToken },
  };
});
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

/** Every subscription, to things of the team. */
function everySubscription() {
  return Object.values(schema.getSubscriptionType()?.getFields() ?? {}).map((field) => {
    const [argument] = field.args.filter(isRequiredArgument);
    if (!argument) throw new Error(`${field.name} follows nothing.`);
    const ids: Record<string, string> = { ...team.ids, ...team.openIds };
    const call = `${field.name}(${argument.name}: ${JSON.stringify(ids[argument.name])})`;
    // A leaderboard is for all teams to read; the rest is the team's alone.
    const isOpen = argument.name in team.openIds;
    return { name: field.name, field, isOpen, query: `subscription { ${call} { __typename } }` };
  });
}

/** The code with which a subscription is refused; null where it is open: it follows something, or has something to say. */
async function firstCode(
  query: string,
  credential: { token?: string; cookie?: string },
): Promise<string | null> {
  await until(async () => (api.changes.watched === 0 ? true : null));
  const stream = await openStream(api.url, credential, query, {});
  let isOver = false;
  const followed = async () => {
    while (!isOver && api.changes.watched === 0) await sleep(5);
    return null;
  };
  const first = await Promise.race([stream.next(), followed()]);
  isOver = true;
  stream.close();
  return first?.errors?.[0]?.extensions.code ?? null;
}

describe('every subscription', () => {
  /** Callers see nothing of another team’s sweep, even where the rule allows them their own. */
  const expectedOf = (
    name: string,
    field: GraphQLField<unknown, unknown>,
    isOpen: boolean,
  ): string | null => {
    const type = schema.getSubscriptionType();
    const access = callers[name];
    if (!type || !access) throw new Error(name);
    return refusalOf(type, field, access) ?? (name === 'outsider' && !isOpen ? 'NOT_FOUND' : null);
  };

  it.each(Object.keys(callers))('answers %s as its rule says', async (name) => {
    const subscriptions = everySubscription();
    const codes: (string | null)[] = [];
    // One after the other: that something is followed is seen of the API as a whole, and would speak for all of them.
    for (const { query } of subscriptions) codes.push(await firstCode(query, credentials[name] ?? {}));
    const expected = subscriptions.map(({ field, isOpen }) => expectedOf(name, field, isOpen));
    const names = subscriptions.map((each) => each.name);
    expect(names.map((each, index) => [each, codes[index]])).toEqual(
      names.map((each, index) => [each, expected[index]]),
    );
  });
});

describe('every operation over HTTP', () => {
  it.each(Object.keys(callers))('answers %s as its rule says', async (name) => {
    const access = callers[name];
    if (!access) throw new Error(name);
    const wrong: unknown[] = [];
    // Refusals first of all; what is allowed is left to the tests of each noun, which know what it should do.
    for (const { type, field, query } of rootFields()) {
      const expected = refusalOf(type, field, access);
      if (expected === null) continue;
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

  it.each(Object.keys(beyondTheRule))('%s asks for more than its rule', async (name) => {
    const { query } = everyOperation(schema, team.ids).find((operation) => operation.name === name) ?? {};
    for (const [caller, expected] of Object.entries(beyondTheRule[name] ?? {})) {
      type Payload = { userErrors: { code: string }[] };
      const { data, errors } = await send<Record<string, Payload | null>>(
        api.url,
        query ?? '',
        credentials[caller] ?? {},
      );
      const code = errors?.[0]?.extensions.code ?? data?.[name]?.userErrors[0]?.code;
      expect([caller, code]).toEqual([caller, expected]);
    }
  });

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
    for (const { name, query } of everySubscription()) {
      for (const { secret } of [expired, revoked])
        expect([name, await firstCode(query, { token: secret })]).toEqual([name, 'UNAUTHENTICATED']);
    }
    for (const { query } of rootFields()) {
      for (const { secret } of [expired, revoked]) {
        const { errors, data } = await send(api.url, query, { token: secret });
        expect([query, errors?.[0]?.extensions.code, data]).toEqual([query, 'UNAUTHENTICATED', undefined]);
      }
    }
  });
});
