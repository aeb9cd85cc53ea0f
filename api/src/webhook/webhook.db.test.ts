import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { announceEvent } from '@critbatch/prisma/webhook/announceEvent';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Webhook as OtherImplementation } from 'standardwebhooks';
import { globalId, parseGlobalId } from '../node/globalId.ts';
import { startApi } from '../server/api.ts';
import { createSweepOverHttp } from '../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../testing/createTestTeam.ts';
import { createTestTeam } from '../testing/createTestTeam.ts';
import { ask, send } from '../testing/graphql.ts';
import { startPostOffice } from '../testing/postOffice.ts';
import type { Recipient } from '../testing/recipient.ts';
import { startRecipient } from '../testing/recipient.ts';
import { signInAs } from '../testing/signInAs.ts';
import type { TestApi } from '../testing/startTestApi.ts';
import { startTestApi } from '../testing/startTestApi.ts';
import { startTestWorker } from '../testing/testWorker.ts';
import { until } from '../testing/until.ts';

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

type Errors = { userErrors: { code: string; field: string[] }[] };
type Made = Errors & { webhook: { id: string } | null; secret: string | null };

async function create(input: Record<string, unknown> = {}): Promise<Made> {
  const query = `mutation ($input: CreateWebhookInput!) {
    createWebhook(input: $input) { webhook { id } secret userErrors { code field } }
  }`;
  const variables = {
    input: { teamId: team.id, name: 'Chat', url: recipient.url, events: ['SWEEP_DONE'], ...input },
  };
  const caller = { token: team.adminToken, variables };
  return (await ask<{ createWebhook: Made }>(api.url, query, caller)).createWebhook;
}

async function created(input: Record<string, unknown> = {}): Promise<{ id: string; secret: string }> {
  const { webhook, secret } = await create(input);
  if (!webhook || !secret) throw new Error('It was not made.');
  return { id: webhook.id, secret };
}

const change = <Payload = Errors>(mutation: string, input: Record<string, unknown>, selection = '') => {
  const type = mutation === 'updateWebhook' ? 'UpdateWebhookInput' : 'WebhookInput';
  const named = mutation === 'resendWebhookDelivery' ? 'ResendWebhookDeliveryInput' : type;
  const query = `mutation ($input: ${named}!) { payload: ${mutation}(input: $input) { ${selection} userErrors { code field } } }`;
  return ask<{ payload: Payload & Errors }>(api.url, query, {
    token: team.adminToken,
    variables: { input },
  }).then(({ payload }) => payload);
};

type Log = {
  id: string;
  event: string;
  status: string;
  body: string;
  nextAttemptAt: string | null;
  attempts: {
    url: string;
    status: number | null;
    fault: string | null;
    responseHead: string | null;
    sentAt: string;
    headers: { name: string; value: string }[];
  }[];
};
async function logOf(webhookId: string): Promise<Log[]> {
  const query = `query ($id: ID!) { webhook(id: $id) { deliveries { nodes {
    id event status body nextAttemptAt attempts { url status fault responseHead sentAt headers { name value } }
  } } } }`;
  const found = await ask<{ webhook: { deliveries: { nodes: Log[] } } }>(api.url, query, {
    token: team.adminToken,
    variables: { id: webhookId },
  });
  return found.webhook.deliveries.nodes;
}

/** The newest delivery, once it has had so many attempts. */
async function attempted(webhookId: string, attempts: number): Promise<Log> {
  await until(async () => (((await logOf(webhookId))[0]?.attempts.length ?? 0) >= attempts ? true : null));
  // Its row may have been read before the attempt was written down with it: read both again.
  const [delivery] = await logOf(webhookId);
  if (!delivery) throw new Error('The delivery has gone.');
  return delivery;
}

const announce = (data: Record<string, unknown> = {}) =>
  api.client.$transaction((transaction) =>
    announceEvent(transaction, { teamId: team.localId, kind: 'SWEEP_DONE', data }),
  );
/** As if the pause after a failure had passed. */
const skipPause = () => api.client.$executeRaw`
  UPDATE "WebhookDelivery" SET "nextAttemptAt" = now() WHERE "nextAttemptAt" IS NOT NULL`;

