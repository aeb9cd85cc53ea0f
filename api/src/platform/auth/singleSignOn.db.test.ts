import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApi } from '../../server/http/api.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { ask } from '../../testing/graphql.ts';
import type { Claims } from '../../testing/openIdProvider.ts';
import { startOpenIdProvider } from '../../testing/openIdProvider.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { whileSessionsWait } from '../../testing/whileSessionsWait.ts';
import { SingleSignOn } from './singleSignOn.ts';

const publicUrl = 'http://localhost:4100';

let api: TestApi;
let provider: Awaited<ReturnType<typeof startOpenIdProvider>>;
let team: TestTeam;
let slug: string;
let oidc: NonNullable<TestApi['environment']['oidc']>;

beforeAll(async () => {
  provider = await startOpenIdProvider(`${publicUrl}/api/auth/callback/sso`);
  slug = randomUUID();
  const { issuer, clientId, clientSecret } = provider;
  const domainTeams = [{ domain: 'House.example', teamSlug: slug, role: 'MEMBER' as const }];
  oidc = { name: 'House', issuer, clientId, clientSecret, trustsEmail: false, domainTeams };
  api = await startTestApi({ publicUrl, oidc });
  team = await createTestTeam(api.client);
  await api.client.team.create({ data: { name: 'House', slug } });
});
afterAll(async () => {
  await api.stop();
  provider.close();
});

