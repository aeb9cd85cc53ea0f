import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { claimAs } from '../testing/claimAs.ts';
import type { TestDatabase } from '../testing/createTestDatabase.ts';
import { createTestDatabase } from '../testing/createTestDatabase.ts';
import { createTestSweep, testMeasurement } from '../testing/createTestSweep.ts';
import { cancelSweep } from './cancelSweep.ts';
import { changeChannel } from './changeChannel.ts';
import { claimRun } from './claimRun.ts';
import { completeRun } from './completeRun.ts';
import { failRun } from './failRun.ts';
import type { Holder } from './lease.ts';
import { markStaleRuns } from './markStaleRuns.ts';
import { recordMeasurements } from './recordMeasurements.ts';
import { releaseRun } from './releaseRun.ts';
import { retryRun } from './retryRun.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const claim = (worker: Parameters<typeof claimAs>[1]) => claimAs(database.client, worker);

const findRun = (id: string) => database.client.run.findUniqueOrThrow({ where: { id } });
const findSweep = (id: string) => database.client.sweep.findUniqueOrThrow({ where: { id } });
const attemptEnds = async (runId: string) =>
  (await database.client.attempt.findMany({ where: { runId }, orderBy: { number: 'asc' } })).map(
    (attempt) => attempt.end,
  );
const success = { outcome: 'TARGETS_REACHED' as const, lastSequence: -1, step: 10, examplesSeen: 320 };
const fault = { code: 'WORKER_FAILED', message: 'Out of memory.' };

/** As if the back-off had passed. */
const skipBackOff = (runId: string) => database.client.$executeRaw`
  UPDATE "Run" SET "availableAt" = clock_timestamp() WHERE id = ${runId}::uuid`;
const expireLease = (runId: string) => database.client.$executeRaw`
  UPDATE "Run" SET "leaseExpiresAt" = clock_timestamp() WHERE id = ${runId}::uuid`;

describe('completeRun', () => {
  it('ends the run with its outcome, is acknowledged again, and takes no more writes', async () => {
    const { worker, sweepId } = await createTestSweep(database.client);
    const holder = await claim(worker);
    for (let sends = 0; sends < 2; sends += 1) {
      expect(await completeRun(database.client, { ...holder, ...success })).toEqual({ status: 'COMPLETED' });
    }
    expect(await findRun(holder.runId)).toMatchObject({ status: 'SUCCEEDED', step: 10n });
    expect(await attemptEnds(holder.runId)).toEqual(['SUCCEEDED']);
    expect(await releaseRun(database.client, holder)).toEqual({ status: 'RUN_ENDED' });
    expect((await findSweep(sweepId)).lastEventSequence).toBe(3n);
  });

  it('is refused while a batch of measurements is missing', async () => {
    const { worker } = await createTestSweep(database.client);
    const holder = await claim(worker);
    const input = { ...holder, ...success, lastSequence: 0 };
    expect(await completeRun(database.client, input)).toEqual({
      status: 'SEQUENCE_GAP',
      acceptedSequence: -1,
    });
    await recordMeasurements(database.client, {
      ...holder,
      sequence: 0,
      measurements: [testMeasurement(1)],
      step: 1,
      examplesSeen: 32,
    });
    expect(await completeRun(database.client, input)).toEqual({ status: 'COMPLETED' });
  });

  it('finishes the sweep exactly once when its last runs end at the same time', async () => {
    const { worker, sweepId } = await createTestSweep(database.client, { batchSizes: 6 });
    const holders: Holder[] = [];
    for (let runs = 0; runs < 6; runs += 1) holders.push(await claim(worker));
    await Promise.all(holders.map((holder) => completeRun(database.client, { ...holder, ...success })));
    expect(await findSweep(sweepId)).toMatchObject({ status: 'FINISHED', lastEventSequence: 13n });
    const events = await database.client.sweepEvent.findMany({
      where: { sweepId },
      orderBy: { sequence: 'asc' },
    });
    expect(events.map((event) => Number(event.sequence))).toEqual(events.map((_, index) => index + 1));
    expect(events.filter((event) => event.kind === 'SWEEP_FINISHED')).toHaveLength(1);
    expect(events.at(-1)?.kind).toBe('SWEEP_FINISHED');
  });
});

