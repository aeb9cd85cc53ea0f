import { lockRow } from '@critbatch/prisma/client/lockRow';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { parseGlobalId } from '../../platform/node/globalId.ts';
import { startApi } from '../../server/http/api.ts';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { ask, change } from '../../testing/graphql.ts';
import type { Recipient } from '../../testing/recipient.ts';
import { startRecipient } from '../../testing/recipient.ts';
import { signInAs } from '../../testing/signInAs.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { startTestWorker, testRow } from '../../testing/testWorker.ts';
import { until } from '../../testing/until.ts';
import { createWebhook } from '../../testing/webhookOverHttp.ts';
import { settleLate } from './countedRuns.ts';

let api: TestApi;
let team: TestTeam;
let recipient: Recipient;

beforeAll(async () => {
  api = await startTestApi({ webhooks: { hosts: [], networks: ['127.0.0.0/8'], answerSeconds: 10 } });
});
afterAll(() => api.stop());
beforeEach(async () => {
  team = await createTestTeam(api.client);
  recipient = await startRecipient();
  await createWebhook(api.url, team, recipient);
});
afterEach(() => recipient.close());

it('is complete once the last run is counted: until then the answer is preliminary, and nobody is told', async () => {
  const { sweepId, id, train, member } = await createSweepOfTwo();
  await train();
  await until(async () => (await read(id)).estimate?.crossings === 1 || null);
  const release = await holdBack(sweepId);
  await train();
  expect(await read(id)).toMatchObject({
    ...{ status: 'FINISHED', answerStatus: 'COUNTING', isPreliminary: true },
    estimate: {
      crossings: 1,
      text: expect.stringContaining('Preliminary: the last runs are not counted yet.'),
    },
  });
  // Long enough for whoever would have told it before.
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  expect(await read(id)).toMatchObject({ status: 'FINISHED', answerStatus: 'COUNTING' });
  expect(recipient.received).toEqual([]);
  expect(await api.client.notification.count({ where: { userId: member.userId } })).toBe(0);
  await release();
  expect(await told()).toEqual([{ type: 'sweep.done', answerStatus: 'COMPLETE' }]);
  expect(await read(id)).toMatchObject({
    ...{ answerStatus: 'COMPLETE', isPreliminary: false },
    estimate: { crossings: 2, text: expect.not.stringContaining('Preliminary') },
  });
  expect(await api.client.notification.count({ where: { userId: member.userId } })).toBe(1);
  expect(await lastEvents(sweepId)).toEqual(['SWEEP_FINISHED', 'ESTIMATE_CHANGED', 'ANSWER_SETTLED']);
});

it('is late where the last run is not counted in time, which is told once, and complete in the end', async () => {
  const { sweepId, id, train } = await createSweepOfTwo();
  await train();
  const release = await holdBack(sweepId);
  await train();
  await settleLate(api.client, 3_600);
  expect((await read(id)).answerStatus).toBe('COUNTING');
  await settleLate(api.client, 0);
  expect(await told()).toEqual([{ type: 'sweep.done', answerStatus: 'LATE' }]);
  expect(await read(id)).toMatchObject({ answerStatus: 'LATE', isPreliminary: true });
  await release();
  await until(async () => (await read(id)).answerStatus === 'COMPLETE' || null);
  expect(recipient.received).toHaveLength(1);
});

it('has failed where the last run cannot be counted, and is complete after a start without the fault', async () => {
  const { id, train } = await createSweepOfTwo();
  await train();
  await until(async () => (await read(id)).estimate?.crossings === 1 || null);
  await api.client.$executeRaw`
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'No room.'; END $$`;
  await api.client.$executeRaw`CREATE TRIGGER refuse BEFORE INSERT ON "Estimate" EXECUTE FUNCTION refuse()`;
  await train();
  expect(await told()).toEqual([{ type: 'sweep.done', answerStatus: 'FAILED' }]);
  expect(await read(id)).toMatchObject({ status: 'FINISHED', answerStatus: 'FAILED', isPreliminary: true });
  await api.client.$executeRaw`DROP FUNCTION refuse CASCADE`;
  const restarted = await startApi(api.environment);
  try {
    await until(async () => (await read(id)).answerStatus === 'COMPLETE' || null);
  } finally {
    await restarted.stop();
  }
  expect(await read(id)).toMatchObject({ isPreliminary: false, estimate: { crossings: 2 } });
  expect(recipient.received).toHaveLength(1);
});

