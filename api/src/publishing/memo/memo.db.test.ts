import type { Prisma } from '@critbatch/prisma/generated/client';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spendingOf } from '../../answers/cost/spending.ts';
import { findSpentTimes } from '../../answers/cost/spentTimes.ts';
import { datasetVersion } from '../../library/dataset/datasetVersion.ts';
import { RecurringFaults } from '../../platform/fault/recurringFaults.ts';
import { globalId, parseGlobalId } from '../../platform/node/globalId.ts';
import { findPrices } from '../../teams/price/findPrices.ts';
import { countBytesRead } from '../../testing/countBytesRead.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { ask, change, send } from '../../testing/graphql.ts';
import { signInAs } from '../../testing/signInAs.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { startTestWorker } from '../../testing/testWorker.ts';
import { trainQueuedRuns, trainSyntheticSweep } from '../../testing/trainSyntheticSweep.ts';
import { until } from '../../testing/until.ts';
import { makeDueMemos } from './makeDueMemos.ts';
import { memoSpending } from './memoSpending.ts';
import { nextDue, weekOf } from './week.ts';

let api: TestApi;
let team: TestTeam;

beforeAll(async () => {
  api = await startTestApi();
  team = await createTestTeam(api.client);
});
afterAll(() => api.stop());

const fields =
  'id weekFrom inputHash text(locale: EN) { title markdown html } ja: text(locale: JA) { markdown }';