describe('failRun', () => {
  it('tries again later and later where that can help, and gives up after the last try', async () => {
    const { worker } = await createTestSweep(database.client, { maxAttempts: 3 });
    const delays: number[] = [];
    let holder = await claim(worker);
    for (;;) {
      const outcome = await failRun(database.client, { ...holder, ...fault, retryable: true });
      if (outcome.status !== 'REQUEUED') break;
      const [row] = await database.client.$queryRaw<{ delay: number }[]>`
        SELECT extract(epoch FROM "availableAt" - clock_timestamp())::float8 AS delay
        FROM "Run" WHERE id = ${holder.runId}::uuid`;
      delays.push(Math.round(row?.delay ?? 0));
      const early = await claimRun(database.client, { teamId: worker.teamId, workerId: worker.id });
      expect(early.status).toBe('NOTHING_QUEUED');
      await skipBackOff(holder.runId);
      holder = await claim(worker);
    }
    expect(delays).toEqual([2, 4]);
    expect(await findRun(holder.runId)).toMatchObject({ status: 'FAILED', failureCode: fault.code });
    expect(await attemptEnds(holder.runId)).toEqual(['FAILED', 'FAILED', 'FAILED']);
  });

  it('fails the run at once where a retry cannot help', async () => {
    const { worker, sweepId } = await createTestSweep(database.client);
    const holder = await claim(worker);
    const input = { ...holder, code: 'UNSUPPORTED_KERNEL', message: 'No such kernel.', retryable: false };
    expect(await failRun(database.client, input)).toEqual({ status: 'FAILED' });
    expect((await findSweep(sweepId)).status).toBe('FINISHED');
  });
});

describe('retryRun', () => {
  it('queues a failed run with all its tries, and its sweep runs again', async () => {
    const { worker, sweepId } = await createTestSweep(database.client);
    const holder = await claim(worker);
    expect(await retryRun(database.client, holder)).toEqual({ status: 'NOT_FAILED' });
    await failRun(database.client, { ...holder, ...fault, retryable: false });
    expect(await retryRun(database.client, holder)).toEqual({ status: 'REQUEUED' });
    expect(await findSweep(sweepId)).toMatchObject({ status: 'RUNNING', finishedAt: null });
    expect(await findRun(holder.runId)).toMatchObject({ status: 'QUEUED', attemptCount: 0 });
    expect((await claim(worker)).fencingToken).toBe(2);
  });
});

describe('releaseRun', () => {
  it('gives the run back at once, as often as one likes', async () => {
    const { worker } = await createTestSweep(database.client, { maxAttempts: 1 });
    for (let releases = 1; releases <= 3; releases += 1) {
      const holder = await claim(worker);
      expect(holder.fencingToken).toBe(releases);
      expect(await releaseRun(database.client, holder)).toEqual({ status: 'RELEASED' });
      expect(await releaseRun(database.client, holder)).toEqual({ status: 'LEASE_LOST' });
    }
  });
});

