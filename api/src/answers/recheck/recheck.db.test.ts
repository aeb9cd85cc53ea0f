import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { RecurringFaults } from '../../platform/fault/recurringFaults.ts';
import { globalId, parseGlobalId } from '../../platform/node/globalId.ts';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { ask, change, codesOf } from '../../testing/graphql.ts';
import { signInAs } from '../../testing/signInAs.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { startTestWorker } from '../../testing/testWorker.ts';
import { trainQueuedRuns, trainSyntheticSweep } from '../../testing/trainSyntheticSweep.ts';
import { until } from '../../testing/until.ts';
import { settleRechecks } from './settleRechecks.ts';
import { startDueRechecks } from './startDueRechecks.ts';

let api: TestApi;
let team: TestTeam;
let worker: Awaited<ReturnType<typeof startTestWorker>>;
let sweepId: string;
let localId: string;
let creator: Awaited<ReturnType<typeof signInAs>>;
const faults = new RecurringFaults();

beforeAll(async () => {
  api = await startTestApi();
  team = await createTestTeam(api.client);
  worker = await startTestWorker(api.url, team);
  sweepId = (await trainSyntheticSweep(api, team, worker, { name: 'Kite' })).sweep.id;
  localId = parseGlobalId(sweepId)?.id ?? '';
  creator = await signInAs(api, team, 'MEMBER');
  await api.client.sweep.update({ where: { id: localId }, data: { createdById: creator.userId } });
});
afterAll(() => api.stop());

const schedule = (input: object = {}, token = team.writeToken) =>
  change(api.url, token, 'scheduleRecheck', 'sweep { id }', {
    ...{ sweepId, everyWeeks: 2, deviceSecondsBudget: 200, startsNow: true },
    ...input,
  });
const start = (now = new Date()) => startDueRechecks(api.client, {}, faults, now);
type Found = { value: number } | null;
type Chain = {
  rechecks: {
    verdict: string | null;
    before: Found;
    now: Found;
    sweep: { name: string; recheckOf: { id: string } };
  }[];
  recheckSchedule: { everyWeeks: number } | null;
};
const chain = async () => {
  const query = `query ($id: ID!) { sweep(id: $id) { recheckSchedule { everyWeeks }
    rechecks { verdict before { value } now { value } sweep { name recheckOf { id } } } } }`;
  const variables = { id: sweepId };
  return (await ask<{ sweep: Chain }>(api.url, query, { token: team.readToken, variables })).sweep;
};

const seedsOf = async (id: string) => {
  const runs = await api.client.run.findMany({ where: { sweepId: id }, select: { seed: true } });
  return [...new Set(runs.map(({ seed }) => seed))].sort();
};

/** Trains the re-check that runs to its end, where N(b) is least at twice the pole, and settles it. */
async function train(pole: number) {
  const running = await api.client.recheck.findFirstOrThrow({ where: { settledAt: null } });
  await until(async () => {
    await trainQueuedRuns(worker, pole);
    const { status } = await api.client.sweep.findUniqueOrThrow({ where: { id: running.sweepId } });
    return status === 'FINISHED' ? true : null;
  }, 120);
  return until(async () => {
    await settleRechecks(api.client, faults);
    const recheck = await api.client.recheck.findUniqueOrThrow({ where: { sweepId: running.sweepId } });
    return recheck.settledAt ? recheck : null;
  }, 60);
}

it('is scheduled for a sweep with an answer, by whoever may write, within bounds', async () => {
  expect(codesOf(await schedule({ everyWeeks: 0 }))).toEqual(['INVALID_INPUT']);
  expect(codesOf(await schedule({ deviceSecondsBudget: 0 }))).toEqual(['INVALID_INPUT']);
  await expect(schedule({}, team.readToken)).rejects.toThrow('FORBIDDEN');
  const unfinished = await createSweepOverHttp(api.url, team, { name: 'Unfinished' });
  expect(codesOf(await schedule({ sweepId: unfinished.id }))).toEqual(['CONFLICT']);
  await change(api.url, team.writeToken, 'cancelSweep', 'sweep { id }', { sweepId: unfinished.id });
  expect(codesOf(await schedule())).toEqual([]);
});