it('of a sweep that was canceled or has no result is complete, and an open one counts', async () => {
  const canceled = await createSweepOfTwo();
  await canceled.train();
  expect((await read(canceled.id)).answerStatus).toBe('COUNTING');
  await change(api.url, team.writeToken, 'cancelSweep', 'sweep { id }', { sweepId: canceled.id });
  await until(async () => (await read(canceled.id)).answerStatus === 'COMPLETE' || null);
  expect(await read(canceled.id)).toMatchObject({ isPreliminary: false, estimate: { crossings: 1 } });
  expect(recipient.received).toEqual([]);
  const empty = await createSweepOfTwo();
  await empty.fail();
  await empty.fail();
  expect(await told()).toEqual([{ type: 'sweep.done', answerStatus: 'COMPLETE' }]);
  expect(await read(empty.id)).toMatchObject({ answerStatus: 'COMPLETE', estimate: null });
});

it('counts anew where a sweep is opened again, and is told again', async () => {
  const { id, train, fail } = await createSweepOfTwo();
  await train();
  await fail();
  await messages(1);
  await change(api.url, team.writeToken, 'retryFailedRuns', 'runs', { sweepId: id });
  expect((await read(id)).answerStatus).toBe('COUNTING');
  await train();
  await messages(2);
  expect(await read(id)).toMatchObject({ answerStatus: 'COMPLETE', estimate: { crossings: 2 } });
});

/** A sweep of two runs, which `train` brings to their target and `fail` lets fail for good. */
async function createSweepOfTwo() {
  const member = await signInAs(api, team, 'MEMBER');
  const { id } = await createSweepOverHttp(api.url, team);
  const sweepId = parseGlobalId(id)?.id ?? '';
  await api.client.sweep.update({ where: { id: sweepId }, data: { createdById: member.userId } });
  const worker = await startTestWorker(api.url, team);
  const claim = async () => {
    const { lease } = await worker.claim();
    if (!lease) throw new Error('Nothing is queued.');
    return lease;
  };
  return {
    ...{ sweepId, id, member },
    train: async () => {
      const lease = await claim();
      await worker.report(lease, 0, [testRow(1, 8), testRow(20, 8)]);
      await worker.complete(lease, 0, 20);
    },
    fail: async () => worker.fail(await claim(), 'UNSUPPORTED_KERNEL'),
  };
}

/** Keeps estimates of a sweep from being stored, as a slow computation would, until it is released. */
async function holdBack(sweepId: string): Promise<() => Promise<void>> {
  const { id } = await api.client.target.findFirstOrThrow({ where: { sweepId } });
  const { promise: freed, resolve: free } = Promise.withResolvers<void>();
  const { promise: isHeld, resolve: held } = Promise.withResolvers<void>();
  const holding = api.client.$transaction(
    async (transaction) => {
      await lockRow(transaction, 'Target', id);
      held();
      await freed;
    },
    { timeout: 300_000 },
  );
  await isHeld;
  return async () => {
    free();
    await holding;
  };
}

type Read = {
  status: string;
  answerStatus: string;
  isPreliminary: boolean;
  estimate: { crossings: number; text: string } | null;
};

async function read(id: string): Promise<Read> {
  const query = `query ($id: ID!) { sweep(id: $id) { status answerStatus isPreliminary estimate { crossings text } } }`;
  const { sweep } = await ask<{ sweep: Read }>(api.url, query, { token: team.readToken, variables: { id } });
  return sweep;
}

/** So many messages of the webhook, once they are there. */
const messages = (count: number) =>
  until(async () => (recipient.received.length >= count ? recipient.received : null));

/** What came over the webhook, once something has. */
async function told() {
  return (await messages(1)).map(({ body }) => {
    const { type, data } = JSON.parse(body) as { type: string; data: { answerStatus: string } };
    return { type, answerStatus: data.answerStatus };
  });
}

async function lastEvents(sweepId: string): Promise<string[]> {
  const events = await api.client.sweepEvent.findMany({
    where: { sweepId },
    orderBy: { sequence: 'desc' },
    take: 3,
  });
  return events.map(({ kind }) => kind).toReversed();
}
