import { announceEvent } from '@critbatch/prisma/webhook/announceEvent';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { parseGlobalId } from '../../platform/node/globalId.ts';
import { startApi } from '../../server/http/api.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { startRecipient } from '../../testing/recipient.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { announce, createWebhook } from '../../testing/webhookOverHttp.ts';

let api: TestApi;
let second: Awaited<ReturnType<typeof startApi>>;

beforeAll(async () => {
  api = await startTestApi({ webhooks: { hosts: [], networks: ['127.0.0.0/8'], answerSeconds: 10 } });
  second = await startApi(api.environment);
});
afterAll(async () => {
  await second.stop();
  await api.stop();
});

it('a team with twenty recipients that never answer keeps back nobody else, on either of two processes', async () => {
  const [tarpit, recipient] = [await startRecipient(), await startRecipient()];
  tarpit.behave('hang');
  const [slow, other] = [await createTestTeam(api.client), await createTestTeam(api.client)];
  const webhooks = [];
  for (let count = 0; count < 20; count++) webhooks.push(await createWebhook(api.url, slow, tarpit));
  await createWebhook(api.url, other, recipient);
  for (let count = 0; count < 6; count++) {
    for (const { id } of webhooks) {
      const webhookId = parseGlobalId(id)?.id ?? '';
      await api.client.$transaction((transaction) =>
        announceEvent(transaction, { teamId: slow.localId, kind: 'TEST', data: {}, webhookId }),
      );
    }
  }
  await tarpit.until(4);
  const waited = [];
  for (let count = 1; count <= 10; count++) {
    const start = performance.now();
    await announce(api.client, other, { count });
    await recipient.until(count);
    waited.push(performance.now() - start);
  }
  // Behind one that never answers it would be ten seconds.
  expect(Math.max(...waited)).toBeLessThan(8_000);
  // Processes that claim in the same instant may go one beyond.
  expect(tarpit.mostOpen).toBeLessThanOrEqual(5);
  tarpit.close();
  recipient.close();
});
