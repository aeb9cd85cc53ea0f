import { createHook } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { passwordRoom } from './passwordTurns.ts';

const portalSecret = 'a secret of the portal that is long enough';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ signUp: 'open', portalSecret });
});
afterAll(() => api.stop());

/** Two dozen strangers at once, each from an address of their own. */
async function together(mutation: string, inputOf: (number: number) => object): Promise<string[]> {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!`;
  const query = `mutation ($input: ${type}) { payload: ${mutation}(input: $input) { userErrors { code } } }`;
  const sent = Array.from({ length: 24 }, async (_, number) => {
    const response = await fetch(`${api.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-forwarded-for': `192.0.2.${number + 1}`,
        'x-critbatch-portal': portalSecret,
      },
      body: JSON.stringify({ query, variables: { input: inputOf(number) } }),
    });
    const { data } = (await response.json()) as { data: { payload: { userErrors: { code: string }[] } } };
    return data.payload.userErrors[0]?.code ?? 'IN';
  });
  return Promise.all(sent);
}

/** Looks again and again until the work is done. */
async function meanwhile<Seen>(work: Promise<unknown>, look: () => Promise<Seen>): Promise<Seen[]> {
  const seen: Seen[] = [];
  let isDone = false;
  const done = () => {
    isDone = true;
  };
  work.then(done, done);
  while (!isDone) {
    seen.push(await look());
    await sleep(2);
  }
  return seen;
}

it('hashes few passwords at once, whoever signs in: the threads read files, too', async () => {
  const hashing = new Set<number>();
  let most = 0;
  const hook = createHook({
    init: (id, type) => {
      if (type === 'SCRYPTREQUEST') hashing.add(id);
      most = Math.max(most, hashing.size);
    },
    after: (id) => hashing.delete(id),
  }).enable();
  const signedIn = await together('signIn', (number) => ({
    email: `${number}@example.org`,
    password: 'wrong horse battery',
  }));
  hook.disable();
  expect(signedIn).toEqual(Array(24).fill('UNAUTHENTICATED'));
  expect(most).toBe(passwordRoom.atOnce);
});

it('waits for a turn to hash before the transaction, which holds a connection, and not within it', async () => {
  const signedUp = together('signUp', (number) => ({
    email: `new-${number}@example.org`,
    name: 'New',
    password: 'correct horse battery',
  }));
  const open = await meanwhile(signedUp, async () => {
    const [row] = await api.client.$queryRaw<{ open: number }[]>`
      SELECT count(*)::int AS open FROM pg_stat_activity
      WHERE datname = current_database() AND state = 'idle in transaction'`;
    return row?.open ?? 0;
  });
  expect(await signedUp).toEqual(Array(24).fill('IN'));
  expect(Math.max(...open)).toBeGreaterThan(0);
  // Without turns all ten connections are held; a transaction of something else may be among these.
  expect(Math.max(...open)).toBeLessThanOrEqual(passwordRoom.atOnce + 2);
});
