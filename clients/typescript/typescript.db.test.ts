import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { globalId, localId } from '../../api/src/platform/node/globalId.ts';
import {
  createOwnedDatabase,
  type OwnedDatabase,
  startTestPlatform,
  type TestPlatform,
} from '../../worker/src/testing/testPlatform.ts';
import { sweepsOf } from '../../worker/src/testing/testSweep.ts';
import { reporterToken } from '../testing/reporterToken.ts';
import { type Client, createClient, graphql, waitForBudgetAnswer, waitForEstimate } from './src/index.ts';

let database: OwnedDatabase;
let platform: TestPlatform;
let client: Client;

beforeAll(async () => {
  database = await createOwnedDatabase();
  platform = await startTestPlatform(database, 10);
  client = createClient({ url: platform.apiUrl, token: (await reporterToken(database.client)).secret });
});
afterEach(() => platform.killWorkers());
afterAll(async () => {
  await platform?.stop();
  await database?.drop();
});

const createModel = graphql(`
  mutation CreateModel($input: CreateModelInput!) {
    createModel(input: $input) { model { id } userErrors { code field message } }
  }
`);
const follow = graphql(`
  subscription Follow($sweepId: ID!, $after: Long) {
    sweepEvents(sweepId: $sweepId, after: $after) { sequence kind }
  }
`);
const teams = graphql(`query Teams { viewer { teams { id } } }`);
const spec = { architecture: 'outside', parameterCount: 12 };

describe('the TypeScript client', () => {
  it('gives the data of an operation, and the API’s own code where it refuses', async () => {
    expect(await client.request(teams)).toEqual({ viewer: { teams: [{ id: platform.teamId }] } });
    const stranger = createClient({ url: platform.apiUrl, token: 'critbatch_unknown' });
    await expect(stranger.request(teams)).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
      retryable: false,
    });
    const lost = createClient({ url: `${platform.apiUrl}/nowhere/`, token: 'none' });
    await expect(lost.request(teams)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('waits for an API that is away, unless a mutation might be done twice', async () => {
    const input = { teamId: platform.teamId, name: 'outside', spec };
    const back = platform.restartApi(0.5);
    await expect(client.request(createModel, { input })).rejects.toMatchObject({ name: 'ApiUnreachable' });
    const repeatable = client.request(createModel, { input: { ...input, idempotencyKey: 'one' } });
    expect(await client.request(teams)).toMatchObject({ viewer: {} });
    expect((await repeatable).createModel).toMatchObject({ model: {}, userErrors: [] });
    await back;
  });

  it('follows a sweep across a restart of the API without a gap or a double, and waits for its answer', async () => {
    const sweepId = await sweepsOf(platform).create({
      batchSizes: [16],
      seeds: [1],
      // Long enough not to be over when its first report is heard of.
      maxExamplesPerRun: 192_000,
    });
    const worker = platform.startWorker(['--slots', '1', '--until-idle']);
    let back: Promise<void> | undefined;
    const lost: unknown[] = [];
    const events: { sequence: number; kind: string }[] = [];
    const options = {
      resume: ({ sweepEvents }: { sweepEvents: { sequence: number } }) => ({ after: sweepEvents.sequence }),
      onLost: (fault: unknown) => lost.push(fault),
    };
    for await (const { sweepEvents } of client.follow(follow, { sweepId, after: 0 }, options)) {
      events.push(sweepEvents);
      if (sweepEvents.kind === 'RUN_PROGRESSED') back ??= platform.restartApi(0.2);
      if (sweepEvents.kind === 'SWEEP_FINISHED') break;
    }
    await back;
    expect(lost.length).toBeGreaterThan(0);
    const sequences = events.map(({ sequence }) => sequence);
    expect(sequences).toEqual([...new Set(sequences)].sort((one, other) => one - other));
    // Where many progress events wait, only the newest is sent. Every other event is sent.
    const every = await database.client.sweepEvent.findMany({
      where: { sweepId: localId('Sweep', sweepId), kind: { not: 'RUN_PROGRESSED' } },
      orderBy: { sequence: 'asc' },
    });
    const isNoReport = ({ kind }: { kind: string }) => kind !== 'RUN_PROGRESSED';
    const upToTheEnd = every.filter(({ sequence }) => sequence <= (sequences.at(-1) ?? 0));
    expect(events.filter(isNoReport).map(({ kind }) => kind)).toEqual(upToTheEnd.map(({ kind }) => kind));
    expect(await worker.ended).toBe(0);
    expect(await waitForEstimate(client, sweepId)).toMatchObject({
      answer: 'NOT_IDENTIFIED',
      crossings: 0,
      censored: 1,
      criticalBatchSize: null,
      overheads: [],
      recommendation: null,
    });
  });

  it('waits for what a sweep for a budget answers, and refuses to wait for an estimate of it', async () => {
    const sweepId = await sweepsOf(platform).create({
      ...{ batchSizes: [8, 16, 32, 64], seeds: [1], targets: [], budgetMetric: 'TRAINING_LOSS' },
      maxExamplesPerRun: 3_200,
    });
    const worker = platform.startWorker(['--slots', '1', '--until-idle']);
    await expect(waitForEstimate(client, sweepId)).rejects.toMatchObject({ code: 'SWEEP_FOR_BUDGET' });
    const answer = await waitForBudgetAnswer(client, sweepId);
    expect(answer).toMatchObject({ metric: 'TRAINING_LOSS', examples: 3_200, runs: 4, refusal: null });
    expect(answer?.losses.map(({ batchSize }) => batchSize)).toEqual([8, 16, 32, 64]);
    await worker.ended;
  });

  it('does not wait for a sweep that waits for a choice', async () => {
    const sweepId = await sweepsOf(platform).create({ batchSizes: [16], seeds: [1], maxExamplesPerRun: 64 });
    const rateProbe = {
      ...{ learningRate: 10, diverges: true, smallerLearningRate: 0.3, trials: [], deviceSeconds: 1 },
      ...{ device: 'cpu', reportedAt: new Date().toISOString() },
    };
    await database.client.sweep.update({
      where: { id: localId('Sweep', sweepId) },
      data: { rateProbeStatus: 'PAUSED', rateProbe },
    });
    await expect(waitForEstimate(client, sweepId)).rejects.toMatchObject({
      code: 'SWEEP_PAUSED',
      message: expect.stringContaining('The learning rate 10 diverges, 0.3 does not'),
    });
    await database.client.sweep.update({
      where: { id: localId('Sweep', sweepId) },
      data: { rateProbeStatus: 'SETTLED' },
    });
  });

  it('stops listening and waiting when it is told to', async () => {
    const sweepId = await sweepsOf(platform).create({ batchSizes: [16], seeds: [1], maxExamplesPerRun: 64 });
    const signal = AbortSignal.timeout(300);
    const seen = [];
    for await (const { sweepEvents } of client.follow(
      follow,
      { sweepId, after: null },
      { signal, resume: () => ({}) },
    ))
      seen.push(sweepEvents);
    expect(seen).toEqual([]);
    await expect(waitForEstimate(client, sweepId, { signal })).rejects.toMatchObject({
      name: 'TimeoutError',
    });
  });

  it('ends a subscription that the API refuses', async () => {
    const sweepId = globalId('Sweep', '00000000-0000-7000-8000-000000000000');
    const events = client.follow(follow, { sweepId, after: 0 }, { resume: () => ({}) });
    await expect(events.next()).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
