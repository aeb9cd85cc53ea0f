import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Bystander } from './bystander.ts';

const answer = { data: { payload: { lease: { run: { id: 'run' }, fencingToken: 1 } } } };
let silentUntil = 0;
let refusing = false;
const server = createServer((request, response) => {
  request.resume();
  const code = refusing ? 'RATE_LIMITED' : null;
  const body = code ? { errors: [{ extensions: { code } }] } : answer;
  const answering = () => response.writeHead(code ? 429 : 200).end(JSON.stringify(body));
  setTimeout(answering, Math.max(0, silentUntil - Date.now()));
});

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function start(): Promise<Bystander> {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Bystander.start({
    ...{
      apiUrl: url,
      apiPid: process.pid,
      portalUrl: url,
      reader: {},
      worker: {},
      person: {},
      looksAtPages: false,
    },
    ...{ teamId: 'team', workerId: 'worker', heldSweepId: 'held', sweepIds: ['sweep'] },
  });
}

it('goes on asking while it is kept waiting, and counts each wait from when the request was due', async () => {
  const bystander = await start();
  silentUntil = Date.now() + 1_000;
  await sleep(1_200);
  const { api } = await bystander.end();
  expect(api.longest).toBeGreaterThan(850);
  // One that waits for an answer before it asks again would have asked once in that second.
  expect(api.asked).toBeGreaterThan(20);
  expect(api.median).toBeGreaterThan(200);
  expect(api.refused).toEqual({});
  // It was silent by itself, and not for want of a processor.
  expect(api.longestOnProcessor).toBeGreaterThan(500);
  expect(api.longestOnProcessor).toBeLessThanOrEqual(api.longest);
});

it('waits on when it is refused: until an answer of the same kind is of use', async () => {
  const bystander = await start();
  refusing = true;
  await sleep(600);
  refusing = false;
  await sleep(400);
  const { api } = await bystander.end();
  expect(api.refused['429 RATE_LIMITED']).toBeGreaterThan(8);
  expect(api.longest).toBeGreaterThan(450);
});
