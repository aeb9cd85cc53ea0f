import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RecurringFaults } from '../../platform/fault/recurringFaults.ts';
import { globalId, localId } from '../../platform/node/globalId.ts';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { ask, change } from '../../testing/graphql.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { startTestWorker } from '../../testing/testWorker.ts';
import { trainQueuedRuns, trainSyntheticSweep } from '../../testing/trainSyntheticSweep.ts';
import { until } from '../../testing/until.ts';
import { scorePredictions } from '../study/scorePredictions.ts';

let api: TestApi;
let team: TestTeam;
let worker: Awaited<ReturnType<typeof startTestWorker>>;
let studyId: string;
let pilotId: string;
let nextId: string;
/** Device seconds that the next stage's sweep is predicted to take. */
let promised: number;

type Made = { studyStage: { id: string } };
const addStage = async (input: Record<string, unknown>) =>
  (await change<Made>(api.url, team.writeToken, 'addStudyStage', 'studyStage { id }', { studyId, ...input }))
    .studyStage.id;
const asked = `stageDecision { id choice fromBatchSize batchSize reason text figures figuresHash decidedBy { id }
  expected { measure isLowerBound factor { value lower upper } } }`;
type Decided = {
  stageDecision: {
    id: string;
    fromBatchSize: number;
    batchSize: number;
    reason: string;
    text: string;
    figures: { recommendation: { batchSize: number }; spent: Record<string, unknown> };
    figuresHash: string;
    decidedBy: { id: string } | null;
    expected: { measure: string; factor: { value: number; lower: number; upper: number } };
  };
};
const decide = (studyStageId: string, more: Record<string, unknown> = {}) =>
  change<Decided>(api.url, team.writeToken, 'decideStage', asked, {
    studyStageId,
    choice: 'GO_ON',
    reason: 'A third of the device time is saved.',
    ...more,
  });

type Interval = { value: number; lower: number; upper: number };
type Spent = { deviceSeconds: Interval; cost: Interval };
type Returned = {
  study: {
    payback: {
      cost: { deviceSeconds: number; cost: { amount: number }[] };
      monthly: { cost: Interval } | null;
      days: Interval | null;
      nextCost: { amount: number } | null;
      daysWithNext: Interval | null;
      text: string;
    };
  };
  node: {
    proposedSweep: {
      spending: Spent;
      check: {
        isWorthIt: boolean | null;
        batchSize: number;
        cost: { amount: number };
        mostReturnedPerRun: { amount: number };
        otherBatchSizeShare: number;
        verdict: string | null;
        text: string;
      };
    };
    few: Spent;
    planned: Spent | null;
  };
  sweep: {
    spending: { deviceSeconds: number; evaluationSeconds: number }[];
    studyStages: { study: { id: string } }[];
  };
};