/** Goes where a browser would be led, with the cookies of both hosts, until the portal's own pages; gives where that is. */
async function signOn(
  claims: Claims,
  { url = api.url, onWayBack = async () => {} }: { url?: string; onWayBack?: () => Promise<void> } = {},
): Promise<{ path: string; cookie: string }> {
  provider.signInAs(claims);
  const jars = new Map<string, Map<string, string>>();
  let next = new URL('/api/auth/sso', url);
  for (let hops = 0; hops < 12; hops++) {
    const jar = jars.get(next.origin) ?? new Map<string, string>();
    jars.set(next.origin, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(next, { redirect: 'manual', headers: cookie ? { cookie } : {} });
    for (const each of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(each) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    const location = response.headers.get('location');
    if (!location) throw new Error(`${next} answered ${response.status}: ${await response.text()}`);
    next = new URL(location, next.origin === url ? publicUrl : next);
    if (next.origin === publicUrl && next.pathname.startsWith('/api/')) {
      next = new URL(next.pathname + next.search, url);
      await onWayBack();
    } else if (next.origin === publicUrl) {
      const own = jars.get(url) ?? new Map();
      return {
        path: next.pathname + next.search,
        cookie: [...own].map(([name, value]) => `${name}=${value}`).join('; '),
      };
    }
  }
  throw new Error('It goes round in circles.');
}

type Viewer = {
  viewer: { user: { email: string } | null; memberships: { role: string; team: { id: string } }[] };
};
const viewerOf = async (cookie: string) =>
  (await ask<Viewer>(api.url, '{ viewer { user { email } memberships { role team { id } } } }', { cookie }))
    .viewer;

const person = (email: string, more: Partial<Claims> = {}): Claims => ({
  sub: email,
  email,
  email_verified: true,
  name: 'A Person',
  ...more,
});

describe('single sign-on', () => {
  it('makes an unknown person a user without a team, and knows them again by their subject, not their address', async () => {
    const first = await signOn(person('new@example.org'));
    expect(first.path).toBe('/');
    expect(await viewerOf(first.cookie)).toEqual({ user: { email: 'new@example.org' }, memberships: [] });
    const again = await signOn({ ...person('renamed@example.org'), sub: 'new@example.org' });
    expect((await viewerOf(again.cookie)).user).toEqual({ email: 'new@example.org' });
    const accounts = await api.client.account.findMany({ where: { user: { email: 'new@example.org' } } });
    expect(accounts).toMatchObject([
      {
        providerId: 'sso',
        accountId: `${provider.issuer} new@example.org`,
        accessToken: null,
        idToken: null,
      },
    ]);
    const entries = await api.client.auditEntry.findMany({ where: { action: 'signInBySingleSignOn' } });
    expect(entries.map(({ noun, after }) => [noun, after])).toEqual([['User', { email: 'new@example.org' }]]);
  });

  it('lets them into the teams that have invited their address, and into that of its domain, the first time', async () => {
    const email = 'invited@house.example';
    await api.client.invitation.create({
      data: {
        teamId: team.localId,
        email,
        role: 'ADMIN',
        status: 'pending',
        expiresAt: new Date(Date.now() + 60_000),
      },
    });
    const { cookie } = await signOn(person(email));
    const { memberships } = await viewerOf(cookie);
    expect(memberships.map(({ role }) => role).sort()).toEqual(['ADMIN', 'MEMBER']);
    await api.client.membership.deleteMany({ where: { user: { email } } });
    expect((await viewerOf((await signOn(person(email))).cookie)).memberships).toEqual([]);
  });

  it('is the same person as one with this address, where both sides have proved it', async () => {
    const known = { email: 'known@example.org', name: 'Known', emailVerified: true };
    const { id } = await api.client.user.create({ data: known });
    const { cookie } = await signOn(person(known.email));
    expect((await viewerOf(cookie)).user?.email).toBe(known.email);
    expect(await api.client.account.count({ where: { userId: id, providerId: 'sso' } })).toBe(1);
  });

  it('is nobody where either has not', async () => {
    await api.client.user.create({ data: { email: 'claimed@example.org', name: 'Claimed' } });
    await api.client.user.create({ data: { email: 'proved@example.org', name: 'P', emailVerified: true } });
    const refused: [Claims, string][] = [
      [person('claimed@example.org'), 'account_not_linked'],
      [person('proved@example.org', { email_verified: false }), 'account_not_linked'],
      [person('unproved@example.org', { email_verified: false }), 'email_not_verified'],
      [{ sub: 'no address' }, 'email_not_found'],
      [person('not an address'), 'email_not_verified'],
    ];
    for (const [claims, error] of refused) {
      const { path, cookie } = await signOn(claims);
      expect([claims.sub, new URL(path, publicUrl).searchParams.get('error')]).toEqual([claims.sub, error]);
      expect(cookie).not.toContain('session');
    }
    expect(await api.client.user.count({ where: { email: 'unproved@example.org' } })).toBe(0);
    expect(await api.client.account.count({ where: { user: { name: { in: ['Claimed', 'P'] } } } })).toBe(0);
  });

  it('is no session where all were ended while it was under way, at the provider or on the way back', async () => {
    const email = 'overtaken@example.org';
    const { cookie } = await signOn(person(email));
    const end = async () => {
      await ask(api.url, 'mutation { revokeOtherSessions { userErrors { code } } }', { cookie });
    };
    const refused = { path: '/sign-in?error=sessions_ended', cookie: expect.not.stringContaining('session') };
    expect(await signOn(person(email), { onWayBack: end })).toEqual(refused);
    expect(await whileSessionsWait(api.client, () => signOn(person(email)), end)).toEqual(refused);
    expect(await api.client.session.count({ where: { user: { email } } })).toBe(1);
    expect((await viewerOf((await signOn(person(email))).cookie)).user).toEqual({ email });
  });

  it('refuses a callback that this browser has not set out for', async () => {
    const response = await fetch(`${api.url}/api/auth/callback/sso?code=x&state=y`, { redirect: 'manual' });
    expect(response.headers.get('location')).toBe(`${publicUrl}/sign-in?error=state_mismatch`);
  });

  it('is offered where it is set up, and nowhere else; who is unknown stays out where nobody may sign up', async () => {
    const query = '{ signInOptions { singleSignOn } }';
    expect(await ask(api.url, query)).toEqual({ signInOptions: { singleSignOn: 'House' } });
    const closed = await startApi({ ...api.environment, signUp: 'off' });
    const { path } = await signOn(person('late@example.org'), { url: `http://127.0.0.1:${closed.port}` });
    expect(path).toContain('error=signup_disabled');
    await closed.stop();
    const without = await startApi({ ...api.environment, oidc: null });
    const url = `http://127.0.0.1:${without.port}`;
    expect(await ask(url, query)).toEqual({ signInOptions: { singleSignOn: null } });
    expect((await fetch(`${url}/api/auth/sso`, { redirect: 'manual' })).status).toBe(404);
    await without.stop();
  });

  it('asks a provider that does not answer once for all who come, gives up in time, and asks again', async () => {
    let asked = 0;
    const silent = createServer(() => {
      asked++;
    }).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const { publicUrl: url, authSecret: secret } = api.environment;
    const options = { prisma: api.client, publicUrl: url, secret, signUp: 'open' } as const;
    const away = new SingleSignOn(options, { ...oidc, issuer: `http://127.0.0.1:${port}` }, 500);
    expect(await Promise.all(Array.from({ length: 20 }, () => away.begin()))).toEqual(Array(20).fill(null));
    expect(asked).toBe(1);
    expect(await away.begin()).toBeNull();
    expect(asked).toBe(2);
    silent.closeAllConnections();
    silent.close();
  });

  it('says so while the provider is away, and goes on when it is there', async () => {
    const away = { ...oidc, issuer: 'http://127.0.0.1:9' };
    const other = await startApi({ ...api.environment, oidc: away });
    const response = await fetch(`http://127.0.0.1:${other.port}/api/auth/sso`, { redirect: 'manual' });
    expect(response.headers.get('location')).toBe('/sign-in?error=sign_on_unreachable');
    away.issuer = provider.issuer;
    expect(
      (await signOn(person('patient@example.org'), { url: `http://127.0.0.1:${other.port}` })).path,
    ).toBe('/');
    await other.stop();
  });
});
