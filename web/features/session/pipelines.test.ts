import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { cutPipelines } from './pipelines.ts';

let begun = 0;
const server = createServer((_request, response) => {
  begun++;
  setTimeout(() => response.end('done'), 20);
});

beforeAll(async () => {
  cutPipelines();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const asked = 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n';

/** Sends requests at once and resolves to the number of answers, when all have come or the connection has ended. */
async function send(count: number): Promise<number> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  let text = '';
  const answers = () => text.split('HTTP/1.1 200').length - 1;
  socket.on('error', () => {});
  socket.setEncoding('latin1').on('data', (part: string) => {
    text += part;
    if (answers() === count) socket.destroy();
  });
  socket.write(asked.repeat(count));
  await new Promise((resolve) => socket.once('close', resolve));
  return answers();
}

it('a connection has few requests under way, and is cut off with more of them', async () => {
  expect(await send(5)).toBe(5);
  expect(begun).toBe(5);
  expect(await send(2_000)).toBeLessThanOrEqual(10);
  expect(begun).toBeLessThanOrEqual(15);
});

it('a body may take an hour, from the first request of its server on', async () => {
  await send(1);
  expect(server.requestTimeout).toBe(3_600_000);
});

it('a connection sends as many after one another as it likes', async () => {
  for (let count = 0; count < 20; count++) {
    const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    expect(await response.text()).toBe('done');
  }
});
