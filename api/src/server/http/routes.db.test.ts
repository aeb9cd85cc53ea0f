import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bodyLimits } from '../../platform/limits/operationLimits.ts';
import { createTestTeam, type TestTeam } from '../../testing/createTestTeam.ts';
import { startTestApi, type TestApi } from '../../testing/startTestApi.ts';
import type { Route } from './route.ts';

const strangerRequestsPerMinute = 5;

let api: TestApi;
/** Lets a stranger's address send five requests a minute. */
let strict: TestApi;
let team: TestTeam;

beforeAll(async () => {
  api = await startTestApi();
  team = await createTestTeam(api.client);
  const { callerLimits } = api.environment;
  strict = await startTestApi({ callerLimits: { ...callerLimits, strangerRequestsPerMinute } });
});
afterAll(() => Promise.all([api.stop(), strict.stop()]));

type Answer = { errors?: { extensions: { code: string } }[] };

async function send(url: string, { path }: Route, init: RequestInit = {}) {
  const response = await fetch(`${url}${path === '/' ? '/nowhere' : path}`, { redirect: 'manual', ...init });
  const text = await response.text();
  const code = text.startsWith('{') ? (JSON.parse(text) as Answer).errors?.[0]?.extensions.code : undefined;
  return [response.status, code];
}

const posted = (bytes: number, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify({ query: '{ viewer { scopes } }', padding: 'x'.repeat(bytes) }),
});

describe('every route', () => {
  it('counts who sends, however little they ask for; only what is kept anyway is told to everybody', async () => {
    const nowhere = strict.routes.at(-1) as Route;
    for (let count = 0; count < strangerRequestsPerMinute; count++) await send(strict.url, nowhere);
    for (const route of strict.routes) {
      const answer = await send(strict.url, route);
      expect([route.path, ...answer]).toEqual(
        route.counts === 'nobody' ? [route.path, 200, undefined] : [route.path, 429, 'RATE_LIMITED'],
      );
    }
    expect(strict.routes.filter(({ counts }) => counts === 'nobody').map(({ path }) => path)).toEqual([
      '/health',
    ]);
  });

  it('that reads a body into memory refuses a large one, before and after it is known who sends', async () => {
    const read = api.routes.filter(({ body }) => body === 'json' || body === 'form');
    expect(read.length).toBeGreaterThan(2);
    for (const route of read) {
      const path = route.path === '/api/auth' ? '/api/auth/sign-out' : route.path;
      const answer = await send(api.url, { ...route, path }, posted(bodyLimits.strangerBytes));
      expect([path, ...answer]).toEqual([path, 413, 'OPERATION_TOO_LARGE']);
      const known = { authorization: `Bearer ${team.readToken}` };
      const large = await send(api.url, { ...route, path }, posted(bodyLimits.knownBytes, known));
      expect([path, ...large]).toEqual([path, 413, 'OPERATION_TOO_LARGE']);
    }
  });

  it('that writes a body to the disk is one of those whose quotas have tests of their own', () => {
    const streamed = api.routes.filter(({ body }) => body === 'stream').map(({ path }) => path);
    // checkpoint.db.test.ts, uploadStore.db.test.ts
    expect(streamed).toEqual(['/checkpoints', '/uploads']);
  });
});
