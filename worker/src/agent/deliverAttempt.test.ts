import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { createApiClient } from '../api/apiClient.ts';
import { deliverAttempt } from './deliverAttempt.ts';
import { attemptEnded, checkpointTaken, contactMade } from './ledger.ts';
import { openLiveLedger } from './liveLedger.ts';

const lease = {
  run: { id: 'a-run', batchSize: 8, seed: 0 },
  fencingToken: 1,
  leaseSeconds: 0.06,
  attempt: 1,
  modelSpec: null,
  datasetSpec: null,
  trainingSpec: null,
  checkpoint: null,
  leavesTrail: false,
  trailSteps: [],
  rateProbe: null,
};

describe('deliverAttempt', () => {
  it('beats its heart one beat at a time while an upload hangs, however long the API is away', async () => {
    const asked: string[] = [];
    const server = createServer((request) => asked.push(`${request.method}`));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const deadline = new AbortController();
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const api = createApiClient({ url, token: 'secret', deadline: deadline.signal, onRetry: () => {} });
    const ledger = openLiveLedger(lease.leaseSeconds);
    const checkpoint = { bytes: new Uint8Array(1), sha256: 'some', step: 3 };
    ledger.update((current, now) => contactMade(checkpointTaken(current, checkpoint), now));

    const delivery = deliverAttempt(api, lease, ledger);
    while (asked.length < 2) await sleep(20);
    deadline.abort();
    await expect(delivery).rejects.toMatchObject({ name: 'AbortError' });
    server.closeAllConnections();
    server.close();
    expect(asked.sort()).toEqual(['POST', 'PUT']);
  });

  it('goes on without a checkpoint that a gateway never lets pass, while the API answers all else', async () => {
    const server = createServer(async (request, response) => {
      const { query = '' } = request.method === 'POST' ? ((await json(request)) as { query?: string }) : {};
      if (!query) return response.writeHead(502).end('Bad Gateway');
      const field = /heartbeat|releaseRun/.exec(query)?.[0] ?? 'another';
      response.end(JSON.stringify({ data: { [field]: { cancelRequested: false, userErrors: [] } } }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const deadline = AbortSignal.timeout(20_000);
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const api = createApiClient({ url, token: 'secret', deadline, onRetry: () => {} });
    const ledger = openLiveLedger(lease.leaseSeconds);
    ledger.update((current) =>
      attemptEnded(checkpointTaken(current, { bytes: new Uint8Array(1), sha256: 'some', step: 3 }), {
        kind: 'released',
      }),
    );
    expect(await deliverAttempt(api, lease, ledger)).toEqual({ kind: 'released' });
    server.closeAllConnections();
    server.close();
  });
});
