import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { createApiClient } from './apiClient.ts';
import { followSweep } from './followSweep.ts';

/** What the API answers to one request after the other, the last one from then on. */
let answers: ((response: ServerResponse) => void)[];
let asked: number;
const server = createServer((request, response) => {
  request.resume();
  const answer = answers[Math.min(asked++, answers.length - 1)];
  answer?.(response);
});

beforeEach(async () => {
  asked = 0;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => void server.close());

const says = (body: object) => (response: ServerResponse) =>
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
const refuses = (code: string) => says({ errors: [{ message: `It says ${code}.`, extensions: { code } }] });

function follow() {
  const { port } = server.address() as AddressInfo;
  const output = new PassThrough() as unknown as NodeJS.WriteStream;
  return followSweep(
    createApiClient(`http://127.0.0.1:${port}`, 't'),
    'id',
    output,
    AbortSignal.timeout(60_000),
  );
}

it('waits for an API that is away or busy, and throws what would come again for ever', async () => {
  answers = [
    (response) => response.destroy(),
    (response) => response.writeHead(502).end('<html>'),
    refuses('DATABASE_UNAVAILABLE'),
    refuses('INVALID_INPUT'),
  ];
  await expect(follow()).rejects.toMatchObject({ code: 'INVALID_INPUT', message: 'It says INVALID_INPUT.' });
  expect(asked).toBe(4);
});

it.each(['FORBIDDEN', 'INTERNAL', 'a code of later'])('does not ask again after %s', async (code) => {
  answers = [refuses(code)];
  await expect(follow()).rejects.toThrow(`It says ${code}.`);
  expect(asked).toBe(1);
});