describe('a webhook', () => {
  it('shows its secret once, keeps it unreadable, and its path out of the audit log', async () => {
    const { secret } = await created({ url: `${recipient.url}/of-a-secret-channel` });
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const [rows, audit] = await Promise.all([
      api.client.webhook.findMany(),
      api.client.auditEntry.findMany({ where: { action: 'createWebhook', teamId: team.localId } }),
    ]);
    expect(rows[0]?.secret).toMatch(/^v1\./);
    expect(JSON.stringify([rows, audit])).not.toContain(secret.slice('whsec_'.length));
    expect(JSON.stringify(audit[0]?.after)).not.toContain('secret-channel');
    expect(audit[0]?.after).toMatchObject({ events: ['SWEEP_DONE'] });
  });

  it('asks for a name, events that can be asked for, and an address that webhooks may go to', async () => {
    const fields = async (input: Record<string, unknown>) =>
      (await create(input)).userErrors.map(({ field }) => field.join('.'));
    expect(await fields({ name: ' ', events: [] })).toEqual(['input.name', 'input.events']);
    expect(await fields({ events: ['TEST'] })).toEqual(['input.events']);
    expect(await fields({ url: 'http://10.0.0.1/' })).toEqual(['input.url']);
    expect(await fields({ url: 'https://169.254.169.254/latest' })).toEqual(['input.url']);
  });

  it('tells of a sweep whose last run has ended, signed as Standard Webhooks wants it and docs/webhooks.md checks it', async () => {
    const { secret } = await created();
    const sweep = await createSweepOverHttp(api.url, team, { batchSizes: [8], seeds: [1] });
    const worker = await startTestWorker(api.url, team);
    const { lease } = await worker.claim();
    if (!lease) throw new Error('Nothing is queued.');
    await worker.complete(lease, -1, 5);
    const [message] = await recipient.until(1);
    if (!message) throw new Error('Nothing came.');
    const { headers, body } = message;
    expect(JSON.parse(body)).toEqual({
      type: 'sweep.done',
      timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
      data: { sweepId: sweep.id, number: sweep.number, name: expect.any(String) },
    });
    const signed = headers as Record<string, string>;
    expect(new OtherImplementation(secret).verify(body, signed)).toEqual(JSON.parse(body));

    const page = readFileSync(new URL('../../../docs/webhooks.md', import.meta.url), 'utf8');
    const example = /```js\n(.*?)```/s.exec(page)?.[1] ?? '';
    const { isOurs } = await import(`data:text/javascript,${encodeURIComponent(example)}`);
    expect(isOurs(headers, body, secret)).toBe(true);
    expect(isOurs(headers, `${body} `, secret)).toBe(false);
    expect(isOurs(headers, body, `whsec_${Buffer.alloc(32).toString('base64')}`)).toBe(false);
    expect(isOurs(headers, body, secret, Date.now() + 400_000)).toBe(false);

    const python = /```python\n(.*?)```/s.exec(page)?.[1] ?? '';
    const program = `${python}\nimport json, sys\nheaders, body, secret = json.load(sys.stdin)\nprint(is_ours(headers, body.encode(), secret), is_ours(headers, b"x", secret))`;
    const input = JSON.stringify([headers, body, secret]);
    const { error, stdout } = spawnSync('python3', ['-c', program], { input, encoding: 'utf8' });
    // Where there is no Python, its example is not looked at.
    if (!error) expect(stdout.trim()).toBe('True False');
  });

  it('is sent to again after a failure, a refusal and a redirect, with the same id and a new signature', async () => {
    const { id, secret } = await created();
    recipient.behave((response) => response.writeHead(500).end(`broken\u0000${'x'.repeat(5000)}`));
    await announce({ name: 'first' });
    const failed = await attempted(id, 1);
    expect(failed).toMatchObject({ status: 'WAITING', event: 'SWEEP_DONE', attempts: [{ status: 500 }] });
    expect(failed.attempts[0]?.responseHead).toMatch(/^broken\ufffdx{1017}$/);
    const pause =
      new Date(failed.nextAttemptAt ?? 0).getTime() - new Date(failed.attempts[0]?.sentAt ?? 0).getTime();
    expect(pause).toBeGreaterThanOrEqual(5_000);

    recipient.behave((response) => response.destroy());
    await skipPause();
    const [, cut] = (await attempted(id, 2)).attempts;
    expect(cut).toMatchObject({ status: null, fault: 'CONNECTION_FAILED' });

    recipient.behave((response) => response.writeHead(302, { location: '/elsewhere' }).end());
    await skipPause();
    expect((await attempted(id, 3)).attempts[2]).toMatchObject({ status: 302, fault: null });

    recipient.behave((response) => response.writeHead(201).end('thanks'));
    await skipPause();
    const delivery = await attempted(id, 4);
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
    const { id } = await created({ url: 'https://localhost.localdomain.example.org/' });
    const { port } = new URL(recipient.url);
    const where = { id: parseGlobalId(id)?.id ?? '' };
    // In the database, for the name of this test: nobody could register it.
    await api.client.webhook.update({ where, data: { url: `https://[::ffff:10.0.0.1]:${port}/` } });
    await announce();
    expect((await attempted(id, 1)).attempts[0]).toMatchObject({ status: null, fault: 'ADDRESS_REFUSED' });
    await api.client.webhook.update({ where, data: { url: `http://127.0.0.1:1/` } });
    await skipPause();
    expect((await attempted(id, 2)).attempts[1]).toMatchObject({ status: null, fault: 'CONNECTION_FAILED' });
    expect(recipient.received).toEqual([]);
  });

  it('can be tested while it is off, and any delivery sent again', async () => {
    const { id } = await created();
    expect((await change('updateWebhook', { webhookId: id, isActive: false })).userErrors).toEqual([]);
    await announce();
    type Test = { webhookDelivery: { id: string; status: string } };
    const { webhookDelivery } = await change<Test>(
      'testWebhook',
      { webhookId: id },
      'webhookDelivery { id status }',
    );
    expect(webhookDelivery.status).toBe('WAITING');
    const [test] = await recipient.until(1);
    expect(JSON.parse(test?.body ?? '')).toMatchObject({
      type: 'test',
      data: { webhookId: id, name: 'Chat' },
    });
    await attempted(id, 1);
    const again = await change<Test>(
      'resendWebhookDelivery',
      { webhookDeliveryId: webhookDelivery.id },
      'webhookDelivery { id status }',
    );
    expect(again.webhookDelivery.status).toBe('WAITING');
    const [, second] = await recipient.until(2);
    expect(second?.headers['webhook-id']).toBe(test?.headers['webhook-id']);
    expect(await attempted(id, 2)).toMatchObject({ event: 'TEST', status: 'DELIVERED' });
    expect(await logOf(id)).toHaveLength(1);
  });

  it('signs with its new secret alone once that is made, and says so where none can be read', async () => {
    const { id, secret: former } = await created();
    const { secret } = await change<{ secret: string }>('rotateWebhookSecret', { webhookId: id }, 'secret');
    expect(secret).not.toBe(former);
    await announce();
    const [message] = await recipient.until(1);
    const headers = message?.headers as Record<string, string>;
    new OtherImplementation(secret).verify(message?.body ?? '', headers);
    expect(() => new OtherImplementation(former).verify(message?.body ?? '', headers)).toThrow('signature');
    await attempted(id, 1);
    await api.client.webhook.updateMany({ data: { secret: 'v1.sealedWithAnotherKey' } });
    await announce();
    expect((await attempted(id, 1)).attempts[0]).toMatchObject({ fault: 'SECRET_UNREADABLE', headers: [] });
  });

  it('is switched off when it has failed for five days, and its admins are told', async () => {
    const { id } = await created();
    const other = await created({ url: `${recipient.url}/other`, name: 'Other' });
    const owner = await signInAs(api, team, 'OWNER');
    recipient.behave((response) => response.writeHead(503).end());
    await announce();
    await attempted(id, 1);
    const rowId = parseGlobalId(id)?.id ?? '';
    await api.client.$executeRaw`
      UPDATE "Webhook" SET "failingSince" = now() - interval '5 days' WHERE id = ${rowId}::uuid`;
    await announce();
    const row = await until(async () => {
      const webhook = await api.client.webhook.findUniqueOrThrow({ where: { id: rowId } });
      return webhook.isActive ? null : webhook;
    });
    expect(row.disabledAt).not.toBeNull();
    expect((await logOf(id)).map(({ status }) => status)).toEqual(['GIVEN_UP', 'GIVEN_UP']);
    const letter = await office.next();
    expect(letter.to).toEqual([owner.email]);
    expect(letter.text).toContain(`/team/webhooks/${id}`);
    const noted = { action: 'switchOffFailingWebhook', objectId: rowId };
    expect(await api.client.auditEntry.count({ where: noted })).toBe(1);
    expect((await attempted(other.id, 1)).status).toBe('WAITING');

    expect((await change('updateWebhook', { webhookId: id, isActive: true })).userErrors).toEqual([]);
    const back = await api.client.webhook.findUniqueOrThrow({ where: { id: rowId } });
    expect(back).toMatchObject({ isActive: true, disabledAt: null, failingSince: null });
  });

  it('is switched off at once by 410, and given up after ten attempts by anything else', async () => {
    const { id } = await created();
    recipient.behave((response) => response.writeHead(404).end());
    await announce();
    await attempted(id, 1);
    await api.client.webhookDelivery.updateMany({ data: { attemptCount: 9 } });
    await skipPause();
    expect(await attempted(id, 2)).toMatchObject({ status: 'GIVEN_UP' });
    recipient.behave((response) => response.writeHead(410).end());
    await announce();
    await until(async () => ((await api.client.webhook.findFirst())?.isActive ? null : true));
  });

  it('has a log that only those may read who administer the team', async () => {
    const { id } = await created();
    const query = `{ team(id: "${team.id}") { webhooks { totalCount } } webhook(id: "${id}") { url } }`;
    const codes = async (token: string) =>
      (await send(api.url, query, { token })).errors?.map(({ extensions }) => extensions.code);
    expect(await codes(team.writeToken)).toEqual(expect.arrayContaining(['FORBIDDEN']));
    expect(await codes(team.adminToken)).toBeUndefined();
    const stranger = await createTestTeam(api.client);
    expect(await codes(stranger.adminToken)).toEqual(expect.arrayContaining(['NOT_FOUND']));
  });
});

