import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createSignInLink } from '../../platform/auth/signInLink.ts';
import { countStatements } from '../../testing/countStatements.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { ask, post } from '../../testing/graphql.ts';
import { startPostOffice } from '../../testing/postOffice.ts';
import { cookieOf, signInAs, signInWithLink } from '../../testing/signInAs.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';

type Payload = {
  viewer: { user: { name: string }; memberships: { role: string; team: { name: string } }[] } | null;
  userErrors: { code: string; field: string[] }[];
};

const viewer = 'viewer { user { name } memberships { role team { name } } }';
const password = 'correct horse battery';

/** Sends signUp or signIn, and gives the payload with the cookie that came with it. */
async function enter(url: string, mutation: 'signUp' | 'signIn', input: Record<string, unknown>) {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!`;
  const query = `mutation ($input: ${type}) { payload: ${mutation}(input: $input) { ${viewer} userErrors { code field } } }`;
  const { answer, response } = await post<{ payload: Payload }>(url, query, { variables: { input } });
  if (!answer.data) throw new Error(JSON.stringify(answer.errors));
  return {
    ...answer.data.payload,
    cookie: cookieOf(response),
    setCookie: response.headers.getSetCookie().join(),
  };
}

const codesOf = ({ userErrors }: Payload) => userErrors.map(({ code, field }) => [code, field.at(-1)]);

async function invite(api: TestApi, team: TestTeam, email: string, role = 'MEMBER'): Promise<string> {
  const query = `mutation { createInvitation(input: { teamId: "${team.id}", email: "${email}", role: ${role} }) { link } }`;
  const { createInvitation } = await ask<{ createInvitation: { link: string } }>(api.url, query, {
    token: team.adminToken,
  });
  return new URL(createInvitation.link).searchParams.get('token') ?? '';
}

const apis: TestApi[] = [];
afterAll(async () => {
  await Promise.all(apis.map((api) => api.stop()));
});

async function start(...changes: Parameters<typeof startTestApi>): Promise<TestApi> {
  const api = await startTestApi(...changes);
  apis.push(api);
  return api;
}

describe('sign-up by invitation', () => {
  let api: TestApi;
  let team: TestTeam;
  beforeAll(async () => {
    api = await start();
    team = await createTestTeam(api.client);
  });

  it('makes a user who joins the team and is signed in, with a cookie that scripts cannot read', async () => {
    const invitationToken = await invite(api, team, 'guest@example.org', 'VIEWER');
    const guest = { email: 'Guest@Example.org', name: 'Guest', password, invitationToken };
    const made = await enter(api.url, 'signUp', guest);
    expect(made.userErrors).toEqual([]);
    expect(made.viewer).toEqual({
      user: { name: 'Guest' },
      memberships: [{ role: 'VIEWER', team: { name: expect.any(String) } }],
    });
    expect(made.setCookie).toMatch(/HttpOnly; SameSite=Lax/i);
    const models = `{ models(where: { teamId: "${team.id}" }) { nodes { name } } }`;
    expect(await ask(api.url, models, { cookie: made.cookie })).toEqual({
      models: { nodes: [{ name: 'Softmax' }] },
    });
    expect(codesOf(await enter(api.url, 'signUp', guest))).toEqual([['FORBIDDEN', 'invitationToken']]);
    const entries = await api.client.auditEntry.findMany({ where: { action: 'signUp' } });
    expect(entries).toMatchObject([{ teamId: team.localId, actor: 'Guest', noun: 'User' }]);
    expect(JSON.stringify(entries)).not.toContain(password);
  });

  it('refuses whom nobody has invited, and an invitation for another address', async () => {
    const stranger = { email: 'stranger@example.org', name: 'Stranger', password };
    expect(codesOf(await enter(api.url, 'signUp', stranger))).toEqual([['FORBIDDEN', 'invitationToken']]);
    const invitationToken = await invite(api, team, 'somebody@example.org');
    expect(codesOf(await enter(api.url, 'signUp', { ...stranger, invitationToken }))).toEqual([
      ['FORBIDDEN', 'invitationToken'],
    ]);
    const { publicUrl, authSecret: secret } = api.environment;
    const link = new URL(await createSignInLink({ prisma: api.client, publicUrl, secret }, stranger.email));
    const followed = await fetch(api.url + link.pathname + link.search, { redirect: 'manual' });
    expect(cookieOf(followed)).toBe('');
  });

  it('asks for an address, a name and a long password', async () => {
    const answer = await enter(api.url, 'signUp', { email: 'x', name: ' ', password: 'short' });
    expect(codesOf(answer)).toEqual([
      ['INVALID_INPUT', 'email'],
      ['INVALID_INPUT', 'name'],
      ['INVALID_INPUT', 'password'],
    ]);
  });
});

describe('sign-in', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await start({ signUp: 'open' });
  });

  it('lets in who knows the password, and does not say what is wrong', async () => {
    const user = { email: 'open@example.org', name: 'Open', password };
    expect((await enter(api.url, 'signUp', user)).viewer).toEqual({
      user: { name: 'Open' },
      memberships: [],
    });
    expect(codesOf(await enter(api.url, 'signUp', user))).toEqual([['CONFLICT', 'email']]);
    const again = await enter(api.url, 'signIn', { email: 'open@example.org', password });
    expect(again.viewer?.user).toEqual({ name: 'Open' });
    const refused = [['UNAUTHENTICATED', 'password']];
    expect(codesOf(await enter(api.url, 'signIn', { email: 'open@example.org', password: 'wrong' }))).toEqual(
      refused,
    );
    expect(codesOf(await enter(api.url, 'signIn', { email: 'nobody@example.org', password }))).toEqual(
      refused,
    );
  });

  it('of who owns an address ends the password, sessions and tokens of who only claimed it', async () => {
    const squatter = await enter(api.url, 'signUp', {
      email: 'mine@example.org',
      name: 'Squatter',
      password,
    });
    const createTeam = 'mutation { createTeam(input: { name: "Ours" }) { team { id } } }';
    type Made = { createTeam: { team: { id: string } } };
    const teamId = (await ask<Made>(api.url, createTeam, squatter)).createTeam.team.id;
    const input = `{ teamId: "${teamId}", name: "Kept", scopes: [READ, ADMIN], expiresInDays: 9 }`;
    const createToken = `mutation { createApiToken(input: ${input}) { secret } }`;
    type Token = { createApiToken: { secret: string } };
    const { createApiToken } = await ask<Token>(api.url, createToken, squatter);
    await signInWithLink(api, 'mine@example.org');
    const { answer } = await post(api.url, '{ viewer { scopes } }', { token: createApiToken.secret });
    expect(answer.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    const { viewer: gone } = await ask<{ viewer: unknown }>(api.url, '{ viewer { scopes } }', squatter);
    expect(gone).toBeNull();
    expect(codesOf(await enter(api.url, 'signIn', { email: 'mine@example.org', password }))).toEqual([
      ['UNAUTHENTICATED', 'password'],
    ]);
  });

  it('is listed per place, and can be ended there at once', async () => {
    const user = { email: 'twice@example.org', name: 'Twice', password };
    const first = await enter(api.url, 'signUp', user);
    const second = await enter(api.url, 'signIn', { email: user.email, password });
    type Sessions = { viewer: { sessions: { id: string; isCurrent: boolean }[] } | null };
    const list = (cookie: string) =>
      ask<Sessions>(api.url, '{ viewer { sessions { id isCurrent userAgent } } }', { cookie });
    const { sessions } = (await list(second.cookie)).viewer ?? { sessions: [] };
    expect(sessions.map(({ isCurrent }) => isCurrent)).toEqual([true, false]);
    const revoke = `mutation { revokeSession(input: { sessionId: "${sessions[1]?.id}" }) { userErrors { code } } }`;
    await ask(api.url, revoke, { cookie: second.cookie });
    expect((await list(first.cookie)).viewer).toBeNull();
    const stranger = await enter(api.url, 'signUp', { ...user, email: 'else@example.org' });
    const { answer } = await post(
      api.url,
      revoke.replace(sessions[1]?.id ?? '', sessions[0]?.id ?? ''),
      stranger,
    );
    expect(answer.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });
});

describe('a Critbatch without sign-up', () => {
  it('makes no users, invited or not', async () => {
    const api = await start({ signUp: 'off' });
    const team = await createTestTeam(api.client);
    const invitationToken = await invite(api, team, 'guest@example.org');
    const guest = { email: 'guest@example.org', name: 'Guest', password, invitationToken };
    expect(codesOf(await enter(api.url, 'signUp', guest))).toEqual([['FORBIDDEN', 'invitationToken']]);
    expect(await ask(api.url, '{ signInOptions { signUp linkByEmail } }')).toEqual({
      signInOptions: { signUp: 'OFF', linkByEmail: false },
    });
  });
});

describe('a sign-in link', () => {
  let office: Awaited<ReturnType<typeof startPostOffice>>;
  beforeAll(async () => {
    office = await startPostOffice();
  });
  afterAll(() => office.close());

  const order = (email: string) =>
    `mutation { requestSignInLink(input: { email: "${email}" }) { isTaken userErrors { code } } }`;

  it('comes by e-mail to whom it can serve, and whether it does is not said', async () => {
    const api = await start({ mail: { url: office.url, from: 'Critbatch <critbatch@example.org>' } });
    const team = await createTestTeam(api.client);
    const member = await signInAs(api, team, 'MEMBER');
    const taken = { requestSignInLink: { isTaken: true, userErrors: [] } };
    expect(await ask(api.url, order('nobody@example.org'))).toEqual(taken);
    expect(await ask(api.url, order(member.email))).toEqual(taken);
    const letter = await office.next();
    expect(letter).toMatchObject({ to: [member.email] });
    const link = new URL(/http:\S+/.exec(letter.text)?.[0] ?? '');
    const response = await fetch(api.url + link.pathname + link.search, { redirect: 'manual' });
    const { viewer: entered } = await ask<{ viewer: unknown }>(api.url, '{ viewer { user { email } } }', {
      cookie: cookieOf(response),
    });
    expect(entered).toEqual({ user: { email: member.email } });

    await invite(api, team, 'guest@example.org');
    expect((await office.next()).to).toEqual(['guest@example.org']);
  });

  it('or an invitation goes to nobody as often as somebody likes', async () => {
    const mail = { url: office.url, from: 'Critbatch <critbatch@example.org>' };
    const strict = await start({ mail, caps: { lettersOfPerson: 3 } });
    const team = await createTestTeam(strict.client);
    for (let count = 0; count < 3; count++) await invite(strict, team, `guest${count}@example.org`);
    await expect(invite(strict, team, 'guest3@example.org')).rejects.toThrow('RATE_LIMITED');
    const often = await start({ mail, caps: { lettersToAddress: 4 } });
    for (let count = 0; count < 2; count++) {
      const another = await createTestTeam(often.client);
      await invite(often, another, 'guest@example.org');
    }
    const third = await createTestTeam(often.client);
    await expect(invite(often, third, 'guest@example.org')).rejects.toThrow('RATE_LIMITED');
  });

  it('cannot be ordered where there is no post office', async () => {
    const api = await start();
    expect(await ask(api.url, order('somebody@example.org'))).toEqual({
      requestSignInLink: { isTaken: false, userErrors: [{ code: 'MAIL_NOT_CONFIGURED' }] },
    });
  });
});

describe('who signs in with a wrong password', () => {
  it('learns from the time of the answer as little as from its words whether there is such a user', async () => {
    const api = await start({ signUp: 'open' });
    await enter(api.url, 'signUp', { email: 'known@example.org', name: 'Known', password });
    const byLink = { email: 'by-link@example.org', name: 'By link', emailVerified: true };
    await api.client.user.create({ data: byLink });
    const tryOf = (email: string) =>
      countStatements(() => enter(api.url, 'signIn', { email, password: 'no password of theirs' }));
    const tries = [
      await tryOf('known@example.org'),
      await tryOf(byLink.email),
      await tryOf('unknown@example.org'),
    ];
    expect(tries[0]?.statements).toBeGreaterThan(1);
    expect(new Set(tries.map(({ statements }) => statements)).size).toBe(1);
    expect(new Set(tries.map(({ result }) => JSON.stringify(result))).size).toBe(1);
  });
});
