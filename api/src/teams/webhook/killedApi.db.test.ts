import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestDatabase } from '@critbatch/prisma/testing/createTestDatabase';
import { createTestDatabase } from '@critbatch/prisma/testing/createTestDatabase';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import type { Recipient } from '../../testing/recipient.ts';
import { startRecipient } from '../../testing/recipient.ts';
import { startApiProcess } from '../../testing/startApiProcess.ts';
import { startTestWorker } from '../../testing/testWorker.ts';
import { until } from '../../testing/until.ts';
import { createWebhook } from '../../testing/webhookOverHttp.ts';

let database: TestDatabase;
let folder: string;
let team: TestTeam;
let recipient: Recipient;

beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'critbatch-webhook-'));
  team = await createTestTeam(database.client);
  recipient = await startRecipient();
});
afterAll(async () => {
  recipient.close();
  await database.drop();
  await rm(folder, { recursive: true });
});

const start = () =>
  startApiProcess(database.databaseUrl, folder, { CRITBATCH_WEBHOOK_NETWORKS: '127.0.0.0/8' });

it('what an API that is killed had in its outbox, or in its hands, is delivered by the next one', async () => {
  let api = await start();
  await createWebhook(api.url, team, recipient);
  const worker = await startTestWorker(api.url, team);
  const end = async (name: string) => {
    await createSweepOverHttp(api.url, team, { name, batchSizes: [8], seeds: [1] });
    const { lease } = await worker.claim();
    if (!lease) throw new Error('Nothing is queued.');
    await worker.complete(lease, -1, 5);
  };
  // While the first is being sent, to a recipient that does not answer, the second cannot be.
  recipient.behave('hang');
  await end('in its hands');
  await recipient.until(1);
  await end('in its outbox');
  const waiting = () => database.client.webhookDelivery.count({ where: { nextAttemptAt: { not: null } } });
  await until(async () => (await waiting()) === 2 || null);
  await api.kill();
  expect(await waiting()).toBe(2);

  recipient.behave((response) => response.writeHead(204).end());
  // As if the half minute had passed after which the lease of who has died ends.
  await database.client.webhook.updateMany({ data: { busyUntil: new Date() } });
  api = await start();
  try {
    const received = await recipient.until(3);
    const told = received.map(({ body }) => JSON.parse(body).data.name);
    expect(told).toEqual(['in its hands', 'in its hands', 'in its outbox']);
    const ids = received.map(({ headers }) => headers['webhook-id']);
    expect(ids[1]).toBe(ids[0]);
    const undelivered = { where: { deliveredAt: null } };
    await until(async () => ((await database.client.webhookDelivery.count(undelivered)) === 0 ? true : null));
  } finally {
    await api.kill();
  }
});
