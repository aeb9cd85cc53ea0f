import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseGlobalId } from '../../platform/node/globalId.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { ask, send } from '../../testing/graphql.ts';
import { signInAs } from '../../testing/signInAs.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { until } from '../../testing/until.ts';

let api: TestApi;
let team: TestTeam;

beforeAll(async () => {
  api = await startTestApi();
  team = await createTestTeam(api.client);
});
afterAll(() => api.stop());

type Caller = { token: string } | { cookie: string };
type Made = {
  apiToken: { id: string; start: string; scopes: string[] } | null;
  secret: string | null;
  userErrors: { code: string; field: string[] }[];
};

const create = `mutation ($input: CreateApiTokenInput!) {
  createApiToken(input: $input) { apiToken { id start scopes } secret userErrors { code field message } }
}`;

async function make(caller: Caller, scopes: string[], more: Record<string, unknown> = {}): Promise<Made> {
  const input = { teamId: team.id, name: 'script', scopes, ...more };
  const { createApiToken } = await ask<{ createApiToken: Made }>(api.url, create, {
    ...caller,
    variables: { input },
  });
  return createApiToken;
}

const revoke = (caller: Caller, id: string) =>
  send<{ revokeApiToken: { apiToken: { status: string } } }>(
    api.url,
    `mutation { revokeApiToken(input: { apiTokenId: "${id}" }) { apiToken { status } userErrors { code } } }`,
    caller,
  );

const codeOf = async (token: string, query = '{ sweeps { nodes { id } } }') =>
  (await send(api.url, query, { token })).errors?.[0]?.extensions.code;

