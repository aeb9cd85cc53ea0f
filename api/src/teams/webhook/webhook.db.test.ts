import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Webhook as OtherImplementation } from 'standardwebhooks';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { fencedBlocks } from '../../testing/fencedBlocks.ts';
import { change, send } from '../../testing/graphql.ts';
import type { Recipient } from '../../testing/recipient.ts';
import { startRecipient } from '../../testing/recipient.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { startTestWorker } from '../../testing/testWorker.ts';
import {
  announce,
  attempted,
  createWebhook,
  deliveriesOf,
  sendWebhook,
} from '../../testing/webhookOverHttp.ts';

let api: TestApi;
let team: TestTeam;
let recipient: Recipient;

beforeAll(async () => {
  api = await startTestApi({
    webhooks: { hosts: [], networks: ['127.0.0.0/8'], answerSeconds: 10 },
  });
});
afterAll(() => api.stop());
beforeEach(async () => {
  team = await createTestTeam(api.client);
  recipient = await startRecipient();
});
afterEach(async () => {
  recipient.close();
  await api.client.webhook.deleteMany();
});

describe('a webhook', () => {
  it('shows its secret once, keeps it unreadable, and its path out of the audit log', async () => {
    const { secret } = await createWebhook(api.url, team, recipient, {
      url: `${recipient.url}/of-a-secret-channel`,
    });
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
      (await sendWebhook(api.url, team, recipient, input)).userErrors.map(({ field }) => field.join('.'));
    expect(await fields({ name: ' ', events: [] })).toEqual(['input.name', 'input.events']);
    expect(await fields({ events: ['TEST'] })).toEqual(['input.events']);
    expect(await fields({ url: 'http://10.0.0.1/' })).toEqual(['input.url']);
    expect(await fields({ url: 'https://169.254.169.254/latest' })).toEqual(['input.url']);
  });

  it('tells of a sweep whose last run has ended, signed as Standard Webhooks wants it and docs/webhooks.md checks it', async () => {
    const { secret } = await createWebhook(api.url, team, recipient);
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
      data: { sweepId: sweep.id, number: sweep.number, name: expect.any(String), answerStatus: 'COMPLETE' },
    });
    const signed = headers as Record<string, string>;
    expect(new OtherImplementation(secret).verify(body, signed)).toEqual(JSON.parse(body));

    const page = readFileSync(new URL('../../../../docs/webhooks.md', import.meta.url), 'utf8');
    const example = fencedBlocks(page, 'js')[0] ?? '';
    const { isOurs } = await import(`data:text/javascript,${encodeURIComponent(example)}`);
    expect(isOurs(headers, body, secret)).toBe(true);
    expect(isOurs(headers, `${body} `, secret)).toBe(false);
    expect(isOurs(headers, body, `whsec_${Buffer.alloc(32).toString('base64')}`)).toBe(false);
    expect(isOurs(headers, body, secret, Date.now() + 400_000)).toBe(false);

    const python = fencedBlocks(page, 'python')[0] ?? '';
    const program = `${python}\nimport json, sys\nheaders, body, secret = json.load(sys.stdin)\nprint(is_ours(headers, body.encode(), secret), is_ours(headers, b"x", secret))`;
    const input = JSON.stringify([headers, body, secret]);
    const { error, stdout } = spawnSync('python3', ['-c', program], { input, encoding: 'utf8' });
    // Where there is no Python, its example is not looked at.
    if (!error) expect(stdout.trim()).toBe('True False');
  });

  it('can be tested while it is off, and any delivery sent again', async () => {
    const { id } = await createWebhook(api.url, team, recipient);
    expect(
      (await change(api.url, team.adminToken, 'updateWebhook', '', { webhookId: id, isActive: false }))
        .userErrors,
    ).toEqual([]);
    await announce(api.client, team);
    type Test = { webhookDelivery: { id: string; status: string } };
    const { webhookDelivery } = await change<Test>(
      api.url,
      team.adminToken,
      'testWebhook',
      'webhookDelivery { id status }',
      { webhookId: id },
      'WebhookInput',
    );
    expect(webhookDelivery.status).toBe('WAITING');
    const [test] = await recipient.until(1);
    expect(JSON.parse(test?.body ?? '')).toMatchObject({
      type: 'test',
      data: { webhookId: id, name: 'Chat' },
    });
    await attempted(api.url, team, id, 1);
    const again = await change<Test>(
      api.url,
      team.adminToken,
      'resendWebhookDelivery',
      'webhookDelivery { id status }',
      { webhookDeliveryId: webhookDelivery.id },
    );
    expect(again.webhookDelivery.status).toBe('WAITING');
    const [, second] = await recipient.until(2);
    expect(second?.headers['webhook-id']).toBe(test?.headers['webhook-id']);
    expect(await attempted(api.url, team, id, 2)).toMatchObject({ event: 'TEST', status: 'DELIVERED' });
    expect(await deliveriesOf(api.url, team, id)).toHaveLength(1);
  });

  it('signs with its new secret alone once that is made, and says so where none can be read', async () => {
    const { id, secret: former } = await createWebhook(api.url, team, recipient);
    const { secret } = await change<{ secret: string }>(
      api.url,
      team.adminToken,
      'rotateWebhookSecret',
      'secret',
      { webhookId: id },
      'WebhookInput',
    );
    expect(secret).not.toBe(former);
    await announce(api.client, team);
    const [message] = await recipient.until(1);
    const headers = message?.headers as Record<string, string>;
    new OtherImplementation(secret).verify(message?.body ?? '', headers);
    expect(() => new OtherImplementation(former).verify(message?.body ?? '', headers)).toThrow('signature');
    await attempted(api.url, team, id, 1);
    await api.client.webhook.updateMany({ data: { secret: 'v1.sealedWithAnotherKey' } });
    await announce(api.client, team);
    expect((await attempted(api.url, team, id, 1)).attempts[0]).toMatchObject({
      fault: 'SECRET_UNREADABLE',
      headers: [],
    });
  });

  it('has a log that only those may read who administer the team', async () => {
    const { id } = await createWebhook(api.url, team, recipient);
    const query = `{ team(id: "${team.id}") { webhooks { totalCount } } webhook(id: "${id}") { url } }`;
    const codes = async (token: string) =>
      (await send(api.url, query, { token })).errors?.map(({ extensions }) => extensions.code);
    expect(await codes(team.writeToken)).toEqual(expect.arrayContaining(['FORBIDDEN']));
    expect(await codes(team.adminToken)).toBeUndefined();
    const stranger = await createTestTeam(api.client);
    expect(await codes(stranger.adminToken)).toEqual(expect.arrayContaining(['NOT_FOUND']));
  });
});
