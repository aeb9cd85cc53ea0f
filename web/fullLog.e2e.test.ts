import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { freePort } from '@critbatch/prisma/server/freePort';
import { describe, expect, it } from '@jest/globals';
import { startPortal } from '../launcher/src/testing/startPortal.ts';
import { serveSamples } from './harness/sampleApi.ts';

/** Every write to it fails with ENOSPC. Linux alone has it. */
const fullDevice = '/dev/full';
const whereThereIsOne = existsSync(fullDevice) ? it : it.skip;

describe('a portal whose log has no room left', () => {
  whereThereIsOne('goes on serving, however much it would have to say', async () => {
    const samples = await serveSamples(0);
    let isBroken = true;
    const answer = JSON.stringify({ errors: [{ message: 'Broken.', extensions: { code: 'INTERNAL' } }] });
    const api = createServer((request, response) => {
      if (isBroken) response.writeHead(200, { 'content-type': 'application/json' }).end(answer);
      else samples.emit('request', request, response);
    });
    await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));
    const log = await open(fullDevice, 'w');
    const port = await freePort();
    let portal: ChildProcess | undefined;
    try {
      const address = `http://127.0.0.1:${(api.address() as AddressInfo).port}`;
      portal = await startPortal(port, address, {}, log.fd);
      const look = () => fetch(`http://127.0.0.1:${port}/sweeps`);
      // Each of these is a fault that goes to the log.
      for (let faults = 0; faults < 5; faults++) expect((await look()).status).toBe(500);
      isBroken = false;
      const page = await look();
      expect([page.status, await page.text()]).toEqual([
        200,
        expect.stringContaining('MLP 784-128-10 on MNIST'),
      ]);
      expect(portal.exitCode).toBeNull();
    } finally {
      portal?.kill();
      await log.close();
      for (const server of [api, samples]) {
        server.closeAllConnections();
        server.close();
      }
    }
  });
});
