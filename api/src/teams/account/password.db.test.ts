import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createPasswordResetLink } from '../../platform/auth/passwordReset.ts';
import { createSignInLink } from '../../platform/auth/signInLink.ts';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { ask, post } from '../../testing/graphql.ts';
import { startPostOffice } from '../../testing/postOffice.ts';
import { cookieOf, signInAs, signInWithLink } from '../../testing/signInAs.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { openStream } from '../../testing/subscribe.ts';
import { whileSessionsWait } from '../../testing/whileSessionsWait.ts';

const first = 'correct horse battery';
const second = 'staple without a horse';

let office: Awaited<ReturnType<typeof startPostOffice>>;
let api: TestApi;
let team: TestTeam;
beforeAll(async () => {
  office = await startPostOffice();
  api = await startTestApi({
    signUp: 'open',
    mail: { url: office.url, from: 'Critbatch <critbatch@example.org>' },
  });
  team = await createTestTeam(api.client);
});
afterAll(async () => {
  await api.stop();
  await office.close();
});

/** Sends a mutation of one input: its codes, or the code of the fault, and the cookies that came. */
async function change(mutation: string, input: object, cookie = '') {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!`;
  const query = `mutation ($input: ${type}) { payload: ${mutation}(input: $input) { userErrors { code field } } }`;
  type Data = { payload: { userErrors: { code: string; field: string[] }[] } };
  const { answer, response } = await post<Data>(api.url, query, { cookie, variables: { input } });
  const codes = answer.data?.payload.userErrors.map(({ code, field }) => `${code} ${field.at(-1)}`);
  return {
    codes: codes ?? answer.errors?.map(({ extensions }) => extensions.code),
    cookie: cookieOf(response),
  };
}

let people = 0;
/** Somebody with a password and a verified address, signed in twice. */
async function person(password = first) {
  const email = `person${++people}@example.org`;
  const { cookie } = await change('signUp', { email, name: `Person ${people}`, password });
  await api.client.user.update({ where: { email }, data: { emailVerified: true } });
  return { email, cookie, elsewhere: (await change('signIn', { email, password })).cookie };
}

const isIn = async (cookie: string) => {
  const { viewer } = await ask<{ viewer: object | null }>(api.url, '{ viewer { hasPassword } }', { cookie });
  return viewer !== null;
};
const signsIn = async (email: string, password: string) =>
  (await change('signIn', { email, password })).codes?.length === 0;

describe('a new password', () => {
  it('is refused where it is short, common, a pattern, blank or of its owner, wherever it is chosen', async () => {
    const { cookie } = await person();
    const refused = {
      short: 'INVALID_INPUT newPassword',
      [' '.repeat(12)]: 'PASSWORD_GUESSABLE newPassword',
      aaaaaaaaaaaa: 'PASSWORD_GUESSABLE newPassword',
      Password2026: 'PASSWORD_GUESSABLE newPassword',
      [`person${people}@example.org`]: 'PASSWORD_GUESSABLE newPassword',
      ['x'.repeat(129)]: 'INVALID_INPUT newPassword',
    };
    for (const [newPassword, code] of Object.entries(refused)) {
      const { codes } = await change('changePassword', { currentPassword: first, newPassword }, cookie);
      expect([newPassword, codes]).toEqual([newPassword, [code]]);
    }
    const guest = { email: 'guest@example.org', name: 'Guest', password: 'passwordpassword' };
    expect((await change('signUp', guest)).codes).toEqual(['PASSWORD_GUESSABLE password']);
  });
});

describe('changePassword', () => {
  it('asks for the present one, keeps this session, and ends the others and the links that are on their way', async () => {
    const { email, cookie, elsewhere } = await person();
    const { publicUrl, authSecret: secret } = api.environment;
    const link = new URL(await createSignInLink({ prisma: api.client, publicUrl, secret }, email));
    const other = await person();
    const othersLink = new URL(
      await createSignInLink({ prisma: api.client, publicUrl, secret }, other.email),
    );

    expect((await change('changePassword', { newPassword: second }, cookie)).codes).toEqual([
      'INVALID_INPUT currentPassword',
    ]);
    const wrong = { currentPassword: 'a wrong guess', newPassword: second };
    expect((await change('changePassword', wrong, cookie)).codes).toEqual([
      'UNAUTHENTICATED currentPassword',
    ]);
    expect(await isIn(elsewhere)).toBe(true);

    const right = { currentPassword: first, newPassword: second };
    expect((await change('changePassword', right, cookie)).codes).toEqual([]);
    expect([await isIn(cookie), await isIn(elsewhere)]).toEqual([true, false]);
    expect([await signsIn(email, first), await signsIn(email, second)]).toEqual([false, true]);
    const follow = async ({ pathname, search }: URL) =>
      cookieOf(await fetch(api.url + pathname + search, { redirect: 'manual' }));
    expect(await follow(link)).toBe('');
    expect(await follow(othersLink)).not.toBe('');
    expect((await office.next()).to).toEqual([email]);

    const entries = await api.client.auditEntry.findMany({ where: { action: 'changePassword' } });
    expect(entries).toMatchObject([{ noun: 'User', after: { keepsThisSession: true } }]);
    expect(JSON.stringify(entries)).not.toMatch(/horse/);
    // What a key keeps is a hash of the input: there is none of a password.
    expect(JSON.stringify(await api.client.idempotencyKey.findMany())).not.toContain('changePassword');
  });

  it('ends this session too where that is asked for', async () => {
    const { cookie } = await person();
    const all = { currentPassword: first, newPassword: second, keepsThisSession: false };
    expect((await change('changePassword', all, cookie)).codes).toEqual([]);
    expect(await isIn(cookie)).toBe(false);
    await office.next();
  });

  it('sets a first one for who came by a link today, and not in a session that is older', async () => {
    const { cookie, userId, email } = await signInAs(api, team, 'MEMBER');
    const asked = '{ viewer { hasPassword } }';
    expect(await ask(api.url, asked, { cookie })).toEqual({ viewer: { hasPassword: false } });
    const yesterday = new Date(Date.now() - 25 * 3_600_000);
    await api.client.session.updateMany({ where: { userId }, data: { createdAt: yesterday } });
    expect((await change('changePassword', { newPassword: first }, cookie)).codes).toEqual([
      'UNAUTHENTICATED newPassword',
    ]);
    const fresh = await signInWithLink(api, email);
    expect((await change('changePassword', { newPassword: first }, fresh)).codes).toEqual([]);
    expect(await ask(api.url, asked, { cookie: fresh })).toEqual({ viewer: { hasPassword: true } });
    expect(await signsIn(email, first)).toBe(true);
    await office.next();
  });

  it('is for people alone', async () => {
    const query = `mutation { changePassword(input: { newPassword: "${second}" }) { userErrors { code } } }`;
    for (const caller of [{}, { token: team.adminToken }]) {
      const { answer } = await post(api.url, query, caller);
      expect(answer.errors?.[0]?.extensions.code).toMatch(/UNAUTHENTICATED|FORBIDDEN/);
    }
  });
});

describe('a forgotten password', () => {
  const order = (email: string) =>
    ask(
      api.url,
      `mutation { requestPasswordReset(input: { email: "${email}" }) { isTaken userErrors { code } } }`,
    );
  const tokenIn = (text: string) =>
    new URL(/http:\S+reset-password\S+/.exec(text)?.[0] ?? '').searchParams.get('token') ?? '';

  it('is replaced by a link that comes by letter, once, whoever asks, and ends every session', async () => {
    const { email, cookie, elsewhere } = await person();
    const taken = { requestPasswordReset: { isTaken: true, userErrors: [] } };
    expect(await order('nobody@example.org')).toEqual(taken);
    expect(await order(email)).toEqual(taken);
    const letter = await office.next();
    expect(letter.to).toEqual([email]);
    const token = tokenIn(letter.text);
    expect(JSON.stringify(await api.client.verification.findMany())).not.toContain(token);

    expect((await change('resetPassword', { token, newPassword: 'aaaaaaaaaaaa' })).codes).toEqual([
      'PASSWORD_GUESSABLE newPassword',
    ]);
    // Two changes at once: only one finds the token.
    const both = await Promise.all([
      change('resetPassword', { token, newPassword: second }),
      change('resetPassword', { token, newPassword: second }),
    ]);
    expect(both.map(({ codes }) => codes).sort()).toEqual([[], ['NOT_FOUND token']]);
    expect((await change('resetPassword', { token, newPassword: first })).codes).toEqual(['NOT_FOUND token']);
    expect([await isIn(cookie), await isIn(elsewhere)]).toEqual([false, false]);
    expect([await signsIn(email, first), await signsIn(email, second)]).toEqual([false, true]);
    expect((await office.next()).to).toEqual([email]);
    const entries = await api.client.auditEntry.findMany({ where: { action: 'resetPassword' } });
    expect(entries).toMatchObject([{ noun: 'User', after: {} }]);
  });

  it('cannot be replaced after half an hour, nor by a link of before the last change', async () => {
    const { email, cookie } = await person();
    await order(email);
    const early = tokenIn((await office.next()).text);
    await change('changePassword', { currentPassword: first, newPassword: second }, cookie);
    await office.next();
    expect((await change('resetPassword', { token: early, newPassword: first })).codes).toEqual([
      'NOT_FOUND token',
    ]);
    await order(email);
    const late = tokenIn((await office.next()).text);
    const rows = await api.client.verification.findMany({
      where: { identifier: { startsWith: 'password-reset:' } },
    });
    const minutes = rows.map(({ createdAt, expiresAt }) =>
      Math.round((expiresAt.getTime() - createdAt.getTime()) / 60_000),
    );
    expect(minutes).toEqual([30]);
    await api.client.verification.updateMany({ data: { expiresAt: new Date(Date.now() - 1000) } });
    expect((await change('resetPassword', { token: late, newPassword: first })).codes).toEqual([
      'NOT_FOUND token',
    ]);
  });

  it('of who only claimed an address ends with all that they had made, once its owner has come', async () => {
    const { email, cookie } = await person();
    await api.client.user.update({ where: { email }, data: { emailVerified: false } });
    const made = `mutation { createTeam(input: { name: "Claimed" }) { team { id } } }`;
    const { createTeam } = await ask<{ createTeam: { team: { id: string } } }>(api.url, made, { cookie });
    const input = `{ teamId: "${createTeam.team.id}", name: "Kept", scopes: [READ], expiresInDays: 9 }`;
    const { createApiToken } = await ask<{ createApiToken: { secret: string } }>(
      api.url,
      `mutation { createApiToken(input: ${input}) { secret } }`,
      { cookie },
    );
    await order(email);
    const token = tokenIn((await office.next()).text);
    expect((await change('resetPassword', { token, newPassword: second })).codes).toEqual([]);
    const { answer } = await post(api.url, '{ viewer { scopes } }', { token: createApiToken.secret });
    expect(answer.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect((await api.client.user.findUniqueOrThrow({ where: { email } })).emailVerified).toBe(true);
    await office.next();
  });
});

describe('sessions', () => {
  type Listed = { viewer: { sessions: { id: string; isCurrent: boolean; lastUsedAt: string }[] } };
  const list = async (cookie: string) =>
    (await ask<Listed>(api.url, '{ viewer { sessions { id isCurrent lastUsedAt } } }', { cookie })).viewer
      .sessions;

  it('end all but this one at once, their streams too', async () => {
    const email = `${(await signInAs(api, team, 'MEMBER')).email}`;
    const [here, there] = [await signInWithLink(api, email), await signInWithLink(api, email)];
    const { id: sweepId } = await createSweepOverHttp(api.url, team);
    const query = 'subscription ($sweepId: ID!) { sweepEvents(sweepId: $sweepId) { sequence } }';
    const [kept, cut] = await Promise.all(
      [here, there].map((cookie) => openStream(api.url, { cookie }, query, { sweepId })),
    );
    expect(await list(here)).toHaveLength(3);
    const revoke = 'mutation { revokeOtherSessions { endedCount userErrors { code } } }';
    const ended = Promise.race([cut?.next(), new Promise((resolve) => setTimeout(resolve, 60_000, 'open'))]);
    expect(await ask(api.url, revoke, { cookie: here })).toEqual({
      revokeOtherSessions: { endedCount: 2, userErrors: [] },
    });
    // Nothing happened in the sweep: the end itself ends the stream, not the next event.
    expect(await ended).toBeNull();
    expect(await list(here)).toMatchObject([{ isCurrent: true }]);
    expect(
      await Promise.race([kept?.next(), new Promise((resolve) => setTimeout(resolve, 500, 'open'))]),
    ).toBe('open');
    kept?.close();
  });

  it('and tokens that are revoked end the streams that were opened with them', async () => {
    const { cookie } = await signInAs(api, team, 'MEMBER');
    const input = `{ teamId: "${team.id}", name: "Watcher", scopes: [READ], expiresInDays: 9 }`;
    type Made = { createApiToken: { secret: string; apiToken: { id: string } } };
    const { createApiToken } = await ask<Made>(
      api.url,
      `mutation { createApiToken(input: ${input}) { secret apiToken { id } } }`,
      { cookie },
    );
    const own = '{ viewer { apiTokens { nodes { name team { id } } totalCount } } }';
    expect(await ask(api.url, own, { cookie })).toEqual({
      viewer: { apiTokens: { nodes: [{ name: 'Watcher', team: { id: team.id } }], totalCount: 1 } },
    });
    expect(await ask(api.url, own, { token: team.adminToken })).toEqual({
      viewer: { apiTokens: { nodes: [], totalCount: 0 } },
    });
    const { id: sweepId } = await createSweepOverHttp(api.url, team);
    const query = 'subscription ($sweepId: ID!) { sweepEvents(sweepId: $sweepId) { sequence } }';
    const stream = await openStream(api.url, createApiToken.secret, query, { sweepId });
    const ended = Promise.race([
      stream.next(),
      new Promise((resolve) => setTimeout(resolve, 60_000, 'open')),
    ]);
    const revoke = `mutation { revokeApiToken(input: { apiTokenId: "${createApiToken.apiToken.id}" }) { userErrors { code } } }`;
    await ask(api.url, revoke, { cookie });
    expect(await ended).toBeNull();
  });

  it('are thirty at most: with one more the oldest ends', async () => {
    const { email, cookie, userId } = await signInAs(api, team, 'MEMBER');
    const expiresAt = new Date(Date.now() + 3_600_000);
    const older = Array.from({ length: 29 }, (_, index) => ({
      userId,
      expiresAt,
      token: `${userId} ${index}`,
      createdAt: new Date(Date.now() + 1000 * (index + 1)),
    }));
    await api.client.session.createMany({ data: older });
    expect(await isIn(cookie)).toBe(true);
    await api.client.session.updateMany({
      where: { userId },
      data: { createdAt: new Date(Date.now() - 60_000) },
    });
    await api.client.session.updateMany({
      where: { userId, token: { not: { startsWith: userId } } },
      data: { createdAt: new Date(Date.now() - 120_000) },
    });
    const newest = await signInWithLink(api, email);
    expect([await isIn(cookie), await isIn(newest)]).toEqual([false, true]);
    expect(await api.client.session.count({ where: { userId } })).toBe(30);
  });
});

it('a name is changed by its owner, and the audit log says from what to what', async () => {
  const { cookie } = await person();
  expect((await change('changeName', { name: '  ' }, cookie)).codes).toEqual(['INVALID_INPUT name']);
  expect((await change('changeName', { name: ' Another\nName ' }, cookie)).codes).toEqual([]);
  expect(await ask(api.url, '{ viewer { user { name } } }', { cookie })).toEqual({
    viewer: { user: { name: 'Another Name' } },
  });
  const entries = await api.client.auditEntry.findMany({ where: { action: 'changeName' } });
  expect(entries).toMatchObject([{ before: { name: `Person ${people}` }, after: { name: 'Another Name' } }]);
});

describe('what comes at once', () => {
  it('with a new password, signing in with the old one, is no session afterwards', async () => {
    const { email } = await person();
    const user = await api.client.user.findUniqueOrThrow({ where: { email } });
    const { publicUrl } = api.environment;
    const link = await createPasswordResetLink(api.client, { publicUrl, userId: user.id, minutes: 5 });
    const token = new URL(link).searchParams.get('token');
    const signIns = [0, 10, 20, 30, 40, 50, 60, 70, 80, 100, 120, 140].map(async (wait) => {
      await sleep(wait);
      return (await change('signIn', { email, password: first })).cookie;
    });
    const [reset, ...cookies] = await Promise.all([
      change('resetPassword', { token, newPassword: second }),
      ...signIns,
    ]);
    expect(reset.codes).toEqual([]);
    expect(await Promise.all(cookies.map(isIn))).toEqual(cookies.map(() => false));
    expect(await api.client.session.count({ where: { userId: user.id } })).toBe(0);
    expect(await signsIn(email, second)).toBe(true);
  });

  const reset = async (userId: string) => {
    const { publicUrl } = api.environment;
    const link = await createPasswordResetLink(api.client, { publicUrl, userId, minutes: 5 });
    const token = new URL(link).searchParams.get('token');
    expect((await change('resetPassword', { token, newPassword: second })).codes).toEqual([]);
  };

  it('with a new password, or the end of all sessions, a sign-in that had set out is no session afterwards', async () => {
    const endings = [
      ({ userId }: { userId: string }) => reset(userId),
      async ({ cookie }: { cookie: string }) => {
        const query = 'mutation { revokeOtherSessions { userErrors { code } } }';
        await ask(api.url, query, { cookie });
      },
    ];
    const ways = [
      (email: string) => signInWithLink(api, email),
      async (email: string) => (await change('signIn', { email, password: first })).cookie,
    ];
    for (const end of endings) {
      for (const signIn of ways) {
        const { email, cookie } = await person();
        const { id: userId } = await api.client.user.findUniqueOrThrow({ where: { email } });
        const before = await api.client.session.findMany({ where: { userId } });
        const own = await whileSessionsWait(
          api.client,
          () => signIn(email),
          () => end({ userId, cookie }),
        );
        expect(own).toBe('');
        const left = await api.client.session.findMany({ where: { userId } });
        expect(left.every(({ id }) => before.some((each) => each.id === id))).toBe(true);
        // What sets out afterwards is not kept out.
        expect(await isIn(await signInWithLink(api, email))).toBe(true);
      }
    }
  });
});