it('is one small sweep at a time, on the newest data, however many processes start it, and finds b* where it was', async () => {
  const {
    contentHash: _hash,
    id: _id,
    ...dataset
  } = await api.client.dataset.findFirstOrThrow({
    where: { teamId: team.localId },
  });
  const newest = await api.client.dataset.create({
    data: { ...dataset, spec: dataset.spec as object, version: 2, contentHash: 'd'.repeat(64) } as never,
  });
  await Promise.all([start(), start(), start()]);
  await start(new Date(Date.now() + 20 * 86_400_000));
  const [recheck, ...more] = await api.client.recheck.findMany({ include: { sweep: true } });
  expect(more).toEqual([]);
  expect(recheck?.sweep).toMatchObject({
    name: 'Re-check of #1: Kite',
    datasetId: newest.id,
    status: 'RUNNING',
  });
  expect(await train(20)).toMatchObject({ verdict: 'SAME' });
  expect(await seedsOf(localId)).toEqual([1, 2]);
  // Runs of their own, which say something even where neither data nor code have changed.
  expect(Math.min(...(await seedsOf(recheck?.sweepId ?? '')))).toBe(3);
  expect(await api.client.run.count({ where: { sweepId: recheck?.sweepId ?? '' } })).toBeLessThan(18);
  expect(await api.client.teamEvent.count({ where: { kind: 'BATCH_SIZE_MOVED' } })).toBe(0);
  const { rechecks, recheckSchedule } = await chain();
  expect(recheckSchedule).toEqual({ everyWeeks: 2 });
  expect(rechecks).toEqual([
    {
      verdict: 'SAME',
      before: { value: expect.closeTo(40, -1) },
      now: { value: expect.closeTo(40, -1) },
      sweep: { name: 'Re-check of #1: Kite', recheckOf: { id: sweepId } },
    },
  ]);
});

it('raises an alarm once where b* has moved, which memo and notification tell, and is compared with it from then on', async () => {
  const latest = async () =>
    (await api.client.recheck.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })).sweepId;
  const former = await seedsOf(await latest());
  await schedule();
  await start();
  expect(Math.min(...(await seedsOf(await latest())))).toBe(Math.max(...former) + 1);
  expect(await train(60)).toMatchObject({ verdict: 'MOVED' });
  await settleRechecks(api.client, faults);
  const [event, ...more] = await api.client.teamEvent.findMany({
    where: { kind: 'BATCH_SIZE_MOVED' },
    include: { notifications: true },
  });
  expect(more).toEqual([]);
  expect(event?.notifications.map(({ userId, letterDueAt }) => [userId, letterDueAt !== null])).toEqual([
    [creator.userId, true],
  ]);
  type Memo = { memo: { text: { markdown: string } } };
  const { memo } = await change<Memo>(api.url, team.writeToken, 'createMemo', 'memo { text { markdown } }', {
    teamId: team.id,
  });
  expect(memo.text.markdown).toMatch(
    /Sweep 1, Kite: the batch size of least work has moved, from 4\d .* to 1\d\d /,
  );

  await schedule();
  await start();
  expect(await train(60)).toMatchObject({ verdict: 'SAME' });
  expect(await api.client.teamEvent.count({ where: { kind: 'BATCH_SIZE_MOVED' } })).toBe(1);
});

it('comes to a verdict after all where it was canceled and goes on', async () => {
  await schedule();
  await start();
  const { sweepId: running } = await api.client.recheck.findFirstOrThrow({ where: { settledAt: null } });
  const order = { sweepId: globalId('Sweep', running) };
  const settled = () => api.client.recheck.findUniqueOrThrow({ where: { sweepId: running } });
  await change(api.url, team.writeToken, 'cancelSweep', 'sweep { id }', order);
  await settleRechecks(api.client, faults);
  expect(await settled()).toMatchObject({ verdict: 'UNDECIDED', settledAt: expect.any(Date) });
  await change(api.url, team.writeToken, 'continueSweep', 'sweep { id }', order);
  expect(await settled()).toMatchObject({ verdict: null, settledAt: null });
  expect(await train(60)).toMatchObject({ verdict: 'SAME', sweepId: running });
  // One that ended undecided is judged anew with more runs; one that said something has said it.
  const add = (seed: number) =>
    change(api.url, team.writeToken, 'addRuns', 'sweep { id }', {
      ...order,
      runs: [{ batchSize: 32, seed }],
    });
  await add(901);
  expect(await settled()).toMatchObject({ verdict: 'SAME' });
  await trainQueuedRuns(worker, 60);
  await api.client.recheck.update({ where: { sweepId: running }, data: { verdict: 'UNDECIDED' } });
  await add(902);
  expect(await settled()).toMatchObject({ verdict: null, settledAt: null });
  expect(await train(60)).toMatchObject({ verdict: 'SAME', sweepId: running });
});

