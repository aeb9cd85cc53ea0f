import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestDatabase } from '@critbatch/prisma/testing/createTestDatabase';
import { createTestDatabase } from '@critbatch/prisma/testing/createTestDatabase';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import type { ApiProcess } from '../../testing/startApiProcess.ts';
import { startApiProcess } from '../../testing/startApiProcess.ts';
import { openStream } from '../../testing/subscribe.ts';
import { until } from '../../testing/until.ts';
import { storeApiToken } from '../auth/apiToken.ts';

const requestsPerMinute = 40;
const attemptsPerMinute = 4;
const streamsPerCaller = 5;
const streamsPerTeam = 8;

let database: TestDatabase;
let folder: string;
let api: ApiProcess;
let team: TestTeam;

beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'critbatch-limits-'));
  api = await startApiProcess(database.databaseUrl, folder, {
    CRITBATCH_API_PROCESSES: '2',
    CRITBATCH_TOKEN_REQUESTS_PER_MINUTE: String(requestsPerMinute),
    CRITBATCH_SIGN_IN_ATTEMPTS_PER_MINUTE: String(attemptsPerMinute),
    CRITBATCH_STREAMS_PER_CALLER: String(streamsPerCaller),
    CRITBATCH_STREAMS_PER_TEAM: String(streamsPerTeam),
  });
  team = await createTestTeam(database.client);
});
afterAll(async () => {
  await api.kill();
  await database.drop();
  await rm(folder, { recursive: true });
});

/** Tokens that somebody of the team has made. */
async function tokensOfSomebody(count: number, { localId: teamId } = team): Promise<string[]> {
  const memberships = { create: { teamId, role: 'MEMBER' as const } };
  const { id: createdById } = await database.client.user.create({
    data: { name: 'Somebody', email: `${crypto.randomUUID()}@example.org`, memberships },
  });
  const made = Array.from({ length: count }, (_, index) =>
    storeApiToken(database.client, { teamId, name: `${index}`, scopes: ['read'], createdById }),
  );
  return (await Promise.all(made)).map(({ secret }) => secret);
}

/** Whether a request was served; on a connection of its own, which goes to the process that has the fewest. */
async function isServed(query: string, token?: string): Promise<boolean> {
  const authorization = token ? { authorization: `Bearer ${token}` } : {};
  const headers = { 'content-type': 'application/json', connection: 'close', ...authorization };
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query }),
  });
  const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
  if (errors && errors[0]?.extensions.code !== 'RATE_LIMITED') throw new Error(JSON.stringify(errors));
  return !errors;
}

const countOf = (served: boolean[]) => served.filter((each) => each).length;

it('a person has one account of requests, whatever tokens they send and whichever process answers', async () => {
  const tokens = await tokensOfSomebody(4);
  const start = performance.now();
  const requests = Array.from({ length: 160 }, (_, index) =>
    isServed('{ viewer { scopes } }', tokens[index % 4]),
  );
  const served = countOf(await Promise.all(requests));
  const refilled = Math.ceil(((performance.now() - start) / 60_000) * requestsPerMinute);
  expect(served).toBeLessThanOrEqual(requestsPerMinute + refilled);
  // A portion that one process holds is not there for the other, and no more than that is lost.
  expect(served).toBeGreaterThanOrEqual(requestsPerMinute - 8);
});

it('tries to sign in are counted over all processes', async () => {
  const guess =
    'mutation { signIn(input: { email: "a@example.org", password: "guess" }) { viewer { scopes } } }';
  const served = await Promise.all(Array.from({ length: 12 }, () => isServed(guess)));
  expect(countOf(served)).toBe(attemptsPerMinute);
});

/** Opens streams at once, and gives those that stay open. */
async function openStreams(sweepId: string, tokens: string[]) {
  const places = () => database.client.streamPlace.count({ where: { expiresAt: { gt: new Date() } } });
  const before = await places();
  const query = 'subscription ($id: ID!) { sweepEvents(sweepId: $id) { sequence } }';
  const streams = await Promise.all(
    tokens.map((token) => openStream(api.url, token, query, { id: sweepId })),
  );
  const refused = new Set<(typeof streams)[number]>();
  for (const stream of streams) {
    // An open one may end with its API.
    stream.next().then(
      () => refused.add(stream),
      () => {},
    );
  }
  // A stream that is open holds a place of its person and one of its team.
  await until(async () => {
    const opened = ((await places()) - before) / 2;
    return opened + refused.size === streams.length ? true : null;
  });
  return streams.filter((stream) => !refused.has(stream));
}

it('a person holds so many streams open, and a team so many, whatever tokens they have; what dies gives its places back', async () => {
  // A team of their own: processes remember for a while that the other one has sent too many requests.
  const streaming = await createTestTeam(database.client);
  const { id } = await createSweepOverHttp(api.url, streaming);
  const [mine, others] = [await tokensOfSomebody(3, streaming), await tokensOfSomebody(3, streaming)];
  const open = await openStreams(id, [...mine, ...mine, ...mine, ...mine]);
  expect(open).toHaveLength(streamsPerCaller);
  expect(await openStreams(id, [...others, ...others])).toHaveLength(streamsPerTeam - streamsPerCaller);
  open[0]?.close();
  await until(async () =>
    (await database.client.streamPlace.count()) === 2 * streamsPerTeam - 2 ? true : null,
  );
  expect(await openStreams(id, mine)).toHaveLength(1);

  await api.kill();
  expect(await database.client.streamPlace.count()).toBe(2 * streamsPerTeam);
  // As if the minute had passed for which a process holds its places.
  await database.client.streamPlace.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } });
  api = await startApiProcess(database.databaseUrl, folder, {
    CRITBATCH_STREAMS_PER_CALLER: String(streamsPerCaller),
  });
  expect(await openStreams(id, [...mine, ...mine])).toHaveLength(streamsPerCaller);
});
