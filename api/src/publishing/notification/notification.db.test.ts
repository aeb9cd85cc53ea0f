import { announceEvent } from '@critbatch/prisma/webhook/announceEvent';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { globalId, parseGlobalId } from '../../platform/node/globalId.ts';
import { webhookMessage } from '../../teams/webhook/webhookMessage.ts';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { letterDelivery } from '../../testing/deliverLetters.ts';
import { ask, change } from '../../testing/graphql.ts';
import { startPostOffice } from '../../testing/postOffice.ts';
import { quietWeek } from '../../testing/quietWeek.ts';
import { signInAs } from '../../testing/signInAs.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { startTestWorker, testRow } from '../../testing/testWorker.ts';
import { until } from '../../testing/until.ts';
import { announceUnattended } from './announceUnattended.ts';
import { forgetNotifications, mostNotifications } from './forgetNotifications.ts';

let office: Awaited<ReturnType<typeof startPostOffice>>;
let api: TestApi;
let letters: ReturnType<typeof letterDelivery>;
let team: TestTeam;
let person: Awaited<ReturnType<typeof signInAs>>;

beforeAll(async () => {
  office = await startPostOffice();
  api = await startTestApi({ mail: { url: office.url, from: 'critbatch@example.org' } });
  letters = letterDelivery(api);
  team = await createTestTeam(api.client);
  person = await signInAs(api, team, 'MEMBER');
});
afterAll(async () => {
  await letters.close();
  await api.stop();
  await office.close();
});

const sweep = { sweepId: '018f0000-0000-7000-8000-000000000000', number: 7, name: 'Kite' };
const waits = { kind: 'SWEEP_WAITS', data: { ...sweep, reason: 'RUNS_FAILED', failed: 3 } } as const;
type Event = Pick<Parameters<typeof announceEvent>[1], 'kind' | 'data'>;
const tell = (event: Event, userId = person.userId) =>
  api.client.$transaction((transaction) =>
    announceEvent(transaction, { teamId: team.localId, ...event, userIds: [userId] }),
  );
const look = async (caller: { cookie?: string; token?: string } = person) => {
  const query = `{ viewer { unreadNotifications notifications {
    totalCount nodes { id kind text ja: text(locale: JA) path readAt } } } }`;
  type Node = { id: string; kind: string; text: string; ja: string; path: string; readAt: string | null };
  type Viewer = { unreadNotifications: number; notifications: { totalCount: number; nodes: Node[] } };
  const { viewer } = await ask<{ viewer: Viewer }>(api.url, query, caller);
  return { unread: viewer.unreadNotifications, ...viewer.notifications };
};
const delivered = async () => {
  await letters.deliver();
  return office.taken();
};