it('stays as it was canceled once there is a newer one, for one runs at a time', async () => {
  await schedule();
  await start();
  const { sweepId: older } = await api.client.recheck.findFirstOrThrow({ where: { settledAt: null } });
  const order = { sweepId: globalId('Sweep', older) };
  const continuableUntil = async () => {
    const query = `query ($id: ID!) { sweep(id: $id) { continuableUntil } }`;
    const variables = { id: order.sweepId };
    type Answer = { sweep: { continuableUntil: string | null } };
    return (await ask<Answer>(api.url, query, { token: team.readToken, variables })).sweep.continuableUntil;
  };
  await change(api.url, team.writeToken, 'cancelSweep', 'sweep { id }', order);
  await settleRechecks(api.client, faults);
  expect(await continuableUntil()).not.toBeNull();
  await schedule({ deviceSecondsBudget: 10 });
  await start();
  expect(await continuableUntil()).toBeNull();
  const refused = await change(api.url, team.writeToken, 'continueSweep', 'sweep { id }', order);
  expect(codesOf(refused)).toEqual(['CONFLICT']);
  expect(await api.client.sweep.count({ where: { status: 'RUNNING' } })).toBe(1);
});

it('raises an alarm where b* has left all that it tries, once, and looks there next time', async () => {
  const events = () =>
    api.client.teamEvent.findMany({ where: { kind: 'BATCH_SIZE_MOVED' }, orderBy: { createdAt: 'asc' } });
  const before = (await events()).length;
  // The one that runs: b* is 10 now, and the batch sizes that it tries begin above that.
  const moved = { verdict: 'MOVED', direction: 'DOWN', now: null };
  const { sweepId: running } = await train(5);
  const settled = () => api.client.recheck.findUniqueOrThrow({ where: { sweepId: running } });
  expect(await settled()).toMatchObject(moved);
  expect(await events()).toHaveLength(before + 1);
  expect((await events()).at(-1)?.data).toMatchObject({ now: null, direction: 'DOWN' });

  // As if the canceled one before had found the same: no news.
  await api.client.recheck.updateMany({
    where: { sweep: { status: 'CANCELED' } },
    data: { verdict: 'MOVED', direction: 'DOWN' },
  });
  await api.client.recheck.update({ where: { sweepId: running }, data: { verdict: null, settledAt: null } });
  await settleRechecks(api.client, faults);
  expect(await settled()).toMatchObject(moved);
  expect(await events()).toHaveLength(before + 1);

  await schedule();
  await start();
  const { sweepId: next } = await api.client.recheck.findFirstOrThrow({ where: { settledAt: null } });
  const plan = await api.client.adaptivePlan.findUniqueOrThrow({ where: { sweepId: next } });
  expect(plan.smallestBatchSize).toBeLessThan(5);
  const order = { sweepId: globalId('Sweep', next) };
  await change(api.url, team.writeToken, 'cancelSweep', 'sweep { id }', order);
});

it('is not started any more once its schedule has ended, and is not checked itself', async () => {
  const { sweepId: checking } = await api.client.recheck.findFirstOrThrow();
  const own = Buffer.from(`Sweep:${checking}`).toString('base64url');
  expect(codesOf(await schedule({ sweepId: own }))).toEqual(['CONFLICT']);
  await schedule();
  expect(codesOf(await change(api.url, team.writeToken, 'endRechecks', 'sweep { id }', { sweepId }))).toEqual(
    [],
  );
  const before = await api.client.recheck.count();
  await start();
  expect(await api.client.recheck.count()).toBe(before);
  expect((await chain()).recheckSchedule).toBeNull();
});