/** With a price of 1 EUR a second: what the study and its next sweep cost, and when 30 runs a month have paid for that. */
async function tellsWhatItReturns(sweepId: string, savedHours: number): Promise<void> {
  const interval = '{ value lower upper }';
  const query = `query ($study: ID!, $next: ID!, $sweep: ID!, $few: StageRunsInput!, $planned: StageRunsInput!) {
    study(id: $study) { payback { cost { deviceSeconds cost { amount } } monthly { cost ${interval} } days ${interval}
      nextCost { amount } daysWithNext ${interval} text } }
    node(id: $next) { ... on StudyStage { proposedSweep { spending { deviceSeconds ${interval} cost ${interval} }
        check { isWorthIt batchSize cost { amount } mostReturnedPerRun { amount } otherBatchSizeShare verdict text } }
      few: spendingOf(input: $few) { deviceSeconds ${interval} cost ${interval} }
      planned: spendingOf(input: $planned) { deviceSeconds ${interval} cost ${interval} } } }
    sweep(id: $sweep) { spending { deviceSeconds evaluationSeconds } studyStages { study { id } } } }`;
  const few = { batchSizes: [32, 64], seeds: 1, maxExamplesPerRun: 200_000 };
  const variables = {
    ...{ study: studyId, next: nextId, sweep: sweepId, few },
    planned: { maxExamplesPerRun: 200_000, deviceSecondsBudget: 10 },
  };
  const read = () => ask<Returned>(api.url, query, { token: team.readToken, variables });
  const before = await read();
  expect(before.study.payback).toMatchObject({ monthly: null, days: null });
  expect(before.study.payback.text).toMatch(/once the team states its training runs in a month\.$/);
  await api.client.team.update({ where: { id: team.localId }, data: { runsPerMonth: 30 } });
  const { study, node, sweep } = await read();
  const spent = sweep.spending.reduce((sum, each) => sum + each.deviceSeconds + each.evaluationSeconds, 0);
  const { cost, monthly, days, nextCost, daysWithNext, text } = study.payback;
  expect(cost.deviceSeconds).toBeCloseTo(spent, 6);
  expect(cost.cost[0]?.amount).toBeCloseTo(spent, 6);
  // The saving that counts is that of the last stage, of ten times the size.
  expect(monthly?.cost.value).toBeCloseTo(30 * 3600 * savedHours, 6);
  const daysOf = (amount: number) => (amount / (monthly?.cost.value ?? Number.NaN)) * (365.2425 / 12);
  expect(days?.value).toBeCloseTo(daysOf(spent), 6);
  expect(nextCost?.amount).toBeCloseTo(node.proposedSweep.spending.cost.value, 6);
  expect(daysWithNext?.value).toBeCloseTo(daysOf(spent + (nextCost?.amount ?? Number.NaN)), 6);
  expect(text.replaceAll('\u00a0', ' ')).toMatch(
    /^The study has cost .* EUR so far\. Production is predicted to save .* EUR a month at 30 runs .* The whole study .*With the .* EUR that the next sweep is predicted to cost, it takes .*\.$/,
  );
  // What the next sweep returns is not what moving saves: that comes without it.
  const { check } = node.proposedSweep;
  expect(check.cost.amount).toBeCloseTo(nextCost?.amount ?? Number.NaN, 6);
  const inYear = 12 * 30 * check.mostReturnedPerRun.amount;
  expect(check.mostReturnedPerRun.amount).toBeGreaterThan(0);
  expect(inYear / 12).toBeLessThan(0.5 * (monthly?.cost.value ?? 0));
  expect(check.isWorthIt).toBe(inYear >= check.cost.amount);
  expect(check.otherBatchSizeShare).toBeGreaterThan(0);
  expect(check.otherBatchSizeShare).toBeLessThan(1);
  expect(check.text.startsWith(check.verdict ?? '?')).toBe(true);
  expect(check.verdict).toBe(
    check.isWorthIt
      ? `Check before you move to ${check.batchSize}.`
      : `Don’t check: move to ${check.batchSize} now.`,
  );
  expect(before.node.proposedSweep.check).toMatchObject({ isWorthIt: null, verdict: null });
  expect(before.node.proposedSweep.check.text).toMatch(
    /beyond moving now, it pays from about .* runs of training on\./,
  );
  // Other runs than those that are proposed take less; a plan of another kind of sweep cannot be foretold.
  expect(node.few.cost.value).toBeLessThan(0.5 * node.proposedSweep.spending.cost.value);
  expect(node.few.cost.value).toBeCloseTo(node.few.deviceSeconds.value, 9);
  expect(node.planned).toBeNull();
  expect(sweep.studyStages).toEqual([{ study: { id: studyId } }]);
}

beforeAll(async () => {
  api = await startTestApi();
  team = await createTestTeam(api.client);
  worker = await startTestWorker(api.url, team);
  const study = { teamId: team.id, name: 'Routing' };
  studyId = (
    await change<{ study: { id: string } }>(api.url, team.writeToken, 'createStudy', 'study { id }', study)
  ).study.id;
});
afterAll(() => api.stop());

