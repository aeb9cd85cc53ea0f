import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { createApiClient } from '../api/apiClient.ts';
import { deliverAttempt } from './deliverAttempt.ts';
import { checkpointTaken, contactMade } from './ledger.ts';
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
    await sleep(400);
    deadline.abort();
    await expect(delivery).rejects.toMatchObject({ name: 'AbortError' });
    server.closeAllConnections();
    server.close();
    expect(asked.sort()).toEqual(['POST', 'PUT']);
  });
});