describe('a notification', () => {
  it('is found in both languages by whom it is for and by nobody else, until they have read it', async () => {
    const other = await signInAs(api, team, 'OWNER');
    await tell(waits);
    const { unread, nodes } = await look();
    expect([unread, nodes]).toEqual([
      1,
      [
        {
          id: expect.any(String),
          kind: 'SWEEP_WAITS',
          text: 'Sweep 7, Kite, has ended with 3 failed runs.',
          ja: 'スイープ 7「Kite」が終わりましたが、3 件の実行が失敗しました。',
          path: expect.stringMatching(/^\/sweeps\//),
          readAt: null,
        },
      ],
    ]);
    for (const caller of [other, { token: team.adminToken }])
      expect(await look(caller)).toMatchObject({ unread: 0, totalCount: 0 });
    const read = (caller: { cookie: string }) =>
      ask(
        api.url,
        'mutation ($ids: [ID!]) { readNotifications(input: { notificationIds: $ids }) { unreadCount } }',
        {
          ...caller,
          variables: { ids: nodes.map(({ id }) => id) },
        },
      );
    await read(other);
    expect((await look()).unread).toBe(1);
    expect(await read(person)).toEqual({ readNotifications: { unreadCount: 0 } });
    expect((await look()).nodes[0]?.readAt).not.toBeNull();
    expect(await delivered()).toEqual([]);
  });

  it('is no longer told to whoever has left the team, and never to strangers', async () => {
    const outsider = await signInAs(api, await createTestTeam(api.client), 'OWNER');
    await tell(waits, outsider.userId);
    expect((await look(outsider)).totalCount).toBe(0);
    const leaver = await signInAs(api, team, 'MEMBER');
    await tell(waits, leaver.userId);
    await api.client.membership.deleteMany({ where: { userId: leaver.userId } });
    expect((await look(leaver)).totalCount).toBe(0);
    expect(await delivered()).toEqual([]);
  });

  it('is kept for the newest 500 of a person', async () => {
    const many = await signInAs(api, team, 'MEMBER');
    const event = await api.client.teamEvent.findFirstOrThrow({ where: { teamId: team.localId } });
    await api.client.$executeRaw`
      WITH event AS (INSERT INTO "TeamEvent" (id, "teamId", kind, data)
        SELECT uuidv7(), "teamId", kind, data FROM "TeamEvent", generate_series(1, ${mostNotifications + 20}::int)
        WHERE id = ${event.id}::uuid RETURNING id, "teamId")
      INSERT INTO "Notification" (id, "teamId", "userId", "eventId")
      SELECT uuidv7(), "teamId", ${many.userId}::uuid, id FROM event`;
    expect(await forgetNotifications(api.client)).toBe(20);
    expect((await look(many)).totalCount).toBe(mostNotifications);
  });
});

describe('a sweep that waits', () => {
  it('is told once to whoever started it when no worker has been there for half an hour, and again after the next', async () => {
    const { id } = await createSweepOverHttp(api.url, team, { name: 'Alone' });
    const { client } = api;
    const sweepId = parseGlobalId(id)?.id ?? '';
    const starter = await signInAs(api, team, 'MEMBER');
    await client.sweep.update({ where: { id: sweepId }, data: { createdById: starter.userId } });
    const later = (minutes: number) => new Date(Date.now() + minutes * 60_000);
    await announceUnattended(client, later(29));
    expect((await look(starter)).nodes).toEqual([]);
    await Promise.all([1, 2].map(() => announceUnattended(client, later(31))));
    await announceUnattended(client, later(40));
    expect((await look(starter)).nodes.map(({ text }) => text)).toEqual([
      'Sweep 1, Alone, waits: no worker of the team has been heard of for half an hour.',
    ]);
    const worker = await startTestWorker(api.url, team);
    await announceUnattended(client, later(20));
    expect((await look(starter)).totalCount).toBe(1);
    expect(worker.id).toBeTruthy();
    await announceUnattended(client, later(62));
    expect((await look(starter)).totalCount).toBe(2);
    await client.notification.deleteMany({ where: { userId: starter.userId } });
  });

  it('that ends tells whoever started it with or without an answer, or which runs failed, and its study’s maker', async () => {
    const trained = await createTestTeam(api.client);
    const worker = await startTestWorker(api.url, trained);
    const starter = await signInAs(api, trained, 'MEMBER');
    const { id } = await createSweepOverHttp(api.url, trained, {
      name: 'Two',
      batchSizes: [8],
      seeds: [1, 2],
    });
    const localSweepId = parseGlobalId(id)?.id ?? '';
    const { client } = api;
    await client.sweep.update({ where: { id: localSweepId }, data: { createdById: starter.userId } });
    const { id: studyId } = await client.study.create({
      data: { teamId: trained.localId, name: 'Routing', createdById: starter.userId },
    });
    await client.studyStage.create({
      data: { teamId: trained.localId, studyId, name: 'Pilot', size: 1, position: 0, sweepId: localSweepId },
    });
    const told = async () => (await look(starter)).nodes.map(({ kind, text }) => `${kind} ${text}`);
    const finish = async (end: 'complete' | 'fail') => {
      const { lease } = await worker.claim();
      if (!lease) throw new Error('Nothing is queued.');
      await worker.report(lease, 0, [testRow(1, 8)]);
      if (end === 'fail') await worker.fail(lease, 'UNSUPPORTED_KERNEL');
      else await worker.complete(lease, 0, 1, 'BUDGET_SPENT');
    };
    await finish('complete');
    await finish('complete');
    await until(async () => (await told()).length === 2 || null);
    expect((await told()).toSorted()).toEqual([
      'DECISION_WAITS Routing: stage Pilot has ended and waits for your decision.',
      'SWEEP_DONE Sweep 1, Two, has ended without an answer.',
    ]);
    const { id: stageId } = await client.studyStage.findFirstOrThrow({ where: { studyId } });
    const decision = { studyStageId: globalId('StudyStage', stageId), choice: 'STOP', reason: 'Enough.' };
    await change(api.url, trained.writeToken, 'decideStage', 'stageDecision { id }', decision);
    expect((await look(starter)).unread).toBe(1);
    const second = await createSweepOverHttp(api.url, trained, {
      name: 'Three',
      batchSizes: [8],
      seeds: [1],
    });
    await client.sweep.update({
      where: { id: parseGlobalId(second.id)?.id ?? '' },
      data: { createdById: starter.userId },
    });
    await finish('fail');
    await until(async () => (await told())[0]?.startsWith('SWEEP_WAITS') || null);
    expect((await told())[0]).toBe('SWEEP_WAITS Sweep 2, Three, has ended with 1 failed run.');
    await client.notification.deleteMany({ where: { userId: starter.userId } });
  });
});

describe('a sweep that a token started', () => {
  const trials = [
    { learningRate: 10, batchSize: 8, firstLoss: 2.3, lastLoss: 40 },
    { learningRate: 0.1, batchSize: 8, firstLoss: 2.3, lastLoss: 2 },
  ];
  const words =
    'Sweep 1, Fast, waits for your choice: its learning rate 10 diverges, 0.1 does not. Open it and say at which to train.';

  it('and whose rate diverges is told to who made the token, else to the owners, and no more once somebody has chosen', async () => {
    const started = await createTestTeam(api.client);
    const worker = await startTestWorker(api.url, started);
    const [maker, owner] = [await signInAs(api, started, 'MEMBER'), await signInAs(api, started, 'OWNER')];
    await api.client.apiToken.updateMany({
      where: { referenceId: started.localId },
      data: { createdById: maker.userId },
    });
    const grid = { batchSizes: [8], seeds: [1], policy: { sgd: { learningRate: { base: 10 } } } };
    const pause = async (name: string) => {
      const { id } = await createSweepOverHttp(api.url, started, { ...grid, name });
      const claimed = { workerId: worker.id, probesRates: true };
      const { lease } = await change<{ lease: { run: { id: string }; fencingToken: number } }>(
        api.url,
        started.workerToken,
        'claimRun',
        'lease { run { id } fencingToken }',
        claimed,
      );
      const held = { runId: lease.run.id, fencingToken: lease.fencingToken };
      const report = { ...held, trials, deviceSeconds: 0 };
      await change(api.url, started.workerToken, 'reportRateProbe', 'isPaused', report);
      await change(api.url, started.workerToken, 'releaseRun', 'run { id }', held);
      return id;
    };
    const sweepId = await pause('Fast');
    expect(await look(maker)).toMatchObject({
      unread: 1,
      nodes: [{ kind: 'SWEEP_PAUSED', text: words, ja: expect.stringContaining('学習率 10 では発散し') }],
    });
    expect((await look(owner)).totalCount).toBe(0);
    const event = await api.client.teamEvent.findFirstOrThrow({ where: { kind: 'SWEEP_PAUSED' } });
    expect(JSON.parse(webhookMessage(event))).toEqual({
      type: 'sweep.paused',
      timestamp: expect.any(String),
      data: { sweepId, number: 1, name: 'Fast', learningRate: 10, smallerLearningRate: 0.1 },
    });
    const choice = { sweepId, learningRate: 0.1 };
    await change(api.url, started.writeToken, 'continueSweep', 'sweep { id }', choice);
    expect((await look(maker)).unread).toBe(0);
    expect(await delivered()).toEqual([]);

    await change(api.url, started.writeToken, 'cancelSweep', 'sweep { id }', { sweepId });
    // As the launcher's.
    await api.client.apiToken.updateMany({
      where: { referenceId: started.localId },
      data: { createdById: null },
    });
    const second = await pause('Faster');
    expect((await look(owner)).nodes.map(({ kind }) => kind)).toEqual(['SWEEP_PAUSED']);
    await change(api.url, started.writeToken, 'cancelSweep', 'sweep { id }', { sweepId: second });
    expect((await look(owner)).unread).toBe(0);
    await change(api.url, started.adminToken, 'deleteTeamItem', 'deletedId', { id: second });
    expect((await look(owner)).totalCount).toBe(0);
  });
});

describe('a letter', () => {
  it('tells of all that waits, in both languages, once, and rests; it carries the way to none', async () => {
    const reader = await signInAs(api, team, 'MEMBER');
    await tell(waits, reader.userId);
    await tell(
      { kind: 'WEBHOOK_SWITCHED_OFF', data: { webhookId: sweep.sweepId, name: 'Chat' } },
      reader.userId,
    );
    const [letter, ...more] = await delivered();
    expect(more).toEqual([]);
    expect(letter?.to).toEqual([reader.email]);
    expect(letter?.text).toContain('Sweep 7, Kite, has ended with 3 failed runs.');
    expect(letter?.text).toContain('スイープ 7「Kite」が終わりましたが、3 件の実行が失敗しました。');
    expect(letter?.text).toContain('Webhook「Chat」');
    expect(letter?.text).toContain('http://localhost:4100/account#notifications');
    expect(await delivered()).toEqual([]);
    expect(letter?.head).toMatch(/List-Unsubscribe-Post: List-Unsubscribe=One-Click/);
    const link = /http:\/\/localhost:4100\/unsubscribe\/(\S+)/.exec(letter?.text ?? '');
    expect(letter?.head.replace(/\r\n\s+/g, '')).toContain(`<${link?.[0]}/now>`);

    const stop = (token: string) => change(api.url, '', 'stopLetters', 'isStopped', { token });
    expect(await stop(`${link?.[1]}x`)).toMatchObject({ userErrors: [{ code: 'NOT_FOUND' }] });
    for (const stopped of await Promise.all(Array.from({ length: 10 }, () => stop(link?.[1] ?? ''))))
      expect(stopped).toMatchObject({ isStopped: true });
    await tell(waits, reader.userId);
    expect(await delivered()).toEqual([]);
    expect((await look(reader)).unread).toBe(3);
  });

  it('comes of what waits for its reader, and of the rest where they have chosen so', async () => {
    const reader = await signInAs(api, team, 'MEMBER');
    const done = { kind: 'SWEEP_DONE', data: sweep } as const;
    await tell(done, reader.userId);
    expect(await delivered()).toEqual([]);
    const choose = (kind: string, byLetter: boolean) =>
      ask(
        api.url,
        `mutation { chooseLetters(input: { kind: ${kind}, byLetter: ${byLetter} }) { choices { kind byLetter } userErrors { code } } }`,
        { cookie: reader.cookie },
      );
    expect(await choose('SWEEP_DONE', true)).toMatchObject({
      chooseLetters: {
        choices: expect.arrayContaining([{ kind: 'SWEEP_DONE', byLetter: true }]),
        userErrors: [],
      },
    });
    await choose('SWEEP_WAITS', false);
    await tell(done, reader.userId);
    await tell(waits, reader.userId);
    const [letter, ...more] = await delivered();
    expect(more).toEqual([]);
    expect(letter?.text).toContain('Sweep 7, Kite, has ended without an answer.');
    expect(letter?.text).not.toContain('failed');
    expect(await choose('MEMO', false)).toMatchObject({
      chooseLetters: { userErrors: [{ code: 'INVALID_INPUT' }] },
    });
  });

  it('brings an invitation to who is no member yet; whoever invites is told that it is on its way', async () => {
    office.taken();
    const invitation = { teamId: team.id, email: 'guest@example.org', role: 'MEMBER' };
    const made = await change<{ link: string; isMailed: boolean }>(
      ...([api.url, team.adminToken, 'createInvitation', 'link isMailed', invitation] as const),
    );
    expect(made.isMailed).toBe(true);
    const letter = await office.next();
    expect([letter.to, letter.text.includes(made.link)]).toEqual([['guest@example.org'], true]);
  });

  it('comes later where the post office was away', async () => {
    const reader = await signInAs(api, team, 'MEMBER');
    await tell(waits, reader.userId);
    const environment = { ...api.environment, mail: { url: 'smtp://127.0.0.1:1', from: 'a@example.org' } };
    const nowhere = letterDelivery({ ...api, environment });
    await nowhere.deliver();
    await nowhere.close();
    await letters.deliver();
    expect((await delivered()).map(({ to }) => to)).toEqual([[reader.email]]);
  });

  it('brings the memo of a schedule to the members who asked for it, whole and in its language', async () => {
    const reader = await signInAs(api, team, 'VIEWER');
    const schedule = await api.client.memoSchedule.create({
      data: {
        teamId: team.localId,
        weekday: 1,
        hour: 8,
        locale: 'JA',
        nextDueAt: new Date('2100-01-04T08:00:00Z'),
      },
    });
    await api.client.memoReader.create({ data: { scheduleId: schedule.id, userId: reader.userId } });
    const data = { memoId: sweep.sweepId, title: '週報: A team', locale: 'JA', data: quietWeek };
    await tell({ kind: 'MEMO', data }, reader.userId);
    const [letter] = await delivered();
    expect(letter?.text).toContain('今週の新しい答えはありません。');
    expect(letter?.text).toMatch(/http:\/\/localhost:4100\/memos\//);
  });
});