describe('the decision that a stage ends in', () => {
  it('waits for the sweep of the stage, and wants a reason', async () => {
    const settings = { batchSizes: [8], seeds: [1], currentBatchSize: 24 };
    const sweep = await createSweepOverHttp(api.url, team, settings);
    const stageId = await addStage({ name: 'Trial', sweepId: sweep.id });
    expect((await decide(stageId)).userErrors[0]).toMatchObject({
      code: 'SWEEP_NOT_FINISHED',
      field: ['input', 'studyStageId'],
    });
    await api.client.run.updateMany({ data: { status: 'CANCELED', finishedAt: new Date() } });
    await api.client.sweep.updateMany({ data: { status: 'CANCELED', finishedAt: new Date() } });
    expect((await decide(stageId, { reason: ' ' })).userErrors[0]).toMatchObject({
      code: 'INVALID_INPUT',
      field: ['input', 'reason'],
    });
    const stopped = await decide(stageId, { choice: 'STOP' });
    expect(stopped.stageDecision).toMatchObject({ text: 'The study ends here.', expected: null });
    const { userErrors } = await change(api.url, team.writeToken, 'continueSweep', 'sweep { id }', {
      sweepId: sweep.id,
    });
    expect(userErrors[0]).toMatchObject({ code: 'CONFLICT', field: ['input', 'sweepId'] });
    const { shown } = await ask<{ shown: object }>(
      api.url,
      `query { shown: sweep(id: "${sweep.id}") { status continuableUntil } }`,
      { token: team.readToken },
    );
    expect(shown).toEqual({ status: 'CANCELED', continuableUntil: null });
  });

  it('proposes the next sweep at the size of its stage, as the one before found b*', async () => {
    const pilot = await trainSyntheticSweep(api, team, worker, { name: 'Pilot', currentBatchSize: 24 });
    pilotId = await addStage({ name: 'Pilot', sweepId: pilot.sweep.id });
    nextId = await addStage({ name: 'Mid-size', size: 15 });
    const larger = await addStage({ name: 'Production', size: 150 });
    const query = `query ($id: ID!) { node(id: $id) { ... on StudyStage { proposedSweep {
      name batchSizes runs maxExamplesPerRun currentBatchSize like { id } model { id } plan { largestBatchSize }
      spending { deviceSeconds { value lower upper } wallSeconds { value } cost { value } level } } } } }`;
    const read = async (id: string) =>
      (
        await ask<{ node: { proposedSweep: Record<string, unknown> } }>(api.url, query, {
          token: team.readToken,
          variables: { id },
        })
      ).node.proposedSweep;
    expect(await read(nextId)).toEqual({
      name: 'Routing: Mid-size',
      batchSizes: [16, 24, 32, 48, 64, 96, 128],
      runs: 14,
      maxExamplesPerRun: 200_000,
      currentBatchSize: 24,
      like: { id: pilot.sweep.id },
      model: { id: expect.any(String) },
      plan: null,
      spending: {
        deviceSeconds: { value: expect.any(Number), lower: expect.any(Number), upper: expect.any(Number) },
        wallSeconds: { value: expect.any(Number) },
        cost: null,
        level: 0.95,
      },
    });
    expect(await read(larger)).toMatchObject({ model: null });
    // What the decision about the pilot is for: each run at ten times the size takes ten times as long, and saves so much more.
    const price = await api.client.price.create({
      data: {
        ...{ teamId: team.localId, device: 'cpu', currency: 'EUR', pricePerDeviceHour: 3600 },
        validFrom: new Date(0),
      },
    });
    // The tests after this one know no price, whatever comes of this one.
    try {
      type Saved = Record<'saved' | 'after' | 'factor', { value: number; lower: number; upper: number }>;
      type Foretold = {
        costFrontier: { recommended: { batchSize: number } };
        foretoldSaving: {
          from: number;
          to: number;
          deviceHours: Saved;
          cost: Saved;
          currency: string;
        } | null;
      };
      const saved = ['saved', 'after', 'factor'].map((part) => `${part} { value lower upper }`).join(' ');
      const foretold = async (id: string) =>
        (
          await ask<{ node: Foretold }>(
            api.url,
            `query ($id: ID!) { node(id: $id) { ... on StudyStage { costFrontier { recommended { batchSize } }
              foretoldSaving { from to deviceHours { ${saved} } cost { ${saved} } currency } } } }`,
            { token: team.readToken, variables: { id } },
          )
        ).node;
      const [next, production] = [await foretold(nextId), await foretold(larger)];
      expect(next.foretoldSaving).toMatchObject({
        ...{ from: 24, to: next.costFrontier.recommended.batchSize, currency: 'EUR' },
      });
      const { deviceHours, cost } = production.foretoldSaving ?? {};
      expect(deviceHours?.saved.value).toBeCloseTo(
        10 * (next.foretoldSaving?.deviceHours.saved.value ?? Number.NaN),
        9,
      );
      expect(cost?.saved.value).toBeCloseTo(3600 * (deviceHours?.saved.value ?? Number.NaN), 9);
      // No more is saved than the longest run takes, times the greatest factor less one.
      const { after, factor, saved: most } = deviceHours ?? {};
      expect(most?.value).toBeCloseTo((after?.value ?? Number.NaN) * ((factor?.value ?? Number.NaN) - 1), 9);
      expect(most?.upper).toBeLessThan((after?.upper ?? 0) * ((factor?.upper ?? 0) - 1));
      // By hand, K(b) = 300·b/(b − 20) at 1 ms + 10 µs·b: 2.2 s at 24, 0.8 s at 48.
      expect(3600 * (next.foretoldSaving?.deviceHours.saved.value ?? 0)).toBeGreaterThan(1);
      expect(deviceHours?.saved.lower).toBeLessThan(deviceHours?.saved.value ?? 0);
      expect((await foretold(pilotId)).foretoldSaving).toBeNull();
      await tellsWhatItReturns(pilot.sweep.id, deviceHours?.saved.value ?? Number.NaN);
    } finally {
      await api.client.team.update({ where: { id: team.localId }, data: { runsPerMonth: null } });
      await api.client.price.delete({ where: { id: price.id } });
    }
    expect(await read(pilotId)).toBeNull();
    // What is promised before the decision is what the decision registers.
    const { spending } = (await read(nextId)) as { spending: { deviceSeconds: { value: number } } };
    promised = spending.deviceSeconds.value;
    expect(promised).toBeGreaterThan(0);
  });

  it('keeps its figures, starts the next sweep where the study allows it, and is final', async () => {
    const allow = { studyId, startsNextStage: true };
    await expect(
      change(api.url, team.writeToken, 'setStartsNextStage', 'study { id }', allow),
    ).rejects.toThrow('FORBIDDEN');
    await change(api.url, team.adminToken, 'setStartsNextStage', 'study { startsNextStage }', allow);
    const { stageDecision, userErrors } = await decide(pilotId, { batchSize: 48 });
    expect(userErrors).toEqual([]);
    const { value, lower, upper } = stageDecision.expected.factor;
    expect(lower).toBeLessThan(value);
    expect(upper).toBeGreaterThan(value);
    // By hand, K(b) = 300·b/(b − 20) and 1 ms + 10 µs·b a step: 1800·1.24 ms against 514·1.48 ms.
    expect(value).toBeGreaterThan(2.2);
    expect(value).toBeLessThan(4);
    expect(stageDecision).toMatchObject({ fromBatchSize: 24, batchSize: 48, decidedBy: null });
    expect(stageDecision.text).toMatch(
      /^We plan to move from 24 to 48; expected: \d(\.\d)?× less device time \(.*\)\. The study goes on\.$/,
    );
    expect(stageDecision.figures.recommendation.batchSize).toBeGreaterThan(24);
    expect(stageDecision.figures.spent).toMatchObject({ personHours: null, cost: [] });

    const next = await api.client.studyStage.findUniqueOrThrow({
      where: { id: localId('StudyStage', nextId) },
      include: { sweep: true, predictions: true },
    });
    expect(next.sweep).toMatchObject({ name: 'Routing: Mid-size', currentBatchSize: 24, status: 'RUNNING' });
    expect(next.predictions.map(({ quantity }) => quantity).sort()).toEqual([
      'CRITICAL_BATCH_SIZE',
      'DEVICE_SECONDS',
      'DEVICE_TIME_FACTOR',
      'STEPS',
      'WORK',
    ]);
    const seconds = next.predictions.find(({ quantity }) => quantity === 'DEVICE_SECONDS');
    expect(seconds?.value).toBeCloseTo(promised, 9);
    // The memo says what its runs are for, and what they are predicted to take.
    type Told = { memo: { text: { markdown: string } } };
    const { memo } = await change<Told>(
      ...([api.url, team.writeToken, 'createMemo', 'memo { text(locale: EN) { markdown } }'] as const),
      { teamId: team.id, studyId },
    );
    expect(memo.text.markdown.replaceAll('\u00a0', ' ')).toMatch(
      /Routing: Mid-size: 14 runs queued and 0 running at batch sizes .*, to check the prediction b\\\* \d+ \(\d+–\d+\)\. The whole sweep was forecast at [\d.]+ s/,
    );
    expect((await decide(pilotId)).userErrors[0]?.code).toBe('CONFLICT');
    const id = localId('StageDecision', stageDecision.id);
    await expect(
      api.client.stageDecision.update({ where: { id }, data: { reason: 'Another.' } }),
    ).rejects.toThrow('neither edited nor removed');
    await expect(api.client.stageDecision.delete({ where: { id } })).rejects.toThrow(
      'neither edited nor removed',
    );
    await expect(api.client.study.delete({ where: { id: localId('Study', studyId) } })).rejects.toThrow(
      'neither edited nor removed',
    );
  });

  it('is scored by what the next stage finds', async () => {
    await trainQueuedRuns(worker, 20);
    const score = await until(async () => {
      await scorePredictions(api.client, new RecurringFaults());
      const prediction = await api.client.prediction.findFirst({
        where: { stageId: localId('StudyStage', nextId), quantity: 'DEVICE_TIME_FACTOR' },
        include: { scores: true },
      });
      return prediction?.scores.at(-1) ?? null;
    }, 30);
    expect(score.verdict).toBe('INSIDE');
    expect(score.factor).toBeGreaterThan(0.8);
    expect(score.factor).toBeLessThan(1.25);
  });

  it('tells the saving since the study began, also where the stage keeps what is in use by then', async () => {
    type Told = {
      sweep: { id: string };
      recommendation: { batchSize: number; saving: object | null };
      savingSinceStart: { deviceHours: { saved: { value: number; lower: number } } };
    };
    const moved = 'from to deviceHours { saved { value lower upper } }';
    const told = async (id: string) =>
      (
        await ask<{ node: Told }>(
          api.url,
          `query ($id: ID!) { node(id: $id) { ... on StudyStage { sweep { id }
            recommendation { batchSize saving { ${moved} } } savingSinceStart { ${moved} } } } }`,
          { token: team.readToken, variables: { id } },
        )
      ).node;
    // While nothing has moved they are one, at the first stage and at the next.
    const next = await told(nextId);
    for (const { recommendation, savingSinceStart } of [await told(pilotId), next])
      expect(savingSinceStart).toEqual(recommendation.saving);
    expect(next.savingSinceStart).toMatchObject({ from: 24, to: 48 });
    // By hand, as above: 2.2 s at 24, 0.8 s at 48.
    const { value, lower } = next.savingSinceStart.deviceHours.saved;
    expect(3600 * value).toBeGreaterThan(1);
    expect(3600 * value).toBeLessThan(2.2);
    expect(lower).toBeGreaterThan(0);
    // Then the team moves to it.
    const use = (batchSize: number) =>
      change(...([api.url, team.writeToken, 'setCurrentBatchSize', 'sweep { id }'] as const), {
        ...{ sweepId: next.sweep.id, batchSize },
      });
    await use(48);
    const { recommendation, savingSinceStart } = await told(nextId);
    expect(recommendation).toMatchObject({ batchSize: 48, saving: null });
    expect(savingSinceStart).toEqual(next.savingSinceStart);
    await use(24);
  });

  it('stands in the memo of its week and in a report, with who decided', async () => {
    const stage = await api.client.studyStage.findUniqueOrThrow({
      where: { id: localId('StudyStage', nextId) },
    });
    await decide(globalId('StudyStage', stage.id), { batchSize: 48, reason: 'It came true.' });
    // Nothing starts by it, for the team has no model of that size; it is written down all the same, before anybody can know.
    const production = await api.client.prediction.findMany({
      where: { stage: { name: 'Production', teamId: team.localId } },
      orderBy: { quantity: 'asc' },
    });
    expect(production.map(({ quantity, rule }) => [quantity, rule])).toEqual([
      ['CRITICAL_BATCH_SIZE', 'UNCHANGED'],
      ['STEPS', 'UNCHANGED'],
      ['WORK', 'UNCHANGED'],
      ['DEVICE_TIME_FACTOR', 'UNCHANGED'],
    ]);
    const effort = { studyStageId: nextId, personHours: 2 };
    await change(api.url, team.writeToken, 'setStageEffort', 'studyStage { personHours }', effort);
    const rate = { teamId: team.id, hourlyRate: 90, currency: 'EUR' };
    await expect(change(api.url, team.writeToken, 'setHourlyRate', 'team { id }', rate)).rejects.toThrow(
      'FORBIDDEN',
    );
    await change(api.url, team.adminToken, 'setHourlyRate', 'team { hourlyRate }', rate);
    const memo = await change<{ memo: { text: { sections: { heading: string; sentences: string[] }[] } } }>(
      api.url,
      team.writeToken,
      'createMemo',
      'memo { text(locale: EN) { sections { heading sentences } } }',
      { teamId: team.id, studyId },
    );
    const decisions = memo.memo.text.sections.find(({ heading }) => heading === 'Decided');
    // What was planned at the stage before is no move: it is still against the batch size in use.
    expect(decisions?.sentences.at(-1)).toMatch(
      /^Mid-size: We plan to move from 24 to 48; expected: .*× less device time \(.*\)\. .*The study goes on\. Why: It came true\.$/,
    );
    const money = memo.memo.text.sections.find(({ heading }) => heading === 'Money');
    expect(money?.sentences).toContain('People: 2.0\u00a0h; devices and people together 180.00\u00a0EUR.');
    const report = await change<{ content: unknown }>(
      api.url,
      team.writeToken,
      'createReport',
      'report { versions { content } }',
      { teamId: team.id, content: { title: 'R', text: '', sweepIds: [], studyIds: [studyId] } },
    );
    expect(JSON.stringify(report)).toContain('"reason":"It came true."');
    expect(JSON.stringify(report)).toMatch(/"given":\{.*"rule":"[A-Z_]+"/);
  });

  it('tells on the page what the recommended move saved when it was decided; a report may withhold that', async () => {
    const stage = await api.client.studyStage.findFirstOrThrow({
      where: { name: 'Production', teamId: team.localId },
    });
    const interval = (value: number) => ({ value, lower: value / 1.1, upper: value * 1.1 });
    const recommendation = {
      batchSize: 96,
      rule: 'LEAST_DEVICE_TIME_IN_VALLEY',
      measure: 'DEVICE_TIME',
      device: 'cpu',
      currentBatchSize: 32,
      least: interval(90),
      leastFactor: null,
      saving: {
        work: { factor: interval(2) },
        deviceHours: { saved: interval(1), factor: interval(2) },
        cost: { saved: interval(5) },
        currency: 'EUR',
      },
      monthly: { runs: 100 },
      payback: { spent: { amount: 25, currency: 'EUR' }, days: interval(1.5) },
    };
    const { id } = await api.client.stageDecision.create({
      data: {
        teamId: team.localId,
        stageId: stage.id,
        choice: 'STOP',
        fromBatchSize: 32,
        batchSize: 96,
        reason: 'It is paid back soon.',
        figures: {
          sweepId: null,
          level: 0.95,
          recommendation,
          expected: { measure: 'DEVICE_TIME', factor: interval(2), isLowerBound: false },
          spent: { deviceSeconds: 60, personHours: null, cost: [] },
        },
        figuresHash: 'a'.repeat(64),
      },
    });
    const { node } = await ask<{ node: { text: string } }>(
      api.url,
      'query ($id: ID!) { node(id: $id) { ... on StageDecision { text } } }',
      { token: team.readToken, variables: { id: globalId('StageDecision', id) } },
    );
    expect(node.text.replaceAll('\u00a0', ' ')).toMatch(
      /500\.00 EUR a month at 100 .*Finding it cost 25\.00 EUR, which is paid back within 2 days\. These figures are as they stood on \d+ \w+ \d+: .* The study ends here\.$/,
    );
    const made = await change<{ report: { versions: { content: unknown }[] } }>(
      api.url,
      team.writeToken,
      'createReport',
      'report { versions { content } }',
      { teamId: team.id, content: { title: 'R', text: '', sweepIds: [], studyIds: [studyId] } },
    );
    const content = JSON.stringify(made.report.versions[0]?.content);
    expect(content).toContain('"reason":"It is paid back soon."');
    expect(content).not.toContain('"amount":25');
  });
});
