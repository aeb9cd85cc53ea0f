import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, it } from '@jest/globals';
import { freePort, isPortFree } from './freePort.ts';

it('a port that is chosen lies below those that the operating system gives away by itself', async () => {
  const ports = await Promise.all(Array.from({ length: 20 }, freePort));
  const given = createServer().listen(0, '127.0.0.1');
  await once(given, 'listening');
  const address = given.address() as { port: number };
  expect(Math.max(...ports)).toBeLessThan(30_000);
  // Chosen at once, before anything listens on any of them.
  expect(new Set(ports).size).toBe(ports.length);
  expect(address.port).toBeGreaterThan(30_000);
  given.close();
});

it('a port where a program listens is not free', async () => {
  const port = await freePort();
  expect(await isPortFree(port)).toBe(true);
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  expect(await isPortFree(port)).toBe(false);
  server.close();
});
