import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ensureFirstTeam } from '../../server/commands/ensureFirstTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { ask, send } from '../../testing/graphql.ts';
import { signInAs } from '../../testing/signInAs.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { createSignInLink } from './signInLink.ts';

let api: TestApi;
let signInLink: string;
let ownerEmail: string;

beforeAll(async () => {
  api = await startTestApi();
  ({ ownerEmail } = await ensureFirstTeam(api.client));
  const { publicUrl, authSecret: secret } = api.environment;
  signInLink = await createSignInLink({ prisma: api.client, publicUrl, secret }, ownerEmail);
});
afterAll(() => api.stop());

/** Follows a link that names the portal, at the API behind it. */
async function follow(link: string) {
  const { pathname, search } = new URL(link);
  const response = await fetch(api.url + pathname + search, { redirect: 'manual' });
  const cookies = response.headers.getSetCookie();
  return {
    cookies,
    cookie: cookies.map((each) => each.split(';')[0]).join('; '),
    location: response.headers.get('location'),
  };
}

/** Asks better-auth for something, as the portal does. */
async function post(path: string, body: unknown, cookie = '') {
  const headers = { 'content-type': 'application/json', origin: api.environment.publicUrl, cookie };
  const response = await fetch(`${api.url}/api/auth${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json().catch(() => null) };
}

describe('the sign-in link', () => {
  it('signs the owner in once, with a cookie that scripts cannot read, and never again', async () => {
    const first = await follow(signInLink);
    expect(first.location).toBe(`${api.environment.publicUrl}/`);
    expect(first.cookies[0]).toMatch(/HttpOnly; SameSite=Lax/i);
    const { viewer } = await ask<{ viewer: unknown }>(
      api.url,
      '{ viewer { user { name } teams { name } scopes } }',
      first,
    );
    expect(viewer).toEqual({ user: { name: 'Owner' }, teams: [{ name: 'My team' }], scopes: [] });

    const second = await follow(signInLink);
    expect(second.cookies).toEqual([]);
    expect(second.location).toContain('error=INVALID_TOKEN');
  });

  it('is stored as a hash only', async () => {
    const token = new URL(signInLink).searchParams.get('token') ?? '';
    const stored = await api.client.verification.findMany();
    expect(JSON.stringify(stored)).not.toContain(token);
  });

  it('leads nowhere but into the portal', async () => {
    const elsewhere = ['https://example.com/', '//example.com', '/%5Cexample.com', '%252F%252Fexample.com'];
    const names = ['callbackURL', 'newUserCallbackURL', 'errorCallbackURL'];
    for (const place of elsewhere) {
      for (const name of names) {
        const response = await fetch(`${api.url}/api/auth/magic-link/verify?token=x&${name}=${place}`, {
          redirect: 'manual',
        });
        expect([name, place, response.status]).toEqual([name, place, 403]);
      }
    }
  });

  it('cannot be ordered over HTTP', async () => {
    expect(await post('/sign-in/magic-link', { email: 'stranger@example.org' })).toMatchObject({
      status: 404,
    });
    expect(await api.client.verification.count()).toBe(0);
  });
});

describe('the routes of better-auth', () => {
  it('are closed, but for those that a browser has to go to itself', async () => {
    for (const path of [
      '/sign-up/email',
      '/sign-in/email',
      '/sign-in/magic-link',
      '/update-user',
      '/change-password',
      '/list-sessions',
      '/organization/create',
      '/get-session',
    ]) {
      expect({ path, status: (await post(path, {})).status }).toEqual({ path, status: 404 });
    }
    // It would tell scripts what their cookie keeps from them.
    expect((await fetch(`${api.url}/api/auth/get-session`)).status).toBe(404);
    expect((await post('/sign-out', {})).status).toBe(200);
  });

  it('sign nobody out because another site asks for it', async () => {
    const reader = await signInAs(api, await createTestTeam(api.client), 'VIEWER');
    for (const origin of ['https://example.com', 'null']) {
      const headers = { 'content-type': 'application/json', origin, cookie: reader.cookie };
      const response = await fetch(`${api.url}/api/auth/sign-out`, { method: 'POST', headers, body: '{}' });
      expect([origin, response.status]).toEqual([origin, 403]);
    }
    const { viewer } = await ask<{ viewer: unknown }>(api.url, '{ viewer { scopes } }', reader);
    expect(viewer).not.toBeNull();
  });

  it('does not read bodies without end', async () => {
    expect((await post('/sign-out', { filler: 'x'.repeat(100_000) })).status).toBe(413);
  });
});

describe('a member', () => {
  it('may do what the role allows, and nothing from the moment of removal, though the session lives on', async () => {
    const team = await createTestTeam(api.client);
    const email = 'viewer@example.org';
    // His address is not verified yet: the link is what proves it.
    const { memberships } = await api.client.user.create({
      data: { name: 'Viewer', email, memberships: { create: { teamId: team.localId, role: 'VIEWER' } } },
      include: { memberships: true },
    });
    const { publicUrl, authSecret: secret } = api.environment;
    const viewer = await follow(await createSignInLink({ prisma: api.client, publicUrl, secret }, email));
    const models = `{ models(where: { teamId: "${team.id}" }) { nodes { name } } }`;
    expect(await ask(api.url, models, viewer)).toEqual({ models: { nodes: [{ name: 'Softmax' }] } });
    const code = async (query: string) => (await send(api.url, query, viewer)).errors?.[0]?.extensions.code;
    const create = `mutation { createModel(input: { teamId: "${team.id}", name: "x", spec: {} }) { userErrors { code } } }`;
    expect(await code(create)).toBe('FORBIDDEN');

    await api.client.membership.delete({ where: { id: memberships[0]?.id ?? '' } });
    expect(await code(models)).toBe('NOT_FOUND');
    expect(await code(`{ node(id: "${team.modelId}") { id } }`)).toBe('NOT_FOUND');
    expect(await ask(api.url, '{ models { nodes { name } } }', viewer)).toEqual({ models: { nodes: [] } });
  });
});

describe('a stranger', () => {
  it('is nobody, and reads nothing', async () => {
    const { data } = await send(api.url, '{ viewer { scopes } }');
    expect(data).toEqual({ viewer: null });
    const { errors } = await send(api.url, '{ sweeps { nodes { name } } }');
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('with a token that is not known is told so', async () => {
    const { errors } = await send(api.url, '{ viewer { scopes } }', { token: 'critbatch_made-up' });
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });
});
