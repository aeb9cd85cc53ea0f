import { createHmac } from 'node:crypto';
import type { IncomingHttpHeaders, Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseGlobalId } from '../node/globalId.ts';
import type { TestTeam } from '../testing/createTestTeam.ts';
import { createTestTeam } from '../testing/createTestTeam.ts';
import { ask, send } from '../testing/graphql.ts';
import type { TestApi } from '../testing/startTestApi.ts';
import { startTestApi } from '../testing/startTestApi.ts';
import { startTestWorker } from '../testing/testWorker.ts';
import { trainSyntheticSweep } from '../testing/trainSyntheticSweep.ts';
import { deliverMemos } from './deliverMemos.ts';
import { isAllowedWebhook } from './webhookHosts.ts';
import { nextDue, weekOf } from './week.ts';

type Received = { headers: IncomingHttpHeaders; body: string };

let api: TestApi;
let team: TestTeam;
let recipient: Server;
let host: string;
const received: Received[] = [];
let answer = 204;

beforeAll(async () => {
  recipient = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      received.push({ headers: request.headers, body });
      response.writeHead(answer, answer === 302 ? { location: '/elsewhere' } : {}).end();
    });
  });
  await new Promise<void>((resolve) => recipient.listen(0, '127.0.0.1', resolve));
  host = `127.0.0.1:${(recipient.address() as AddressInfo).port}`;
  api = await startTestApi({ webhookHosts: [host] });
  team = await createTestTeam(api.client);
});
afterAll(async () => {
  await api.stop();
  recipient.close();
});

const fields =
  'id weekFrom inputHash text(locale: EN) { title markdown html } ja: text(locale: JA) { markdown }';
type MemoAnswer = {
  id: string;
  weekFrom: string;
  inputHash: string;
  text: { title: string; markdown: string; html: string };
  ja: { markdown: string };
};
const createMemo = async (input: Record<string, unknown> = {}) => {
  const query = `mutation ($input: CreateMemoInput!) { createMemo(input: $input) { memo { ${fields} } userErrors { code field } } }`;
  type Payload = { memo: MemoAnswer | null; userErrors: { code: string; field: string[] }[] };
  const variables = { input: { teamId: team.id, ...input } };
  return (await ask<{ createMemo: Payload }>(api.url, query, { token: team.writeToken, variables }))
    .createMemo;
};

describe('a week', () => {
  it('begins on Monday in UTC and counts up to now', () => {
    const sunday = new Date('2026-11-22T23:59:59Z');
    const now = new Date('2026-11-24T12:00:00Z');
    expect(weekOf(sunday, now)).toEqual({
      from: new Date('2026-11-16T00:00:00Z'),
      until: new Date('2026-11-23T00:00:00Z'),
    });
    expect(weekOf(now, now)).toEqual({ from: new Date('2026-11-23T00:00:00Z'), until: now });
  });

  it('has its memo due at the next such day and hour', () => {
    const tuesday = new Date('2026-11-24T08:00:00Z');
    expect(nextDue(2, 9, tuesday)).toEqual(new Date('2026-11-24T09:00:00Z'));
    expect(nextDue(2, 8, tuesday)).toEqual(new Date('2026-12-01T08:00:00Z'));
    expect(nextDue(1, 8, tuesday)).toEqual(new Date('2026-11-30T08:00:00Z'));
  });
});

