import { announceEvent } from '@critbatch/prisma/webhook/announceEvent';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Webhook as OtherImplementation } from 'standardwebhooks';
import { globalId, parseGlobalId } from '../../platform/node/globalId.ts';
import { startApi } from '../../server/http/api.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { letterDelivery } from '../../testing/deliverLetters.ts';
import { change } from '../../testing/graphql.ts';
import { startPostOffice } from '../../testing/postOffice.ts';
import type { Recipient } from '../../testing/recipient.ts';
import { startRecipient } from '../../testing/recipient.ts';
import { signInAs } from '../../testing/signInAs.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { until } from '../../testing/until.ts';
import {
  announce,
  attempted,
  createWebhook,
  deliveriesOf,
  skipPause,
} from '../../testing/webhookOverHttp.ts';

let api: TestApi;
let office: Awaited<ReturnType<typeof startPostOffice>>;
let team: TestTeam;
let recipient: Recipient;

beforeAll(async () => {
  office = await startPostOffice();
  api = await startTestApi({
    webhooks: { hosts: [], networks: ['127.0.0.0/8'], answerSeconds: 10 },
    mail: { url: office.url, from: 'critbatch@example.org' },
  });
});
afterAll(async () => {
  await api.stop();
  await office.close();
});
beforeEach(async () => {
  team = await createTestTeam(api.client);
  recipient = await startRecipient();
});
afterEach(async () => {
  recipient.close();
  await api.client.webhook.deleteMany();
});

describe('a delivery', () => {
  it('is sent to again after a failure, a refusal and a redirect, with the same id and a new signature', async () => {
    const { id, secret } = await createWebhook(api.url, team, recipient);
    recipient.behave((response) => response.writeHead(500).end(`broken\u0000${'x'.repeat(5000)}`));
    await announce(api.client, team, { name: 'first' });
    const failed = await attempted(api.url, team, id, 1);
    expect(failed).toMatchObject({ status: 'WAITING', event: 'SWEEP_DONE', attempts: [{ status: 500 }] });
    expect(failed.attempts[0]?.responseHead).toMatch(/^broken\ufffdx{1017}$/);
    const pause =
      new Date(failed.nextAttemptAt ?? 0).getTime() - new Date(failed.attempts[0]?.sentAt ?? 0).getTime();
    expect(pause).toBeGreaterThanOrEqual(5_000);

    recipient.behave((response) => response.destroy());
    await skipPause(api.client);
    const [, cut] = (await attempted(api.url, team, id, 2)).attempts;
    expect(cut).toMatchObject({ status: null, fault: 'CONNECTION_FAILED' });

    recipient.behave((response) => response.writeHead(302, { location: '/elsewhere' }).end());
    await skipPause(api.client);
    expect((await attempted(api.url, team, id, 3)).attempts[2]).toMatchObject({ status: 302, fault: null });

    recipient.behave((response) => response.writeHead(201).end('thanks'));
    await skipPause(api.client);
    const delivery = await attempted(api.url, team, id, 4);
    expect(delivery).toMatchObject({ status: 'DELIVERED', nextAttemptAt: null });
    expect(delivery.attempts[3]).toMatchObject({ status: 201, responseHead: 'thanks', url: recipient.url });

    const { received } = recipient;
    expect(received.map(({ path }) => path)).toEqual(['/hook', '/hook', '/hook', '/hook']);
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(new Set(received.map(({ body }) => body))).toEqual(new Set([delivery.body]));
    for (const { headers, body } of received)
      new OtherImplementation(secret).verify(body, headers as Record<string, string>);
    const shown = Object.fromEntries(
      delivery.attempts[3]?.headers.map(({ name, value }) => [name, value]) ?? [],
    );
    expect(received[3]?.headers).toMatchObject(shown);
    expect(Object.keys(shown)).toHaveLength(3);
  });

  it('is not sent to where its name means an address that is not allowed when it is connected to', async () => {
    const { id } = await createWebhook(api.url, team, recipient, {
      url: 'https://localhost.localdomain.example.org/',
    });
    const { port } = new URL(recipient.url);
    const where = { id: parseGlobalId(id)?.id ?? '' };
    // In the database, for the name of this test: nobody could register it.
    await api.client.webhook.update({ where, data: { url: `https://[::ffff:10.0.0.1]:${port}/` } });
    await announce(api.client, team);
    expect((await attempted(api.url, team, id, 1)).attempts[0]).toMatchObject({
      status: null,
      fault: 'ADDRESS_REFUSED',
    });
    await api.client.webhook.update({ where, data: { url: `http://127.0.0.1:1/` } });
    await skipPause(api.client);
    expect((await attempted(api.url, team, id, 2)).attempts[1]).toMatchObject({
      status: null,
      fault: 'CONNECTION_FAILED',
    });
    expect(recipient.received).toEqual([]);
  });

  it('is switched off when it has failed for five days, and its admins are told', async () => {
    const { id } = await createWebhook(api.url, team, recipient);
    const other = await createWebhook(api.url, team, recipient, {
      url: `${recipient.url}/other`,
      name: 'Other',
    });
    const owner = await signInAs(api, team, 'OWNER');
    recipient.behave((response) => response.writeHead(503).end());
    await announce(api.client, team);
    await attempted(api.url, team, id, 1);
    const rowId = parseGlobalId(id)?.id ?? '';
    await api.client.$executeRaw`
      UPDATE "Webhook" SET "failingSince" = now() - interval '5 days' WHERE id = ${rowId}::uuid`;
    await announce(api.client, team);
    const row = await until(async () => {
      const webhook = await api.client.webhook.findUniqueOrThrow({ where: { id: rowId } });
      return webhook.isActive ? null : webhook;
    });
    expect(row.disabledAt).not.toBeNull();
    expect((await deliveriesOf(api.url, team, id)).map(({ status }) => status)).toEqual([
      'GIVEN_UP',
      'GIVEN_UP',
    ]);
    await until(() => api.client.notification.findFirst({ where: { userId: owner.userId } }));
    const letters = letterDelivery(api);
    await letters.deliver();
    await letters.close();
    const letter = await office.next();
    expect(letter.to).toEqual([owner.email]);
    expect(letter.text).toContain(`/team/webhooks/${id}`);
    const noted = { action: 'switchOffFailingWebhook', objectId: rowId };
    expect(await api.client.auditEntry.count({ where: noted })).toBe(1);
    expect((await attempted(api.url, team, other.id, 1)).status).toBe('WAITING');

    expect(
      (await change(api.url, team.adminToken, 'updateWebhook', '', { webhookId: id, isActive: true }))
        .userErrors,
    ).toEqual([]);
    const back = await api.client.webhook.findUniqueOrThrow({ where: { id: rowId } });
    expect(back).toMatchObject({ isActive: true, disabledAt: null, failingSince: null });
  });

  it('is switched off at once by 410, and given up after ten attempts by anything else', async () => {
    const { id } = await createWebhook(api.url, team, recipient);
    recipient.behave((response) => response.writeHead(404).end());
    await announce(api.client, team);
    await attempted(api.url, team, id, 1);
    await api.client.webhookDelivery.updateMany({ data: { attemptCount: 9 } });
    await skipPause(api.client);
    expect(await attempted(api.url, team, id, 2)).toMatchObject({ status: 'GIVEN_UP' });
    recipient.behave((response) => response.writeHead(410).end());
    await announce(api.client, team);
    await until(async () => ((await api.client.webhook.findFirst())?.isActive ? null : true));
  });
});

