import { once } from 'node:events';
import type { Socket } from 'node:net';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, it } from '@jest/globals';
import express from 'express';
import { serveApp } from '../../testing/serveApp.ts';
import { until } from '../../testing/until.ts';
import { type Patience, UnreadAnswers } from './unreadAnswers.ts';

const patience: Patience = {
  stalledSeconds: 0.6,
  slowestBytesPerSecond: 10 * 2 ** 20,
  mostBytesOfPerson: 30 * 2 ** 20,
  mostBytesOfStream: 2 ** 20,
};
/** More than the connection itself takes. */
const large = 'x'.repeat(20 * 2 ** 20);

let stop: () => Promise<unknown> = async () => {};
afterEach(() => stop());

async function serveAnswers(more: Partial<Patience> = {}) {
  const unread = new UnreadAnswers({ ...patience, ...more });
  const app = express()
    .use((request, response, next) => {
      unread.watch(request.path.slice(1, 2), response);
      unread.requireRead(request.path.slice(1, 2));
      next();
    })
    .get('/:person/large', (_, response) => {
      response.send(large);
    })
    .get('/:person/late', async (_, response) => {
      await sleep(1500);
      response.send('late');
    })
    .get('/:person/events', (_, response) => {
      response.set('Content-Type', 'text/event-stream');
      response.write(':\n\n');
      const event = `data: ${'x'.repeat(2 ** 16)}\n\n`;
      const events = setInterval(() => response.write(event), 1);
      response.once('close', () => clearInterval(events));
    })
    .use(((_fault, _request, response, _next) => {
      response.status(429).end();
    }) as express.ErrorRequestHandler);
  const served = await serveApp(app);
  stop = served.stop;
  const { server, port } = served;
  return {
    url: `http://127.0.0.1:${port}`,
    /** Asks over a connection of its own, from which nothing is read yet. */
    ask: (path: string): Socket => {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => {});
      socket.pause();
      socket.write(`GET ${path} HTTP/1.1\r\nHost: here\r\n\r\n`);
      return socket;
    },
    openConnections: () =>
      new Promise<number>((resolve) => server.getConnections((_, count) => resolve(count))),
  };
}

it('cuts a connection off from which nothing of an answer is taken', async () => {
  const { ask, openConnections } = await serveAnswers();
  const sockets = [ask('/a/large'), ask('/b/events')];
  await until(async () => (await openConnections()) === 2 || null);
  await until(async () => (await openConnections()) === 0 || null);
  for (const socket of sockets) socket.destroy();
});

it('cuts off who takes an answer too slowly, though something moves, and none who takes it', async () => {
  const { url, ask } = await serveAnswers({ stalledSeconds: 3, slowestBytesPerSecond: 20 * 2 ** 20 });
  const socket = ask('/a/large');
  let bytes = 0;
  const sips = setInterval(() => {
    bytes += socket.read(2 ** 16)?.length ?? 0;
  }, 20);
  expect((await (await fetch(`${url}/b/large`)).text()).length).toBe(large.length);
  // At 3.2 MB a second it would take six seconds, and it has four.
  await once(socket, 'close');
  clearInterval(sips);
  expect(bytes).toBeGreaterThan(2 ** 20);
  expect(bytes).toBeLessThan(large.length);
});

it('waits for an answer that is late by itself', async () => {
  const { url } = await serveAnswers();
  expect(await (await fetch(`${url}/a/late`)).text()).toBe('late');
});

it('gives who has too much unread nothing more until it is read, and others as ever', async () => {
  const { url, ask } = await serveAnswers();
  const sockets = [ask('/a/large'), ask('/a/large')];
  await until(async () => (await fetch(`${url}/a/large`)).status === 429 || null);
  expect((await fetch(`${url}/b/large`)).status).toBe(200);
  for (const socket of sockets) socket.resume();
  await until(async () => (await fetch(`${url}/a/large`)).status === 200 || null);
  for (const socket of sockets) socket.destroy();
});
