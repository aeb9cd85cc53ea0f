import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ensureFirstTeam } from '../commands/ensureFirstTeam.ts';
import { ask, send } from '../testing/graphql.ts';
import type { TestApi } from '../testing/startTestApi.ts';
import { startTestApi } from '../testing/startTestApi.ts';
import { createSignInLink } from './signInLink.ts';

let api: TestApi;
let signInLink: string;

beforeAll(async () => {
  api = await startTestApi();
  const { ownerEmail } = await ensureFirstTeam(api.client);
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

  it('cannot be ordered over HTTP', async () => {
    const response = await fetch(`${api.url}/api/auth/sign-in/magic-link`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: api.environment.publicUrl },
      body: JSON.stringify({ email: 'stranger@example.org' }),
    });
    expect(response.status).toBe(404);
    expect(await api.client.user.count()).toBe(1);
  });
});

describe('a stranger', () => {
  it('is nobody, and reads nothing', async () => {
    expect(await send(api.url, '{ viewer { scopes } }')).toEqual({ data: { viewer: null } });
    const { errors } = await send(api.url, '{ sweeps { nodes { name } } }');
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('with a token that is not known is told so', async () => {
    const { errors } = await send(api.url, '{ viewer { scopes } }', { token: 'critbatch_made-up' });
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });
});
