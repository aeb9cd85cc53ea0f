import type { ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Client, createClient, graphql } from './src/index.ts';

const json = { 'content-type': 'application/json' };
const data = { viewer: { teams: [] } };
const teams = graphql(`query Teams { viewer { teams { id } } }`);

/** What the next requests are answered with; a request beyond them is answered well. */
const answers: ((response: ServerResponse) => void)[] = [];
const server = createServer((request, response) => {
  request.resume().on('end', () => {
    const answer = answers.shift() ?? (() => response.writeHead(200, json).end(JSON.stringify({ data })));
    answer(response);
  });
});
let client: Client;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  client = createClient({ url: `http://127.0.0.1:${port}`, token: 'none', patienceSeconds: 5 });
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Begins an answer of 100 bytes. */
function begin(response: ServerResponse): void {
  response.writeHead(200, { ...json, 'content-length': 100 });
  response.write('{"data":');
}

describe('a request', () => {
  it('is sent again where its answer broke off, as where there was none', async () => {
    answers.push((response) => {
      begin(response);
      setTimeout(() => response.destroy(), 20);
    });
    answers.push((response) => response.writeHead(502).end('Bad Gateway'));
    expect(await client.request(teams)).toEqual(data);
  });

  it('says so where something else answers than an API', async () => {
    for (const page of ['<html>Sign in to this network</html>', 'null', '[]', '"data"']) {
      answers.push((response) => response.writeHead(200).end(page));
      await expect(client.request(teams)).rejects.toMatchObject({
        name: 'CritbatchError',
        code: 'NOT_FOUND',
      });
    }
  });

  it('is not begun at an address that has no scheme', () => {
    expect(() => createClient({ url: 'localhost:4100', token: 'none' })).toThrow('http://');
  });

  it('ends with the reason of its signal in the middle of an answer', async () => {
    answers.push(begin);
    const signal = AbortSignal.timeout(50);
    await expect(client.request(teams, {}, { signal })).rejects.toMatchObject({ name: 'TimeoutError' });
  });
});

it('a subscription is not followed elsewhere', async () => {
  const events = graphql(`subscription Events($id: ID!) { sweepEvents(sweepId: $id) { sequence } }`);
  answers.push((response) => response.writeHead(302, { location: '/elsewhere' }).end());
  const signal = AbortSignal.timeout(2000);
  const stream = client.follow(events, { id: 'none' }, { resume: () => ({}), signal });
  await expect(stream.next()).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
