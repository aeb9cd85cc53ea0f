import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { KnownDevices } from '../../platform/auth/knownDevice.ts';
import { createPasswordResetLink } from '../../platform/auth/passwordReset.ts';
import { cookieOf, signInWithLink } from '../../testing/signInAs.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';

const portalSecret = 'a secret of the portal that is long enough';
/** Few, so that a slow machine gives few back while it looks. */
const perMinute = 2;
const email = 'victim@example.org';
const password = 'correct horse battery';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ signUp: 'open', portalSecret, ...limits });
  await ask('signUp', { email, name: 'Victim', password }, { from: '192.0.2.1' });
  // Else a link would end the password of who only claimed the address.
  await api.client.user.update({ where: { email }, data: { emailVerified: true } });
});
afterAll(() => api.stop());

const limits = {
  callerLimits: {
    tokenRequestsPerMinute: 1_000_000,
    userRequestsPerMinute: 1_000_000,
    strangerRequestsPerMinute: 1_000_000,
    signInAttemptsPerMinute: perMinute,
    streamsPerCaller: 50,
    streamsPerTeam: 200,
  },
};

type Sender = { from: string; cookie?: string; proof?: string; url?: string };

/** Signs in or up as somebody at an address, as the portal hands it on; `proof` is what is sent for the portal's secret. */
async function ask(
  mutation: string,
  input: object,
  { from, cookie = '', proof = portalSecret, url }: Sender,
) {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!`;
  const query = `mutation ($input: ${type}) { payload: ${mutation}(input: $input) { userErrors { code } } }`;
  const response = await fetch(`${url ?? api.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-forwarded-for': from,
      'x-critbatch-portal': proof,
      cookie,
    },
    body: JSON.stringify({ query, variables: { input } }),
  });
  const { data, errors } = (await response.json()) as {
    data?: { payload: { userErrors: { code: string }[] } };
    errors?: { extensions: { code: string } }[];
  };
  const code = errors?.[0]?.extensions.code ?? data?.payload.userErrors[0]?.code ?? 'IN';
  return { code, cookie: cookieOf(response), setCookie: response.headers.getSetCookie() };
}

const guess = (sender: Sender, named = email) =>
  ask('signIn', { email: named, password: 'a wrong guess' }, sender).then(({ code }) => code);
const enter = (sender: Sender) => ask('signIn', { email, password }, sender);

/** An address that nobody has used before. */
let last = 0;
const elsewhere = () => `198.51.100.${++last}`;

describe('whoever guesses', () => {
  it('is stopped by address where the portal vouches for it, whomever they name', async () => {
    const from = elsewhere();
    const codes = [];
    for (let count = 0; count < 4 * perMinute; count++)
      codes.push(await guess({ from }, `a${count}@example.org`));
    expect(codes[0]).toBe('UNAUTHENTICATED');
    expect(codes).toContain('RATE_LIMITED');
    expect(await guess({ from: elsewhere() }, 'a@example.org')).toBe('UNAUTHENTICATED');
  });

  it('writes addresses in vain without the secret of the portal, from a private network too', async () => {
    const codes = [];
    for (const proof of ['', 'forged', `${portalSecret} `.repeat(2)]) {
      for (let count = 0; count < 2; count++) {
        codes.push(await guess({ from: elsewhere(), proof }, `b${proof.length}${count}@example.org`));
      }
    }
    expect(codes).toContain('RATE_LIMITED');
  });

  it('is believed about an address by an API whose operator names their proxy, and by no other', async () => {
    const behind = await startTestApi({ trustedProxies: ['127.0.0.1/32'], ...limits });
    const tries = async (url: string, forwarded: (count: number) => string) => {
      const codes = [];
      for (let count = 0; count < 2 * perMinute; count++) {
        const sender = { from: forwarded(count), proof: '', url };
        codes.push(await guess(sender, `c${last++}@example.org`));
      }
      return codes.filter((code) => code === 'RATE_LIMITED').length;
    };
    expect(await tries(behind.url, (count) => `203.0.113.${count}`)).toBe(0);
    // What stands before the address that the proxy itself heard from was written by the sender.
    expect(await tries(behind.url, (count) => `203.0.113.${count}, 192.0.2.77`)).toBeGreaterThan(0);
    await behind.stop();
  });
});