describe('createMemo', () => {
  it('writes what the week came to, in both languages, and the same data give the same memo', async () => {
    await api.client.price.create({
      data: {
        teamId: team.localId,
        device: 'cpu',
        currency: 'EUR',
        pricePerDeviceHour: 3600,
        validFrom: new Date(0),
      },
    });
    const worker = await startTestWorker(api.url, team);
    await trainSyntheticSweep(api, team, worker, { name: 'Pilot', currentBatchSize: 512 });
    const { memo } = await createMemo();
    expect(memo?.text.markdown).toContain('Sweep 1, Pilot (18 runs): batch size');
    expect(memo?.text.markdown).toContain('Your 512 needs 6.');
    expect(memo?.text.markdown).toMatch(/This week 0\.0 device hours, \d+\.\d\d\u00a0EUR; so far/);
    expect(memo?.ja.markdown).toContain('最も少ない計算量で目標に届くバッチサイズは');
    expect(memo?.text.html).toContain('<h2>What was learnt</h2>');

    const again = await createMemo();
    expect(again.memo?.id).toBe(memo?.id);
    const query = `query ($id: ID!) { memo(id: $id) { ${fields} } memos(teamId: "${team.id}") { totalCount } }`;
    const read = await ask<{ memo: MemoAnswer; memos: { totalCount: number } }>(api.url, query, {
      token: team.readToken,
      variables: { id: memo?.id },
    });
    expect(read).toEqual({ memo, memos: { totalCount: 1 } });
  });

  it('keeps what it said when things change, and says the new in a new one', async () => {
    const { memo } = await createMemo();
    await api.client.sweep.updateMany({ where: { teamId: team.localId }, data: { name: 'Renamed' } });
    const changed = (await createMemo()).memo;
    expect(changed?.id).not.toBe(memo?.id);
    expect(changed?.text.markdown).toContain('Renamed');
    const stored = await api.client.memo.findUniqueOrThrow({
      where: { id: parseGlobalId(memo?.id ?? '')?.id ?? '' },
    });
    expect(JSON.stringify(stored.data)).toContain('Pilot');
  });

  it('spends in a week only what was spent in it', async () => {
    await api.client.$executeRaw`
      UPDATE "Measurement" SET "recordedAt" = "recordedAt" - interval '14 days'
      WHERE "runId" IN (SELECT id FROM "Run" WHERE "teamId" = ${team.localId}::uuid AND seed = 1)`;
    const { memo } = await createMemo();
    const [, week, total] =
      /This week .*?, ([\d,.]+)\u00a0EUR; so far .*?, ([\d,.]+)\u00a0EUR/.exec(memo?.text.markdown ?? '') ??
      [];
    const amount = (text: string | undefined) => Number(text?.replaceAll(',', ''));
    expect(amount(week)).toBeGreaterThan(0.3 * amount(total));
    expect(amount(week)).toBeLessThan(0.7 * amount(total));
  });

  it('points at a study that is not there and at a week that has not come', async () => {
    expect((await createMemo({ studyId: 'x' })).userErrors).toEqual([
      { code: 'NOT_FOUND', field: ['input', 'studyId'] },
    ]);
    expect((await createMemo({ date: '2100-01-01T00:00:00Z' })).userErrors).toEqual([
      { code: 'INVALID_INPUT', field: ['input', 'date'] },
    ]);
  });
});

describe('isAllowedWebhook', () => {
  it('lets nothing out to a host that the operator has not named, nor in the clear over a network', () => {
    const hosts = ['hooks.example.org', '127.0.0.1:9000', 'plain.example.org'];
    const allowed = ['https://hooks.example.org/services/1', 'http://127.0.0.1:9000/x'];
    const refused = [
      'https://169.254.169.254/latest/meta-data',
      'https://hooks.example.org.evil.org/',
      'https://hooks.example.org:8443/',
      'https://user:password@hooks.example.org/',
      'http://plain.example.org/',
      'file:///etc/passwd',
      'http://127.0.0.1:9001/',
      'no address',
    ];
    expect(allowed.filter((url) => !isAllowedWebhook(url, hosts))).toEqual([]);
    expect(refused.filter((url) => isAllowedWebhook(url, hosts))).toEqual([]);
  });
});