describe('what a transaction announces', () => {
  it('is not told where the transaction is undone, nor written down where nobody asks', async () => {
    await createWebhook(api.url, team, recipient, { events: ['WORKER_LOST'] });
    await announce(api.client, team);
    await createWebhook(api.url, team, recipient);
    const undone = api.client.$transaction(async (transaction) => {
      await announceEvent(transaction, { teamId: team.localId, kind: 'SWEEP_DONE', data: {} });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await api.client.teamEvent.count({ where: { teamId: team.localId } })).toBe(0);
  });

  it('is sent once, and to each webhook one at a time, by whichever of two API processes is quicker', async () => {
    const second = await startApi(api.environment);
    try {
      await createWebhook(api.url, team, recipient);
      const other = await startRecipient();
      await createWebhook(api.url, team, recipient, { url: other.url });
      for (const each of [recipient, other]) {
        each.behave((response) => {
          setTimeout(() => response.writeHead(204).end(), 20);
        });
      }
      await Promise.all(Array.from({ length: 25 }, (_, index) => announce(api.client, team, { index })));
      await Promise.all([recipient.until(25), other.until(25)]);
      await until(async () => ((await waiting()) === 0 ? true : null));
      for (const { received, mostOpen } of [recipient, other]) {
        expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(25);
        expect([received.length, mostOpen]).toEqual([25, 1]);
      }
      other.close();
    } finally {
      await second.stop();
    }
  });

  const waiting = () => api.client.webhookDelivery.count({ where: { nextAttemptAt: { not: null } } });

  it('keeps back nobody else’s while one webhook is being sent to, and goes on when the lease of who sent has ended', async () => {
    const { id } = await createWebhook(api.url, team, recipient);
    const where = { id: parseGlobalId(id)?.id ?? '' };
    await api.client.webhook.update({ where, data: { busyUntil: new Date(Date.now() + 3_600_000) } });
    const other = await startRecipient();
    await createWebhook(api.url, team, recipient, { url: other.url });
    await Promise.all([1, 2, 3].map((index) => announce(api.client, team, { index })));
    await other.until(3);
    expect(recipient.received).toEqual([]);
    await api.client.webhook.update({ where, data: { busyUntil: new Date(Date.now() - 1) } });
    await recipient.until(3);
    other.close();
  });

  it('carries the ids by which the API knows things', async () => {
    await createWebhook(api.url, team, recipient);
    await announce(api.client, team, { sweepId: team.localId, studyStageId: team.localId, count: 3 });
    const [message] = await recipient.until(1);
    expect(JSON.parse(message?.body ?? '').data).toEqual({
      sweepId: globalId('Sweep', team.localId),
      studyStageId: globalId('StudyStage', team.localId),
      count: 3,
    });
  });
});
