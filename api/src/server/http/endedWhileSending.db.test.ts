import { once } from 'node:events';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { lockTeam } from '../../teams/team/lockTeam.ts';
import { createTestTeam, type TestTeam } from '../../testing/createTestTeam.ts';
import { ask, send } from '../../testing/graphql.ts';
import { signInAs } from '../../testing/signInAs.ts';
import { startTestApi, type TestApi } from '../../testing/startTestApi.ts';
import { until } from '../../testing/until.ts';

let api: TestApi;
let team: TestTeam;

beforeAll(async () => {
  api = await startTestApi();
  team = await createTestTeam(api.client);
});
afterAll(() => api.stop());

const makeToken =
  'mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { secret userErrors { code } } }';
const tokenInput = () => ({ teamId: team.id, name: 'made late', scopes: ['READ'], expiresInDays: 1 });
const madeLate = () => api.client.apiToken.count({ where: { referenceId: team.localId, name: 'made late' } });

/** Begins a request, whose body the sender keeps back. */
async function begin(
  body: string,
  headers: Record<string, string>,
  path = '/graphql',
): Promise<ClientRequest> {
  const begun = request(`${api.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers },
  });
  begun.flushHeaders();
  // Until the sender is known to the API.
  await sleep(2_000);
  return begun;
}

async function finish(begun: ClientRequest, body: string): Promise<string> {
  const answered = once(begun, 'response') as Promise<[IncomingMessage]>;
  begun.end(body);
  const [answer] = await answered;
  return text(answer);
}

describe('a request whose body is kept back', () => {
  it('does nothing for a session that has ended meanwhile', async () => {
    const { cookie, userId } = await signInAs(api, team, 'OWNER');
    const body = JSON.stringify({ query: makeToken, variables: { input: tokenInput() } });
    const begun = await begin(body, { cookie });
    await api.client.session.deleteMany({ where: { userId } });
    await sleep(700);
    expect(JSON.parse(await finish(begun, body)).errors[0].extensions.code).toBe('UNAUTHENTICATED');
    expect(await madeLate()).toBe(0);
  });

  it('reads nothing for a token that has been revoked, and no stream begins for it', async () => {
    for (const path of ['/graphql', '/graphql/stream']) {
      const { secret } = (
        await ask<{ createApiToken: { secret: string } }>(api.url, makeToken, {
          token: team.adminToken,
          variables: { input: { ...tokenInput(), name: `for ${path}` } },
        })
      ).createApiToken;
      const body = JSON.stringify({ query: '{ viewer { scopes } }' });
      const begun = await begin(body, { authorization: `Bearer ${secret}` }, path);
      await api.client.apiToken.updateMany({ where: { name: `for ${path}` }, data: { enabled: false } });
      await sleep(700);
      expect(JSON.parse(await finish(begun, body)).errors[0].extensions.code).toBe('UNAUTHENTICATED');
    }
  });

  it('is answered as ever for a session that goes on', async () => {
    const { cookie } = await signInAs(api, team, 'MEMBER');
    const body = JSON.stringify({ query: '{ viewer { user { name } } }' });
    const begun = await begin(body, { cookie });
    await sleep(700);
    expect(JSON.parse(await finish(begun, body)).data.viewer.user.name).toBe('A member');
  });
});

describe('a token that is asked for while the members of its team change', () => {
  /** Asks while the team is locked, ends the caller, and lets it go on. */
  async function askBehindLock(
    credential: { cookie: string } | { token: string },
    end: () => Promise<unknown>,
  ): Promise<string | undefined> {
    const { asked } = await api.client.$transaction(async (transaction) => {
      await lockTeam(transaction, team.localId);
      const answer = send(api.url, makeToken, { ...credential, variables: { input: tokenInput() } });
      await until(async () => ((await waiting()) > 0 ? true : null));
      await end();
      return { asked: answer };
    });
    return (await asked).errors?.[0]?.extensions.code;
  }

  async function waiting(): Promise<number> {
    const [row] = await api.client.$queryRaw<{ count: bigint }[]>`
      SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    return Number(row?.count ?? 0n);
  }

  it('is not made for a session that ended in between', async () => {
    const { cookie, userId } = await signInAs(api, team, 'OWNER');
    const end = () => api.client.session.deleteMany({ where: { userId } });
    expect(await askBehindLock({ cookie }, end)).toBe('UNAUTHENTICATED');
    expect(await madeLate()).toBe(0);
  });

  it('is not made for a token that was revoked in between', async () => {
    const end = () =>
      api.client.apiToken.updateMany({
        where: { referenceId: team.localId, name: 'read+write+admin' },
        data: { enabled: false },
      });
    expect(await askBehindLock({ token: team.adminToken }, end)).toBe('UNAUTHENTICATED');
    expect(await madeLate()).toBe(0);
  });
});