describe('forty wrong tries by others', () => {
  let device: string;
  beforeEach(async () => {
    // Signed in by a link: whatever the way in, the browser is known afterwards.
    device = await signInWithLink(api, email);
    for (let count = 0; count < 40; count++) await guess({ from: elsewhere() });
  });

  it('keep out a browser that is not known, and let in one on which the owner has signed in', async () => {
    expect((await enter({ from: elsewhere() })).code).toBe('RATE_LIMITED');
    expect(device).toContain('critbatch.device=');
    const onlyDevice = device.split('; ').find((each) => each.startsWith('critbatch.device=')) ?? '';
    const entered = await enter({ from: elsewhere(), cookie: onlyDevice });
    expect(entered.code).toBe('IN');
    expect(entered.setCookie.find((each) => each.startsWith('critbatch.device='))).toMatch(
      /Max-Age=15552000; Path=\/; HttpOnly; SameSite=Lax/,
    );
  });

  it('are not passed by a device of somebody else, by one that is forged, or by an old one', async () => {
    const devices = new KnownDevices(api.environment.authSecret);
    const yearAgo = Date.now() - 365 * 86_400_000;
    const cookies = [
      new KnownDevices('another secret').remember(email),
      devices.remember('stranger@example.org'),
      devices.remember(email, yearAgo),
      `${devices.remember(email)}x`,
      'a.b.c',
      '',
    ];
    for (const value of cookies) {
      const { code } = await enter({ from: elsewhere(), cookie: `critbatch.device=${value}` });
      expect([value, code]).toEqual([value, 'RATE_LIMITED']);
    }
  });

  it('are no way to guess on from a device that is known: it has a count of its own', async () => {
    const codes = [];
    for (let count = 0; count < 4 * perMinute; count++)
      codes.push(await guess({ from: elsewhere(), cookie: device }));
    expect(codes[0]).toBe('UNAUTHENTICATED');
    expect(codes).toContain('RATE_LIMITED');
  });
});

it('a device on which somebody has signed in with a former password is not known any more', async () => {
  const owner = { email: 'robbed@example.org', name: 'Robbed', password };
  const { cookie } = await ask('signUp', owner, { from: elsewhere() });
  const { id } = await api.client.user.update({
    where: { email: owner.email },
    data: { emailVerified: true },
  });
  const guessed = () => guess({ from: elsewhere(), cookie }, owner.email);
  for (let count = 0; count < 4 * perMinute; count++) await guess({ from: elsewhere() }, owner.email);
  expect(await guessed()).toBe('UNAUTHENTICATED');
  // The cookie tells the second of the sign-in.
  await sleep(1_000);
  const { publicUrl } = api.environment;
  const link = await createPasswordResetLink(api.client, { publicUrl, userId: id, minutes: 5 });
  const reset = { token: new URL(link).searchParams.get('token'), newPassword: 'another horse battery' };
  expect((await ask('resetPassword', reset, { from: elsewhere() })).code).toBe('IN');
  expect(await guessed()).toBe('RATE_LIMITED');
});

it('a session tells the address that the portal vouches for, and not one that its owner wrote', async () => {
  const cookie = (await enter({ from: '203.0.113.200', cookie: await signInWithLink(api, email) })).cookie;
  const told = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ query: '{ viewer { sessions { ipAddress isCurrent } } }' }),
  });
  const { data } = (await told.json()) as {
    data: { viewer: { sessions: { ipAddress: string; isCurrent: boolean }[] } };
  };
  expect(data.viewer.sessions.find(({ isCurrent }) => isCurrent)?.ipAddress).toBe('203.0.113.200');
});
