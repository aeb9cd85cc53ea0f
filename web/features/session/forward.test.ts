import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { forward } from './forward.ts';

const api = createServer(async (request, response) => {
  response.end(JSON.stringify({ headers: request.headers, body: await text(request) }));
});

beforeAll(async () => {
  api.listen(0, '127.0.0.1');
  await once(api, 'listening');
  process.env.CRITBATCH_API_URL = `http://127.0.0.1:${(api.address() as AddressInfo).port}`;
});
afterAll(() => {
  delete process.env.CRITBATCH_API_URL;
  api.close();
});

it('hands on what is said to the API, and not what is said of the connection: curl expects an answer before a large body', async () => {
  const ofConnection = {
    expect: '100-continue',
    te: 'trailers',
    upgrade: 'h2c',
    'proxy-connection': 'close',
  };
  const request = new Request('http://localhost:4100/graphql', {
    method: 'POST',
    headers: { ...ofConnection, 'x-request-id': 'ours' },
    body: 'a body',
    duplex: 'half',
  } as RequestInit);
  const answer = await forward(request);
  const { headers, body } = await answer.json();
  expect([answer.status, body, headers['x-request-id']]).toEqual([200, 'a body', 'ours']);
  expect(Object.keys(headers).filter((name) => name in ofConnection)).toEqual([]);
});