type MemoAnswer = {
  id: string;
  weekFrom: string;
  inputHash: string;
  text: { title: string; markdown: string; html: string };
  ja: { markdown: string };
};
const createMemo = async (input: Record<string, unknown> = {}, owner = team) => {
  const query = `mutation ($input: CreateMemoInput!) { createMemo(input: $input) { memo { ${fields} } userErrors { code field } } }`;
  type Payload = { memo: MemoAnswer | null; userErrors: { code: string; field: string[] }[] };
  const variables = { input: { teamId: owner.id, ...input } };
  return (await ask<{ createMemo: Payload }>(api.url, query, { token: owner.writeToken, variables }))
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
    expect(memo?.text.markdown).toMatch(
      /Sweep 1, Pilot \(18 runs\): The least work is at b\\\* = \d\d; we are 95\u00a0% sure/,
    );
    expect(memo?.text.markdown).toMatch(
      /Use batch size 48\. It takes \d\.\d× less device time than your 512.*\. It holds for the policy and target of Pilot\./,
    );
    expect(memo?.text.markdown).toMatch(/That saves \d+\.\d\d\u00a0EUR in each training run/);
    expect(memo?.text.markdown).toMatch(
      /This week [\d.]+\u00a0\w+ of device time, \d+\.\d\d\u00a0EUR; so far/,
    );
    expect(memo?.ja.markdown).toContain('バッチサイズ 48 を使ってください。');
    expect(memo?.text.html).toContain('<h2>What was learnt</h2>');

    const again = await createMemo();
    expect(again.memo?.id).toBe(memo?.id);
    const query = `query ($id: ID!) { memo(id: $id) { ${fields} } memos(where: { teamId: "${team.id}" }) { totalCount } }`;
    const read = await ask<{ memo: MemoAnswer; memos: { totalCount: number } }>(api.url, query, {
      token: team.readToken,
      variables: { id: memo?.id },
    });
    expect(read).toEqual({ memo, memos: { totalCount: 1 } });
  });

  it('names a looser target that runs reached, as the API does, or the learning rate where their loss rose', async () => {
    const other = await createTestTeam(api.client);
    const worker = await startTestWorker(api.url, other);
    const policy = { sgd: { learningRate: { base: 1000 } } };
    await trainSyntheticSweep(api, other, worker, { policy }, { pole: 1000 });
    const missed = (await createMemo({}, other)).memo?.text.markdown;
    expect(missed).toContain('Raise the limit or choose a looser target.');
    await api.client.$executeRaw`
      UPDATE "Measurement" SET "trainingLoss" = 0.0812 WHERE step > 100
        AND "runId" IN (SELECT id FROM "Run" WHERE "teamId" = ${other.localId}::uuid AND seed = 2)`;
    const looser = 'Raise the limit or choose a looser target; training loss ≤ 0.082 was reached by 9 runs.';
    expect((await createMemo({}, other)).memo?.text.markdown).toContain(looser);
    type Shown = { sweeps: { nodes: { estimate: { text: string; looserTarget: object } }[] } };
    const { sweeps } = await ask<Shown>(
      api.url,
      `query { sweeps(where: { teamId: "${other.id}" }) { nodes { estimate { text looserTarget { metric threshold reachedBy } } } } }`,
      { token: other.readToken },
    );
    expect(sweeps.nodes).toEqual([
      {
        estimate: {
          text: expect.stringContaining(looser),
          looserTarget: { metric: 'TRAINING_LOSS', threshold: 0.082, reachedBy: 9 },
        },
      },
    ]);
    await api.client.$executeRaw`
      UPDATE "Measurement" SET "trainingLoss" = 400 WHERE step > 100
        AND "runId" IN (SELECT id FROM "Run" WHERE "teamId" = ${other.localId}::uuid AND seed = 1)`;
    const rose = (await createMemo({}, other)).memo?.text.markdown;
    expect(rose).toContain('A learning rate of 1000 is too large here. Start again with 0.1');
    expect(rose).not.toContain('Raise the limit');
  });

  it('tells of sweeps without an answer, forecasts that were missed, runs that failed and stages that wait', async () => {
    const other = await createTestTeam(api.client);
    const worker = await startTestWorker(api.url, other);
    const policy = { sgd: { learningRate: { base: 1000 } } };
    await trainSyntheticSweep(api, other, worker, { policy }, { pole: 1000 });
    const { client } = api;
    const sweep = await client.sweep.findFirstOrThrow({ where: { teamId: other.localId } });
    const failed = { end: 'FAILED', failureCode: 'OUT_OF_MEMORY', failureMessage: 'Too large.' } as const;
    await client.attempt.updateMany({ where: { run: { sweepId: sweep.id, seed: 1 } }, data: failed });
    const seconds = { value: 60, lower: 50, upper: 70 };
    // Nothing is foretold once a run has started; the clock of this test runs backwards.
    await client.$executeRaw`ALTER TABLE "Forecast" DISABLE TRIGGER USER`;
    await client.forecast.deleteMany({ where: { sweepId: sweep.id } });
    await client.forecast.create({
      data: {
        ...{
          teamId: other.localId,
          sweepId: sweep.id,
          device: 'cpu',
          level: 0.95,
          inputHash: 'f'.repeat(64),
        },
        result: { deviceSeconds: seconds, stages: [] },
        inputs: { basis: null, stepTime: { observations: 0 }, runsAtOnce: 1 },
      },
    });
    await client.$executeRaw`ALTER TABLE "Forecast" ENABLE TRIGGER USER`;
    const { id: studyId } = await client.study.create({ data: { teamId: other.localId, name: 'Routing' } });
    const stage = { teamId: other.localId, studyId };
    await client.studyStage.createMany({
      data: [
        { ...stage, name: 'Pilot', size: 1, position: 0, sweepId: sweep.id },
        { ...stage, name: 'Production', size: 10, position: 1 },
      ],
    });
    const text = (await createMemo({}, other)).memo?.text.markdown ?? '';
    const section = (heading: string) =>
      text.split('## ').find((part) => part.startsWith(heading)) ?? `no ${heading}`;
    const named = `weep 1, ${sweep.name}`;
    expect(section('Risks')).toContain(`Ended without an answer: s${named}.`);
    expect(section('Risks')).toMatch(new RegExp(`S${named}: it took .* of device time, not .* as forecast`));
    expect(section('Risks')).toMatch(
      new RegExp(`S${named}: \\d+ runs? failed this week, most with OUT\\\\_OF`),
    );
    expect(section('Open decisions')).toContain(
      `Routing, Pilot: s${named} ended without a batch size of least work; decide whether to go on.`,
    );
    const [pilot] = await client.studyStage.findMany({ where: { studyId }, orderBy: { position: 'asc' } });
    await client.stageDecision.create({
      data: {
        ...{ teamId: other.localId, stageId: pilot?.id ?? '', choice: 'STOP', reason: 'No answer.' },
        figures: {
          ...{ sweepId: sweep.id, level: 0.95, recommendation: null, expected: null },
          spent: { deviceSeconds: 1, personHours: null, cost: [] },
        },
        figuresHash: 'f'.repeat(64),
      },
    });
    expect((await createMemo({}, other)).memo?.text.markdown).toContain('No decision waits.');
    const before = await createMemo({ date: new Date(Date.now() - 7 * 86_400_000).toISOString() }, other);
    expect(before.memo?.text.markdown).toContain('No decision waits.');
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

  it('says which batch sizes were too large for a device, where the sweep had ended', async () => {
    const largest = await api.client.run.findFirstOrThrow({
      where: { teamId: team.localId },
      orderBy: { batchSize: 'desc' },
    });
    const failure = { failureCode: 'OUT_OF_MEMORY', failureMessage: 'CUDA out of memory.' };
    const where = { id: largest.id };
    await api.client.run.update({
      where,
      data: { status: 'FAILED', outcome: null, tooLargeFor: ['NVIDIA T4'], ...failure },
    });
    expect((await createMemo()).memo?.text.markdown).toContain(
      `Batch sizes of ${largest.batchSize} and more are too large for NVIDIA T4. The answer holds`,
    );
    const { status, outcome, tooLargeFor, failureCode, failureMessage } = largest;
    await api.client.run.update({
      where,
      data: { status, outcome, tooLargeFor, failureCode, failureMessage },
    });
  });

  it('tells of a past week what was known when it ended, whatever was found since', async () => {
    const sweep = await api.client.sweep.findFirstOrThrow({ where: { teamId: team.localId } });
    const { id: _own, ...newest } = await api.client.estimate.findFirstOrThrow({
      where: { target: { sweepId: sweep.id } },
      orderBy: { createdAt: 'desc' },
    });
    const date = new Date(Date.now() - 14 * 86_400_000);
    const createdAt = new Date(date.getTime() - 7 * 86_400_000);
    await api.client.sweep.update({ where: { id: sweep.id }, data: { createdAt } });
    const result = newest.result as Prisma.InputJsonObject;
    const samples = newest.samples as Prisma.InputJsonArray;
    const earlier = { ...newest, result, samples, inputHash: 'f'.repeat(64), createdAt: date };
    const { id } = await api.client.estimate.create({ data: earlier });
    const { memo } = await createMemo({ date: date.toISOString() });
    expect(memo?.text.markdown).toContain('Sweep 1, Renamed (18 runs): The least work is at b\\* = ');
    // No step had been timed by then.
    expect(memo?.text.markdown).toMatch(/Use batch size \d+\. It needs \d\.\d× less work than your 512/);
    await api.client.estimate.delete({ where: { id } });
    await api.client.sweep.update({ where: { id: sweep.id }, data: { createdAt: sweep.createdAt } });
  });

  it('reads neither the draws of an estimate without a saving to tell, nor what one of another week says', async () => {
    const setYours = (currentBatchSize: number | null) =>
      api.client.sweep.updateMany({ where: { teamId: team.localId }, data: { currentBatchSize } });
    await setYours(null);
    const { memo } = await createMemo();
    const [before] = await api.client.$queryRaw<{ id: string; samples: string }[]>`
      SELECT estimate.id, samples::text FROM "Estimate" estimate JOIN "Target" target ON target.id = "targetId"
      WHERE target."sweepId" IN (SELECT id FROM "Sweep" WHERE "teamId" = ${team.localId}::uuid)
      ORDER BY estimate."createdAt" DESC LIMIT 1`;
    const many = JSON.stringify(Array(200).fill(JSON.parse(before?.samples ?? '')));
    await api.client.$executeRaw`
      UPDATE "Estimate" SET samples = ${many}::jsonb WHERE id = ${before?.id}::uuid`;
    const next: (typeof memo)[] = [];
    const bytes = await countBytesRead(async () => next.push((await createMemo()).memo));
    await api.client.$executeRaw`
      UPDATE "Estimate" SET samples = ${before?.samples}::jsonb WHERE id = ${before?.id}::uuid`;
    await setYours(512);
    expect(next).toEqual([memo]);
    expect(before?.samples.length).toBeGreaterThan(20_000);
    expect(bytes).toBeLessThan(300_000);
  });

  it('recommends what the sweep recommends, and in a study what its stage does within the limits', async () => {
    const localId = (await api.client.sweep.findFirstOrThrow({ where: { teamId: team.localId } })).id;
    const token = team.readToken;
    const id = globalId('Sweep', localId);
    type Choice = { batchSize: number; devices: number; seconds: { value: number }; cost: { value: number } };
    type Recommended = { recommendation: { batchSize: number; devices: number; rule: string; text: string } };
    const asked = 'recommendation { batchSize devices rule text }';
    const choice = 'batchSize devices seconds { value } cost { value }';
    type Frontier = { cheapest: Choice; choices: Choice[] };
    const { sweep } = await ask<{ sweep: Recommended & { costFrontier: Frontier } }>(
      ...([
        api.url,
        `query ($id: ID!) { sweep(id: $id) { ${asked} costFrontier { cheapest { ${choice} } choices { ${choice} } } } }`,
      ] as const),
      { token, variables: { id } },
    );
    const { cheapest, choices } = sweep.costFrontier;
    const used = choices.find(({ batchSize, devices }) => batchSize === 48 && devices === 1) ?? cheapest;
    expect(used.seconds.value).toBeGreaterThan(1.002 * cheapest.seconds.value);
    const limitedTo = async (limits: object) => {
      const { study } = await change<{ study: { id: string } }>(
        ...([api.url, team.writeToken, 'createStudy', 'study { id }'] as const),
        { teamId: team.id, name: 'Limited', ...limits },
      );
      const studyId = parseGlobalId(study.id)?.id ?? '';
      const stage = await api.client.studyStage.create({
        data: { studyId, teamId: team.localId, name: 'Pilot', size: 100, position: 0, sweepId: localId },
      });
      type Stage = Recommended & { costFrontier: { recommended: { batchSize: number; devices: number } } };
      const { node } = await ask<{ node: Stage }>(
        api.url,
        `query ($id: ID!) { node(id: $id) { ... on StudyStage { ${asked} costFrontier { recommended { batchSize devices } } } } }`,
        { token, variables: { id: globalId('StudyStage', stage.id) } },
      );
      const { batchSize, devices } = node.recommendation;
      // The page of the study shows the choice of the frontier.
      expect(node.costFrontier.recommended).toEqual({ batchSize, devices });
      return { node, studyId: study.id };
    };
    expect([sweep.recommendation.batchSize, sweep.recommendation.rule]).toEqual([
      48,
      'LEAST_DEVICE_TIME_IN_VALLEY',
    ]);
    // 48 takes longer than the cheapest: in time it comes on two devices, and never for the money.
    const between = ({ value: one }: { value: number }, { value: other }: { value: number }) =>
      (one + other) / 2;
    const inTime = await limitedTo({ maxHours: between(cheapest.seconds, used.seconds) / 3600 });
    const inMoney = await limitedTo({ maxCost: between(cheapest.cost, used.cost), currency: 'EUR' });
    const section = async (input: object, name = 'Recommendation') =>
      (await createMemo({ ...input })).memo?.text.markdown.split('## ').find((part) => part.startsWith(name));
    expect(inTime.node.recommendation).toMatchObject({
      ...{ batchSize: 48, devices: 2, rule: 'LEAST_DEVICE_TIME_IN_VALLEY' },
    });
    expect(inMoney.node.recommendation).toMatchObject({ batchSize: 64, devices: 1, rule: 'WITHIN_LIMITS' });
    const firstOf = ({ recommendation }: Recommended) => recommendation.text.split(' The least ')[0];
    expect(inTime.node.recommendation.text).toMatch(/^Use batch size 48 on 2 devices\./);
    expect(await section({})).toContain(firstOf(sweep));
    for (const { node, studyId } of [inTime, inMoney])
      expect(await section({ studyId })).toContain(firstOf(node));
    // The same limit: one training run's, from which the sweep's own cost takes nothing.
    expect(await section({ studyId: inMoney.studyId }, 'Money')).toMatch(
      /The study’s limit is for one training run: at most [\d.,]+\u00a0EUR\. The sweeps above do not count in it\./,
    );
    expect(await section({}, 'Money')).not.toContain('limit');
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

  it('spends what its sweeps say that they spent, where prices come to an end and there are two currencies', async () => {
    const { client } = api;
    const runs = await client.run.findMany({
      where: { teamId: team.localId },
      orderBy: { startedAt: 'asc' },
      select: { sweepId: true, startedAt: true },
    });
    const at = (share: number) => runs[Math.floor(share * runs.length)]?.startedAt ?? new Date();
    await client.price.updateMany({ data: { validUntil: at(0.7) } });
    const dollars = { device: 'cpu', currency: 'USD', pricePerDeviceHour: 7200 };
    await client.price.create({ data: { ...dollars, teamId: team.localId, validFrom: at(0.4) } });
    await client.price.updateMany({ where: { currency: 'USD' }, data: { validUntil: at(0.9) } });
    const sweepIds = [...new Set(runs.map(({ sweepId }) => sweepId))];
    const prices = await findPrices(client, [team.localId]);
    await client.sweep.update({
      where: { id: sweepIds[0] ?? '' },
      data: {
        rateProbe: {
          ...{ learningRate: 0.1, diverges: false, smallerLearningRate: null, trials: [] },
          ...{ deviceSeconds: 7, device: 'cpu', reportedAt: at(0.5).toISOString() },
        },
      },
    });
    const [told] = spendingOf(await findSpentTimes(client, sweepIds), prices);

    const week = { from: new Date(0), until: new Date(Date.now() + 1000) };
    const spent = await memoSpending(client, { teamId: team.localId, sweepIds: null }, week);
    expect(spent.totalCost).toHaveLength(2);
    for (const { amount, currency } of spent.totalCost) {
      expect(amount).toBeCloseTo(told?.cost.find((each) => each.currency === currency)?.amount ?? 0, 9);
    }
    expect(3600 * spent.unpricedDeviceHours).toBeCloseTo(told?.unpricedSeconds ?? 0, 9);
    expect(spent.unpricedDeviceHours).toBeGreaterThan(0);
    const seconds = (told?.deviceSeconds ?? 0) + (told?.evaluationSeconds ?? 0);
    expect(3600 * spent.totalDeviceHours).toBeCloseTo(seconds, 9);
    expect(spent.weekCost).toEqual(spent.totalCost);
    const none = await memoSpending(client, { teamId: team.localId, sweepIds: [] }, week);
    expect(none).toMatchObject({ totalDeviceHours: 0, totalCost: [], weekCost: [] });
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

describe('a schedule', () => {
  const faults = new RecurringFaults();
  const create = (input: Record<string, unknown>, token: string) => {
    const query = `mutation ($input: CreateMemoScheduleInput!) {
      createMemoSchedule(input: $input) { memoSchedule { id nextDueAt } userErrors { code field } }
    }`;
    type Payload = { memoSchedule: { id: string } | null; userErrors: { field: string[] }[] };
    const variables = { input: { teamId: team.id, weekday: 1, hour: 8, locale: 'JA', ...input } };
    return send<{ createMemoSchedule: Payload }>(api.url, query, { token, variables });
  };
  const told = () => api.client.teamEvent.findMany({ where: { kind: 'MEMO' }, orderBy: { id: 'asc' } });
  const setDue = (date: string) =>
    api.client.memoSchedule.updateMany({ data: { nextDueAt: new Date(date) } });

  it('is made by those who administer the team', async () => {
    expect((await create({}, team.writeToken)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const late = await create({ hour: 24 }, team.adminToken);
    expect(late.data?.createMemoSchedule.userErrors[0]?.field).toEqual(['input', 'hour']);
    expect((await create({}, team.adminToken)).data?.createMemoSchedule.memoSchedule).not.toBeNull();
  });

  it('tells the webhooks that ask for memos of the week that has passed, once, in its language', async () => {
    const webhook = {
      teamId: team.localId,
      name: 'Chat',
      url: 'https://hooks.example.org/',
      secret: 'sealed',
    };
    await api.client.webhook.create({ data: { ...webhook, events: ['MEMO'] } });
    const reader = await signInAs(api, team, 'VIEWER');
    const { id } = await api.client.memoSchedule.findFirstOrThrow();
    const choose = (byLetter: boolean) =>
      ask(
        api.url,
        `mutation ($input: ChooseMemoLettersInput!) { chooseMemoLetters(input: $input) { memoSchedule { byLetter } } }`,
        {
          cookie: reader.cookie,
          variables: { input: { memoScheduleId: globalId('MemoSchedule', id), byLetter } },
        },
      );
    expect(await choose(true)).toEqual({ chooseMemoLetters: { memoSchedule: { byLetter: true } } });
    await setDue('2027-01-04T08:00:00Z');
    const monday = new Date('2027-01-04T08:00:30Z');
    await Promise.all([1, 2, 3].map(() => makeDueMemos(api.client, faults, monday)));
    const [event, ...more] = await told();
    expect(more).toEqual([]);
    expect(event?.data).toMatchObject({ weekFrom: '2026-12-28', title: expect.stringContaining('週報') });
    expect(await api.client.webhookDelivery.count({ where: { eventId: event?.id ?? '' } })).toBe(1);
    const notified = await api.client.notification.findMany({ where: { eventId: event?.id ?? '' } });
    expect(notified.map(({ userId, letterDueAt }) => [userId, letterDueAt !== null])).toEqual([
      [reader.userId, true],
    ]);
    expect(await choose(false)).toEqual({ chooseMemoLetters: { memoSchedule: { byLetter: false } } });
    await makeDueMemos(api.client, faults, new Date('2027-01-05T08:00:00Z'));
    expect(await told()).toHaveLength(1);
    const [schedule] = await api.client.memoSchedule.findMany();
    expect(schedule?.nextDueAt).toEqual(new Date('2027-01-11T08:00:00Z'));
  });

  it('is made later where it cannot be made now, and keeps no other team waiting', async () => {
    const unlucky = await createTestTeam(api.client);
    const own = await api.client.memoSchedule.findFirstOrThrow({ where: { teamId: team.localId } });
    const { id: _id, createdAt: _createdAt, ...settings } = own;
    await api.client.memoSchedule.create({
      data: { ...settings, teamId: unlucky.localId, nextDueAt: new Date('2027-01-18T07:00:00Z') },
    });
    await api.client.memoSchedule.update({
      where: { id: own.id },
      data: { nextDueAt: new Date('2027-01-18T08:00:00Z') },
    });
    const memos = () => api.client.memo.count({ where: { weekFrom: new Date('2027-01-11') } });
    await api.client.$executeRawUnsafe(
      `ALTER TABLE "Memo" ADD CONSTRAINT broken CHECK ("teamId" <> '${unlucky.localId}')`,
    );
    await makeDueMemos(api.client, faults, new Date('2027-01-18T08:00:30Z'));
    expect(await memos()).toBe(1);
    await api.client.$executeRawUnsafe('ALTER TABLE "Memo" DROP CONSTRAINT broken');
    await makeDueMemos(api.client, faults, new Date('2027-01-18T08:01:00Z'));
    expect(await memos()).toBe(2);
    await makeDueMemos(api.client, faults, new Date('2027-01-18T08:01:30Z'));
    expect(await memos()).toBe(2);
  });
});

it('calls an answer preliminary while runs are open and a batch size has one seed, as list, page and estimate do', async () => {
  const other = await createTestTeam(api.client);
  const worker = await startTestWorker(api.url, other);
  const { sweep } = await trainSyntheticSweep(api, other, worker, { name: 'Growing' });
  const add = async (seed: number) => {
    const mutation = `mutation ($input: AddRunsInput!) { addRuns(input: $input) { userErrors { code } } }`;
    const input = { sweepId: sweep.id, runs: [{ batchSize: 40, seed }] };
    const { addRuns } = await ask<{ addRuns: { userErrors: unknown[] } }>(api.url, mutation, {
      token: other.writeToken,
      variables: { input },
    });
    expect(addRuns.userErrors).toEqual([]);
  };
  const query = `query ($id: ID!) { sweep(id: $id) { isPreliminary estimate { text } recommendation { text } }
    sweeps(where: { teamId: "${other.id}" }) { nodes { isPreliminary } } }`;
  type Shown = { isPreliminary: boolean; estimate: { text: string }; recommendation: { text: string } };
  const shown = () =>
    ask<{ sweep: Shown; sweeps: { nodes: { isPreliminary: boolean }[] } }>(api.url, query, {
      token: other.readToken,
      variables: { id: sweep.id },
    });
  await add(1);
  // Every batch size that has ended has two seeds.
  expect((await shown()).sweep.isPreliminary).toBe(false);
  await trainQueuedRuns(worker, 20);
  // It has ended, and its last run is not counted yet.
  await until(async () => !(await shown()).sweep.isPreliminary || null);
  await add(2);
  const { sweep: open, sweeps } = await shown();
  expect([open.isPreliminary, ...sweeps.nodes.map(({ isPreliminary }) => isPreliminary)]).toEqual([
    true,
    true,
  ]);
  const said = 'Preliminary: runs are open, and some batch sizes have one seed so far.';
  for (const { text } of [open.estimate, open.recommendation]) expect(text).toContain(said);
  const markdown = (await createMemo({}, other)).memo?.text.markdown ?? '';
  const section = (name: string) => markdown.split('## ').find((part) => part.startsWith(name));
  expect(section('Recommendation')).toContain(said);
  expect(section('Risks')).toContain('Sweep 1, Growing: 1 run still open, which can move its answer.');
});

it('recommends once for each model and its data, as the sweeps do', async () => {
  const dataset = datasetVersion({
    ...{ loader: 'gaussianClusters', trainingExamples: 4096, testExamples: 1024, inputShape: [4] },
    ...{ classes: 3, noise: 1, seed: 2 },
  });
  const { id } = await api.client.dataset.create({
    data: { teamId: team.localId, name: 'Clusters', version: 2, ...dataset },
  });
  const worker = await startTestWorker(api.url, team);
  await trainSyntheticSweep(
    api,
    team,
    worker,
    { name: 'Moved', datasetId: globalId('Dataset', id), currentBatchSize: 24 },
    { pole: 40 },
  );
  const { sweeps } = await ask<{ sweeps: { nodes: { recommendation: { text: string } | null }[] } }>(
    api.url,
    `query { sweeps(where: { teamId: "${team.id}" }) { nodes { recommendation { text } } } }`,
    { token: team.readToken },
  );
  const text = (await createMemo()).memo?.text.markdown;
  const told = text?.split('## Recommendation')[1]?.split('## ')[0]?.trim().split('\n');
  const use = sweeps.nodes.flatMap(
    ({ recommendation }) => recommendation?.text.split(' The least ')[0] ?? [],
  );
  expect(told).toEqual([
    expect.stringMatching(/^- Softmax on Clusters \(version 2\), sweep \d+, Moved: Use batch size /),
    expect.stringMatching(/^- Softmax on Clusters, sweep 1, \w+: Use batch size 48\. /),
  ]);
  for (const [index, each] of use.entries()) expect(told?.[index]).toContain(each);
});