describe('a schedule', () => {
  let secret: string;
  const create = (input: Record<string, unknown>, token: string) => {
    const query = `mutation ($input: CreateMemoScheduleInput!) {
      createMemoSchedule(input: $input) { memoSchedule { id nextDueAt } secret userErrors { code field } }
    }`;
    type Payload = {
      memoSchedule: { id: string } | null;
      secret: string | null;
      userErrors: { field: string[] }[];
    };
    const variables = {
      input: { teamId: team.id, weekday: 1, hour: 8, locale: 'JA', url: `http://${host}/memo`, ...input },
    };
    return send<{ createMemoSchedule: Payload }>(api.url, query, { token, variables });
  };

  it('is made by those who administer the team, for an allowed address only', async () => {
    expect((await create({}, team.writeToken)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const elsewhere = await create({ url: 'https://elsewhere.example.org/' }, team.adminToken);
    expect(elsewhere.data?.createMemoSchedule.userErrors[0]?.field).toEqual(['input', 'url']);
    const late = await create({ hour: 24 }, team.adminToken);
    expect(late.data?.createMemoSchedule.userErrors[0]?.field).toEqual(['input', 'hour']);
    const { data } = await create({}, team.adminToken);
    secret = data?.createMemoSchedule.secret ?? '';
    expect(secret.length).toBeGreaterThan(40);
    const audit = await api.client.auditEntry.findFirstOrThrow({ where: { action: 'createMemoSchedule' } });
    expect(JSON.stringify(audit.after)).not.toContain('/memo');
  });

  it('sends the memo of the week that has passed, signed, once', async () => {
    const monday = new Date('2027-01-04T08:00:30Z');
    await api.client.memoSchedule.updateMany({ data: { nextDueAt: new Date('2027-01-04T08:00:00Z') } });
    await Promise.all([1, 2, 3].map(() => deliverMemos(api.client, [host], () => monday)));
    expect(received).toHaveLength(1);
    const [message] = received;
    const body = JSON.parse(message?.body ?? '{}');
    expect(body).toMatchObject({ weekFrom: '2026-12-28', title: expect.stringContaining('週報') });
    const [, time, digest] =
      /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(message?.headers['critbatch-signature'])) ?? [];
    expect(Number(time)).toBe(Math.floor(monday.getTime() / 1000));
    expect(createHmac('sha256', secret).update(`${time}.${message?.body}`).digest('hex')).toBe(digest);

    await deliverMemos(api.client, [host], () => new Date('2027-01-05T08:00:00Z'));
    expect(received).toHaveLength(1);
    const [schedule] = await api.client.memoSchedule.findMany();
    expect(schedule?.nextDueAt).toEqual(new Date('2027-01-11T08:00:00Z'));
  });

  it('tries again with growing pauses, follows no redirect, and gives up', async () => {
    const statuses: (number | null)[] = [];
    await api.client.memoSchedule.updateMany({ data: { nextDueAt: new Date('2027-01-11T08:00:00Z') } });
    let now = new Date('2027-01-11T08:00:30Z');
    received.length = 0;
    for (answer of [500, 302, 503, 500, 500, 500]) {
      const at = now;
      await deliverMemos(api.client, [host], () => at);
      const delivery = await api.client.memoDelivery.findFirstOrThrow({ orderBy: { id: 'desc' } });
      statuses.push(delivery.lastStatus);
      if (delivery.nextAttemptAt === null) break;
      expect(delivery.nextAttemptAt.getTime() - now.getTime()).toBe(60_000 * 4 ** (delivery.attempts - 1));
      now = delivery.nextAttemptAt;
    }
    expect(statuses).toEqual([500, 302, 503, 500, 500, 500]);
    const given = await api.client.memoDelivery.findFirstOrThrow({ orderBy: { id: 'desc' } });
    expect(given).toMatchObject({ attempts: 6, deliveredAt: null, nextAttemptAt: null });
    expect(new Set(received.map(({ body }) => JSON.parse(body).deliveryId)).size).toBe(1);
    const query = `{ team(id: "${team.id}") { memoSchedules { url deliveries { attempts lastStatus deliveredAt } } } }`;
    expect((await send(api.url, query, { token: team.readToken })).errors?.[0]?.extensions.code).toBe(
      'FORBIDDEN',
    );
    type Answer = { team: { memoSchedules: { deliveries: { attempts: number; lastStatus: number }[] }[] } };
    const { team: shown } = await ask<Answer>(api.url, query, { token: team.adminToken });
    expect(
      shown.memoSchedules[0]?.deliveries.map(({ attempts, lastStatus }) => [attempts, lastStatus]),
    ).toEqual([
      [6, 500],
      [1, 204],
    ]);
  });

  it('is made later where it cannot be made now, and keeps no other team waiting', async () => {
    const unlucky = await createTestTeam(api.client);
    const [own] = await api.client.memoSchedule.findMany({ where: { teamId: team.localId } });
    if (!own) throw new Error('The schedule of the tests before is gone.');
    const { id: _id, createdAt: _createdAt, ...settings } = own;
    await api.client.memoSchedule.create({
      data: { ...settings, teamId: unlucky.localId, nextDueAt: new Date('2027-01-18T07:00:00Z') },
    });
    await api.client.memoSchedule.update({
      where: { id: own.id },
      data: { nextDueAt: new Date('2027-01-18T08:00:00Z') },
    });
    answer = 204;
    const sentBy = async (now: Date) => {
      received.length = 0;
      await deliverMemos(api.client, [host], () => now);
      return received.length;
    };
    await api.client.$executeRawUnsafe(
      `ALTER TABLE "Memo" ADD CONSTRAINT broken CHECK ("teamId" <> '${unlucky.localId}')`,
    );
    expect(await sentBy(new Date('2027-01-18T08:00:30Z'))).toBe(1);
    await api.client.$executeRawUnsafe('ALTER TABLE "Memo" DROP CONSTRAINT broken');
    expect(await sentBy(new Date('2027-01-18T08:01:00Z'))).toBe(1);
    expect(await sentBy(new Date('2027-01-18T08:01:30Z'))).toBe(0);
  });

  it('is signed, and put off, by the time of each delivery, however long those before it took', async () => {
    await api.client.memoSchedule.updateMany({ data: { nextDueAt: new Date('2027-01-25T08:00:00Z') } });
    const [start, later] = [new Date('2027-01-25T08:00:10Z'), new Date('2027-01-25T08:00:50Z')];
    received.length = 0;
    answer = 500;
    await deliverMemos(api.client, [host], () => (received.length === 0 ? start : later));
    const times = received.map(({ headers }) => /^t=(\d+)/.exec(String(headers['critbatch-signature']))?.[1]);
    expect(times.map((time) => 1000 * Number(time))).toEqual([start.getTime(), later.getTime()]);
    const waiting = await api.client.memoDelivery.findMany({
      where: { nextAttemptAt: { not: null } },
      orderBy: { nextAttemptAt: 'asc' },
    });
    expect(waiting.map(({ nextAttemptAt }) => nextAttemptAt)).toEqual(
      [start, later].map((moment) => new Date(moment.getTime() + 60_000)),
    );
  });
});
