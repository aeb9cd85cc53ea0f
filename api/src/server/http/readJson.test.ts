import type { ClientRequest } from 'node:http';
import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, it } from '@jest/globals';
import express from 'express';
import type { Access } from '../../platform/access/access.ts';
import { BodyRoom } from '../../platform/limits/bodyRoom.ts';
import { serveApp } from '../../testing/serveApp.ts';
import { answerFault } from './answerFault.ts';
import type { Caller } from './identify.ts';
import { readJson } from './readJson.ts';
import { assignRequestId } from './requestId.ts';

let stop: () => Promise<unknown> = async () => {};
afterEach(() => stop());

const user: Access = { kind: 'user', userId: 'u', sessionId: 's', memberships: [] };
const body = JSON.stringify({ text: 'x'.repeat(100_000) });

/** A server that answers how long the text of a body is; who sends is said in the address: /user/ada, /stranger/here. */
async function serveBodies(options: Parameters<typeof readJson>[0]) {
  const app = express()
    .use(assignRequestId)
    .use(({ path }, { locals }, next) => {
      const [, kind, person = ''] = path.split('/');
      const access: Access = kind === 'user' ? user : { kind: 'stranger' };
      locals.caller = { access, payer: { person, team: null } } satisfies Caller;
      next();
    })
    .use(readJson(options))
    .use(({ body: { text } }, response) => {
      response.json({ length: text?.length });
    })
    .use(answerFault);
  const served = await serveApp(app);
  stop = served.stop;
  const { port } = served;
  const begin = (path: string, headers: Record<string, string> = {}): ClientRequest => {
    const begun = request({
      port,
      path,
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
    });
    begun.on('error', () => {});
    begun.write(' ');
    return begun;
  };
  const send = async (path: string) =>
    (
      await fetch(`http://127.0.0.1:${port}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      })
    ).json();
  return { begin, send };
}

it('lets strangers hold no more room than they may send, and nobody else’s', async () => {
  const room = new BodyRoom({ ofPerson: 16 * 2 ** 20, ofAll: 8 * 2 ** 20 });
  const { begin, send } = await serveBodies({ room });
  // Without a length each could be of any size: 100 of strangers are 6.4 MB, and five of a person more than all have together.
  const trickles = [
    ...Array.from({ length: 100 }, (_, number) => begin(`/stranger/${number % 10}`)),
    ...Array.from({ length: 5 }, () => begin('/user/many')),
  ];
  await sleep(300);
  expect(await send('/user/ada')).toEqual({ length: 100_000 });
  expect(await send('/user/bob')).toEqual({ length: 100_000 });
  for (const trickle of trickles) trickle.destroy();
});