describe('createApiToken', () => {
  it('shows the secret once, and stores its hash alone', async () => {
    const member = await signInAs(api, team, 'MEMBER');
    const { apiToken, secret } = await make(member, ['READ', 'WORKER']);
    expect(apiToken?.scopes).toEqual(['READ', 'WORKER']);
    expect(secret?.startsWith(apiToken?.start ?? '?')).toBe(true);
    expect(await codeOf(secret ?? '')).toBeUndefined();
    const stored = JSON.stringify([
      await api.client.apiToken.findMany(),
      await api.client.auditEntry.findMany({ where: { action: 'createApiToken' } }),
    ]);
    expect(stored).not.toContain(secret);
    expect(stored).toContain('createApiToken');
  });

  it('gives nothing away that its creator does not have', async () => {
    const viewer = await signInAs(api, team, 'VIEWER');
    const member = await signInAs(api, team, 'MEMBER');
    const refused = {
      apiToken: null,
      secret: null,
      userErrors: [
        {
          code: 'FORBIDDEN',
          field: ['input', 'scopes'],
          message: expect.stringMatching(/^You do not have the scopes? [A-Z, ]+, so you cannot give/),
        },
      ],
    };
    expect(await make(viewer, ['READ', 'WRITE'])).toEqual(refused);
    expect(await make(member, ['ADMIN'])).toEqual(refused);
    expect(await make({ token: team.adminToken }, ['READ', 'WORKER'])).toEqual(refused);
    expect((await make(viewer, ['READ'])).userErrors).toEqual([]);
    const byToken = await send(api.url, create, {
      token: team.writeToken,
      variables: { input: { teamId: team.id, name: 'copy', scopes: ['READ'] } },
    });
    expect(byToken.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('asks for a name, a scope, and an end within a year', async () => {
    const owner = await signInAs(api, team, 'OWNER');
    const { userErrors } = await make(owner, [], { name: ' ', expiresInDays: 366 });
    expect(userErrors.map(({ field }) => field.at(-1))).toEqual(['name', 'scopes', 'expiresInDays']);
  });
});

describe('a token', () => {
  it('shrinks with the rights of its creator, and those that it made shrink with it', async () => {
    const admin = await signInAs(api, team, 'ADMIN');
    const first = await make(admin, ['READ', 'WRITE', 'ADMIN']);
    const second = await make({ token: first.secret ?? '' }, ['READ', 'WRITE']);
    const setRole = (role: 'MEMBER' | 'VIEWER') =>
      api.client.membership.updateMany({ where: { userId: admin.userId }, data: { role } });
    const scopes = async (token: string | null) =>
      (await ask<{ viewer: { scopes: string[] } }>(api.url, '{ viewer { scopes } }', { token: token ?? '' }))
        .viewer.scopes;
    expect(await scopes(first.secret)).toEqual(['read', 'write', 'admin']);
    await setRole('MEMBER');
    expect(await scopes(first.secret)).toEqual(['read', 'write']);
    await setRole('VIEWER');
    expect(await scopes(second.secret)).toEqual(['read']);
    await api.client.membership.deleteMany({ where: { userId: admin.userId } });
    expect(await scopes(second.secret)).toEqual([]);
    expect(await codeOf(second.secret ?? '', `{ team(id: "${team.id}") { name } }`)).toBe('FORBIDDEN');
  });

  it('is useless from the moment it is revoked, by its creator or an admin and nobody else', async () => {
    const [member, other] = [await signInAs(api, team, 'MEMBER'), await signInAs(api, team, 'MEMBER')];
    const { apiToken, secret } = await make(member, ['READ']);
    const id = apiToken?.id ?? '';
    expect((await revoke(other, id)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const stranger = await createTestTeam(api.client);
    expect((await revoke({ token: stranger.adminToken }, id)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect(await codeOf(secret ?? '')).toBeUndefined();
    expect((await revoke(member, id)).data?.revokeApiToken.apiToken.status).toBe('REVOKED');
    expect(await codeOf(secret ?? '')).toBe('UNAUTHENTICATED');
    const second = await make(member, ['READ']);
    expect((await revoke({ token: team.adminToken }, second.apiToken?.id ?? '')).errors).toBeUndefined();
    expect(await codeOf(second.secret ?? '')).toBe('UNAUTHENTICATED');
  });

  it('ends when its time is over', async () => {
    const owner = await signInAs(api, team, 'OWNER');
    const { apiToken, secret } = await make(owner, ['READ'], { expiresInDays: 1 });
    const id = parseGlobalId(apiToken?.id ?? '')?.id ?? '';
    await api.client.apiToken.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1) } });
    expect(await codeOf(secret ?? '')).toBe('UNAUTHENTICATED');
  });

  it('remembers its last use, writing it down once a minute at most', async () => {
    const owner = await signInAs(api, team, 'OWNER');
    const { apiToken, secret } = await make(owner, ['READ']);
    const id = parseGlobalId(apiToken?.id ?? '')?.id ?? '';
    const row = () => api.client.apiToken.findUniqueOrThrow({ where: { id } });
    expect((await row()).lastRequest).toBeNull();
    await codeOf(secret ?? '');
    const first = await until(async () => (await row()).lastRequest);
    await codeOf(secret ?? '');
    await codeOf(secret ?? '');
    expect((await row()).lastRequest).toEqual(first);
    const longAgo = new Date(Date.now() - 61_000);
    await api.client.apiToken.update({ where: { id }, data: { lastRequest: longAgo } });
    await codeOf(secret ?? '');
    await until(async () => ((await row()).lastRequest ?? longAgo) > longAgo || null);
  });
});

describe('Team.apiTokens', () => {
  it('shows all of them to admins, and to others their own', async () => {
    const [admin, member] = [await signInAs(api, team, 'ADMIN'), await signInAs(api, team, 'MEMBER')];
    const { apiToken } = await make(member, ['READ'], { name: 'of a member' });
    await make(admin, ['READ'], { name: 'of an admin' });
    const list = async (caller: Caller, where = '') => {
      const query = `{ team(id: "${team.id}") { apiTokens(first: 100 ${where}) { totalCount nodes { id name } } } }`;
      const { team: found } = await ask<{
        team: { apiTokens: { totalCount: number; nodes: { id: string; name: string }[] } };
      }>(api.url, query, caller);
      return found.apiTokens;
    };
    expect(await list(member)).toEqual({ totalCount: 1, nodes: [{ id: apiToken?.id, name: 'of a member' }] });
    expect((await list(admin)).nodes.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['of a member', 'of an admin', 'worker']),
    );
    await revoke(member, apiToken?.id ?? '');
    expect((await list(member, ', where: { status: ACTIVE }')).nodes).toEqual([]);
    expect((await list(member, ', where: { status: REVOKED, nameContains: "MEMBER" }')).totalCount).toBe(1);
  });
});
