import type { ClientRequest } from 'node:http';
import { request as send } from 'node:http';
import { afterEach, expect, it } from '@jest/globals';
import type { Response } from 'express';
import express from 'express';
import { assignRequestId, currentRequestId } from '../../server/http/requestId.ts';
import { serveApp } from '../../testing/serveApp.ts';
import { until } from '../../testing/until.ts';
import { endTurn, takeTurns } from './turns.ts';
import { UnreadAnswers } from './unreadAnswers.ts';

let stop: () => Promise<unknown> = async () => {};
afterEach(() => stop());

const happens = (isSo: () => boolean) => until(async () => isSo() || null);

/** A server whose operations go on until they are answered, by the name that they are asked for. */
async function serveTurns(longestMilliseconds: number) {
  const begun: string[] = [];
  const ids: [sent: string, own: string][] = [];
  const going = new Map<string, Response>();
  const left = new Set<string>();
  const app = express()
    .use(({ path }, response, next) => {
      response.once('close', () => left.add(path));
      next();
    })
    .use(
      assignRequestId,
      takeTurns(
        { atOnce: 2, longestMilliseconds },
        ({ path }) => ({ person: path.slice(1, 2), team: null }),
        new UnreadAnswers(),
      ),
    )
    .get('/:name', async ({ params: { name } }, response) => {
      begun.push(name);
      if (name.endsWith('elsewhere')) setImmediate(endTurn);
      going.set(name, response);
      ids.push([String(response.get('X-Request-Id')), currentRequestId()]);
    });
  const served = await serveApp(app);
  stop = served.stop;
  const { server, port } = served;
  const arrived = { count: 0 };
  server.on('request', () => arrived.count++);
  return {
    begun,
    ids,
    /** Asks, and resolves when the server has heard it. */
    ask: async (name: string) => {
      const heard = arrived.count + 1;
      const asked = send({ port, host: '127.0.0.1', path: `/${name}` }, (answer) => answer.resume());
      asked.on('error', () => {});
      asked.end();
      await happens(() => arrived.count === heard);
      return asked;
    },
    leave: async (asked: ClientRequest, name: string) => {
      asked.destroy();
      await happens(() => left.has(`/${name}`));
    },
    answer: (name: string) => going.get(name)?.end(),
  };
}

it('lets two go on at once and the others wait in the order in which they came, each with a request id of its own', async () => {
  const { begun, ids, ask, answer } = await serveTurns(60_000);
  for (const name of ['a', 'b', 'c', 'd', 'e']) await ask(name);
  expect(begun).toEqual(['a', 'b']);
  answer('b');
  await happens(() => begun.length === 3);
  answer('c');
  await happens(() => begun.length === 4);
  answer('a');
  await happens(() => begun.length === 5);
  expect(begun).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(new Set(ids.map(([sent]) => sent)).size).toBe(5);
  for (const [sent, own] of ids) expect(own).toBe(sent);
});

it('does not wait longer for what takes long', async () => {
  const { begun, ask } = await serveTurns(200);
  for (const name of ['a', 'b', 'c', 'd']) await ask(name);
  await happens(() => begun.length === 4);
  expect(begun).toEqual(['a', 'b', 'c', 'd']);
});

it('does not wait for what waits elsewhere, and has said so', async () => {
  const { begun, ask } = await serveTurns(60_000);
  for (const name of ['a-elsewhere', 'b-elsewhere', 'c', 'd', 'e']) await ask(name);
  await happens(() => begun.length === 4);
  expect(begun).toEqual(['a-elsewhere', 'b-elsewhere', 'c', 'd']);
});

it('never begins what nobody waits for any more', async () => {
  const { begun, ask, answer, leave } = await serveTurns(60_000);
  for (const name of ['a', 'b']) await ask(name);
  const gone = await ask('c');
  await ask('d');
  await leave(gone, 'c');
  answer('a');
  await happens(() => begun.length === 3);
  expect(begun).toEqual(['a', 'b', 'd']);
});

it('lets persons take turns: who asks once does not wait behind all that another asks', async () => {
  const { begun, ask, answer } = await serveTurns(60_000);
  for (const name of ['a1', 'a2', 'a3', 'a4', 'a5', 'b1']) await ask(name);
  answer('a1');
  await happens(() => begun.length === 3);
  expect(begun).toEqual(['a1', 'a2', 'b1']);
});

it('begins one in each round of the event loop, so that between two of them others are read', async () => {
  let round = 0;
  let counting = true;
  const count = () => {
    round += 1;
    if (counting) setImmediate(count);
  };
  const beganIn: number[] = [];
  const app = express()
    .use(
      takeTurns(
        { atOnce: 3, longestMilliseconds: 50 },
        () => ({ person: 'a', team: null }),
        new UnreadAnswers(),
      ),
    )
    .use((_, response) => {
      beganIn.push(round);
      response.end();
    });
  const served = await serveApp(app);
  stop = served.stop;
  const { port } = served;
  count();
  await Promise.all(Array.from({ length: 12 }, () => fetch(`http://127.0.0.1:${port}/`)));
  counting = false;
  expect(beganIn).toHaveLength(12);
  expect(new Set(beganIn).size).toBe(12);
});