describe('cancelSweep', () => {
  it('ends what nobody works on, and asks the live holder to give its run back', async () => {
    const { worker, sweepId, teamId } = await createTestSweep(database.client, { batchSizes: 3 });
    const [live, silent] = [await claim(worker), await claim(worker)];
    await expireLease(silent.runId);
    expect(await cancelSweep(database.client, { teamId, sweepId })).toEqual({ status: 'CANCELED' });
    expect(await cancelSweep(database.client, { teamId, sweepId })).toEqual({ status: 'ALREADY_ENDED' });
    expect(await findRun(live.runId)).toMatchObject({ status: 'CLAIMED', cancelRequested: true });
    expect(await database.client.run.count({ where: { sweepId, status: 'CANCELED' } })).toBe(2);
    expect(await attemptEnds(silent.runId)).toEqual(['CANCELED']);
    expect(await claimRun(database.client, { teamId, workerId: worker.id })).toEqual({
      status: 'NOTHING_QUEUED',
    });
    expect(await releaseRun(database.client, live)).toEqual({ status: 'CANCELED' });
    expect(await findSweep(sweepId)).toMatchObject({ status: 'CANCELED', lastEventSequence: 6n });
  });

  it('leaves no open run behind when it meets claims and retries', async () => {
    const { worker, sweepId, teamId } = await createTestSweep(database.client, { batchSizes: 12 });
    const failed = await claim(worker);
    await failRun(database.client, { ...failed, ...fault, retryable: false });
    await Promise.all([
      ...Array.from({ length: 6 }, () => claimRun(database.client, { teamId, workerId: worker.id })),
      cancelSweep(database.client, { teamId, sweepId }),
      retryRun(database.client, failed),
    ]);
    const open = await database.client.run.findMany({ where: { sweepId, finishedAt: null } });
    expect(open.every((run) => run.status === 'CLAIMED' && run.cancelRequested)).toBe(true);
  });
});

describe('markStaleRuns', () => {
  it('shows a silent holder, and ends its run where the sweep was canceled', async () => {
    const { worker, sweepId, teamId } = await createTestSweep(database.client, { batchSizes: 2 });
    const [silent, canceled] = [await claim(worker), await claim(worker)];
    await database.client.run.update({ where: { id: canceled.runId }, data: { cancelRequested: true } });
    await Promise.all([silent, canceled].map((holder) => expireLease(holder.runId)));
    expect(await markStaleRuns(database.client)).toEqual({ stale: 1, canceled: 1 });
    expect((await findRun(silent.runId)).status).toBe('STALE');
    expect((await findRun(canceled.runId)).status).toBe('CANCELED');
    expect((await claim({ id: worker.id, teamId })).runId).toBe(silent.runId);
    expect((await findSweep(sweepId)).status).toBe('RUNNING');
  });

  it('tells the webhooks of a worker that is lost, once, until it is heard of again', async () => {
    const { client } = database;
    const { worker, sweepId, teamId } = await createTestSweep(client, { batchSizes: 4 });
    await client.webhook.create({
      data: { teamId, name: 'Chat', url: 'https://a/', secret: 'sealed', events: ['WORKER_LOST'] },
    });
    const told = async () =>
      (await client.teamEvent.findMany({ where: { teamId }, orderBy: { id: 'asc' } })).map(
        ({ data }) => data,
      );
    const silence = (seconds: number) => client.$executeRaw`
      UPDATE "Worker" SET "lastSeenAt" = clock_timestamp() - make_interval(secs => ${seconds}::double precision)
      WHERE id = ${worker.id}::uuid`;
    const [hung, living] = [await claim(worker), await claim(worker)];
    await silence(60);
    await expireLease(hung.runId);
    await markStaleRuns(client);
    expect(await told()).toEqual([]);

    await expireLease(living.runId);
    await markStaleRuns(client);
    expect(await told()).toMatchObject([{ workerId: worker.id, runId: living.runId, sweepId }]);

    const [third, fourth] = [await claim(worker), await claim(worker)];
    await Promise.all([third, fourth].map(({ runId }) => expireLease(runId)));
    await markStaleRuns(client);
    expect(await told()).toHaveLength(1);
    const fifth = await claim(worker);
    await silence(60);
    await expireLease(fifth.runId);
    await markStaleRuns(client);
    expect(await told()).toHaveLength(2);
  });
});

describe('sweep events', () => {
  it('are announced to listeners when they are committed', async () => {
    const listener = new pg.Client({ connectionString: database.databaseUrl });
    await listener.connect();
    await listener.query(`LISTEN ${changeChannel}`);
    const { worker, sweepId } = await createTestSweep(database.client);
    const announced = new Promise<string | undefined>((resolve) => {
      listener.once('notification', (message) => resolve(message.payload));
    });
    await claim(worker);
    expect(await announced).toBe(`Sweep ${sweepId}`);
    await listener.end();
  });
});