describe('what a transaction announces', () => {
  it('is not told where the transaction is undone, nor written down where nobody asks', async () => {
    await created({ events: ['WORKER_LOST'] });
    await announce();
    await created();
    const undone = api.client.$transaction(async (transaction) => {
      await announceEvent(transaction, { teamId: team.localId, kind: 'SWEEP_DONE', data: {} });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await api.client.webhookEvent.count({ where: { teamId: team.localId } })).toBe(0);
  });

  it('is sent once, and to each webhook one at a time, by whichever of two API processes is quicker', async () => {
    const second = await startApi(api.environment);
    try {
      await created();
      const other = await startRecipient();
      await created({ url: other.url });
      for (const each of [recipient, other]) {
        each.behave((response) => {
          setTimeout(() => response.writeHead(204).end(), 20);
        });
      }
      await Promise.all(Array.from({ length: 25 }, (_, index) => announce({ index })));
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
    const { id } = await created();
    const where = { id: parseGlobalId(id)?.id ?? '' };
    await api.client.webhook.update({ where, data: { busyUntil: new Date(Date.now() + 3_600_000) } });
    const other = await startRecipient();
    await created({ url: other.url });
    await Promise.all([1, 2, 3].map((index) => announce({ index })));
    await other.until(3);
    expect(recipient.received).toEqual([]);
    await api.client.webhook.update({ where, data: { busyUntil: new Date(Date.now() - 1) } });
    await recipient.until(3);
    other.close();
  });

  it('carries the ids by which the API knows things', async () => {
    await created();
    await announce({ sweepId: team.localId, studyStageId: team.localId, count: 3 });
    const [message] = await recipient.until(1);
    expect(JSON.parse(message?.body ?? '').data).toEqual({
      sweepId: globalId('Sweep', team.localId),
      studyStageId: globalId('StudyStage', team.localId),
      count: 3,
    });
  });
});
