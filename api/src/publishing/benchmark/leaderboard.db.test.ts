import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseGlobalId } from '../../platform/node/globalId.ts';
import {
  boardOf,
  loggedSteps,
  publishBenchmark,
  submit,
  submitted,
  taskOf,
  train,
} from '../../testing/benchmarkOverHttp.ts';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { bundleOf, importFile } from '../../testing/exchangeOverHttp.ts';
import { ask, change, codesOf, send } from '../../testing/graphql.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { openStream } from '../../testing/subscribe.ts';
import { startTestWorker } from '../../testing/testWorker.ts';
import { trainQueuedRuns } from '../../testing/trainSyntheticSweep.ts';

let api: TestApi;
/** Publishes the benchmarks. */
let house: TestTeam;
let early: TestTeam;
let late: TestTeam;
/** A trained sweep of each: no test changes them. */
let firstSweep: string;
let secondSweep: string;

beforeAll(async () => {
  api = await startTestApi();
  house = await createTestTeam(api.client);
  early = await createTestTeam(api.client);
  late = await createTestTeam(api.client);
  firstSweep = await train(api.url, early);
  secondSweep = await train(api.url, late, {}, 26);
});
afterAll(() => api.stop());

describe('a leaderboard', () => {
  it('ranks what it recomputes from the logs: the median over the seeds of the best batch size', async () => {
    const { id, slug } = await publishBenchmark(api.url, house);
    const submission = await submitted(api.url, early, id, firstSweep);
    // Two batch sizes identify no b*: the one whose median work is least counts. 32 needs 800 steps, 64 needs 436.
    const work = [1, 2, 3].map((seed) => 32 * loggedSteps(32, seed, 20)).sort((a, b) => a - b);
    expect(submission).toMatchObject({
      teamName: early.name,
      status: 'LISTED',
      trust: 'REPORTED',
      basis: 'RECOMPUTED',
      rank: 1,
      isRankShared: false,
      batchSize: 32,
      runCount: 6,
      answer: 'NOT_IDENTIFIED',
      score: { value: work[1], level: 0.95, seeds: 3, misses: 0 },
    });
    expect(submission.score.lower).toBeLessThan((work[0] ?? 0) / 1.04);
    expect(submission.score.upper).toBeGreaterThan(work[2] ?? 0);

    expect((await submitted(api.url, late, id, secondSweep)).rank).toBe(2);
    expect(
      (await boardOf(api.url, slug, house.readToken)).map(({ teamName, rank }) => [teamName, rank]),
    ).toEqual([
      [early.name, 1],
      [late.name, 2],
    ]);
    // The same sweep once.
    expect(codesOf(await submit(api.url, early, id, firstSweep))).toEqual(['CONFLICT']);
    // The same law again: nothing tells the two apart.
    const again = await submitted(api.url, late, id, await train(api.url, late, { batchSizes: [32] }));
    expect([again.rank, again.isRankShared]).toEqual([1, true]);
    expect((await boardOf(api.url, slug, house.readToken)).map(({ rank }) => rank)).toEqual([1, 1, 3]);
  });

  it('counts a run that failed or was canceled as infinite, never as absent', async () => {
    const { id } = await publishBenchmark(api.url, house);
    const sweep = await train(api.url, early, { batchSizes: [32] });
    const run = await api.client.run.findFirstOrThrow({
      where: { sweepId: parseGlobalId(sweep)?.id ?? '', batchSize: 32, seed: 1 },
    });
    await api.client.run.update({
      where: { id: run.id },
      data: { status: 'FAILED', outcome: null, failureCode: 'WORKER_FAILED', failureMessage: 'A test.' },
    });
    const { score } = await submitted(api.url, early, id, sweep);
    // Two of three arrived: the median is the worse of the two, and has no upper end.
    const work = [2, 3].map((seed) => 32 * loggedSteps(32, seed, 20));
    expect(score).toMatchObject({ value: Math.max(...work), upper: null, seeds: 3, misses: 1 });
  });

  it('refuses what cannot be recomputed, and what is another task, each with its code', async () => {
    const { id } = await publishBenchmark(api.url, house);
    const running = await createSweepOverHttp(api.url, early, { batchSizes: [32], seeds: [1, 2, 3] });
    expect(codesOf(await submit(api.url, early, id, running.id))).toEqual(['SWEEP_NOT_FINISHED']);
    await trainQueuedRuns(await startTestWorker(api.url, early), 20);
    const two = await train(api.url, early, { batchSizes: [64], seeds: [1, 2] });
    expect(codesOf(await submit(api.url, early, id, two))).toEqual(['TOO_FEW_SEEDS']);

    const sweep = await train(api.url, early, { batchSizes: [64] });
    const tighter = await publishBenchmark(api.url, house, { threshold: 0.01 });
    expect(codesOf(await submit(api.url, early, tighter.id, sweep))).toEqual(['TARGET_BEYOND_RUNS']);
    const accuracy = await publishBenchmark(api.url, house, { metric: 'TEST_ACCURACY', threshold: 0.9 });
    expect(codesOf(await submit(api.url, early, accuracy.id, sweep))).toEqual(['METRIC_NOT_MEASURED']);
    const adam = await publishBenchmark(api.url, house, { optimisers: ['ADAM'] });
    expect(codesOf(await submit(api.url, early, adam.id, sweep))).toEqual(['SUBMISSION_OFF_TASK']);
    const gpu = await publishBenchmark(api.url, house, { ranking: 'DEVICE_SECONDS', device: 'H100' });
    expect(codesOf(await submit(api.url, early, gpu.id, sweep))).toEqual(['SUBMISSION_OFF_TASK']);
    // Measured on one example less than all that there are: few are learnt long before all.
    const evaluation = { firstStep: 100, trainingSubset: 4095 };
    const few = await train(api.url, early, { batchSizes: [64], seeds: [4, 5, 6], evaluation });
    expect(codesOf(await submit(api.url, early, id, few))).toEqual(['SUBMISSION_OFF_TASK']);
    const minimiser = await publishBenchmark(api.url, house, { ranking: 'CRITICAL_BATCH_SIZE' });
    expect(codesOf(await submit(api.url, early, minimiser.id, sweep))).toEqual(['NOT_RECOMPUTABLE']);
    await api.client.model.update({
      where: { id: parseGlobalId(house.modelId)?.id ?? '' },
      data: { contentHash: 'c'.repeat(64) },
    });
    const otherModel = await publishBenchmark(api.url, house);
    expect(codesOf(await submit(api.url, early, otherModel.id, sweep))).toEqual(['SUBMISSION_OFF_TASK']);

    const run = await api.client.run.findFirstOrThrow({ where: { sweepId: parseGlobalId(sweep)?.id ?? '' } });
    await api.client.measurement.delete({ where: { runId_step: { runId: run.id, step: run.step } } });
    expect(codesOf(await submit(api.url, early, id, sweep))).toEqual(['NOT_RECOMPUTABLE']);
    await api.client.measurement.deleteMany({ where: { runId: run.id } });
    expect((await submit(api.url, early, id, sweep)).userErrors).toMatchObject([
      { code: 'NOT_RECOMPUTABLE', message: expect.stringContaining('has no stored log') },
    ]);
    await api.client.model.update({
      where: { id: parseGlobalId(house.modelId)?.id ?? '' },
      data: { contentHash: (await modelOf(early)).contentHash },
    });
  });

  it('lists what was imported and does not rank it; what a program of the team reported is told apart', async () => {
    const { id, slug } = await publishBenchmark(api.url, house);
    await submitted(api.url, early, id, firstSweep);
    const where = { id: parseGlobalId(secondSweep)?.id ?? '' };
    await api.client.sweep.update({ where, data: { origin: 'IMPORTED' } });
    const imported = await submitted(api.url, late, id, secondSweep);
    expect(imported).toMatchObject({ trust: 'REPORTED', basis: 'IMPORTED', origin: 'IMPORTED', rank: null });
    expect((await boardOf(api.url, slug, house.readToken)).map(({ basis, rank }) => [basis, rank])).toEqual([
      ['RECOMPUTED', 1],
      ['IMPORTED', null],
    ]);
    await api.client.sweep.update({ where, data: { origin: 'REPORTED' } });
    const other = await publishBenchmark(api.url, house);
    const reported = await submitted(api.url, late, other.id, secondSweep);
    expect(reported).toMatchObject({ trust: 'REPORTED', origin: 'REPORTED', rank: 1 });
    await api.client.sweep.update({ where, data: { origin: 'TRAINED' } });
  });

  it('lists runs once, though another team imports a bundle of them', async () => {
    const { id, slug } = await publishBenchmark(api.url, house);
    const copy = await importFile(api.url, late, await bundleOf(api.url, firstSweep, early.readToken));
    const copied = copy.sweep?.id ?? '';
    await submitted(api.url, early, id, firstSweep);
    expect((await submit(api.url, late, id, copied)).userErrors).toMatchObject([
      { code: 'CONFLICT', message: expect.stringContaining(`those of a submission of ${early.name}`) },
    ]);
    expect(await boardOf(api.url, slug, house.readToken)).toHaveLength(1);
    // A copy that came first keeps nobody from handing in what they have trained.
    const other = await publishBenchmark(api.url, house);
    await submitted(api.url, late, other.id, copied);
    expect((await submitted(api.url, early, other.id, firstSweep)).rank).toBe(1);
  });

  it('ranks by device seconds, and by cost at the benchmark’s own prices, from the clock of the logs', async () => {
    const seconds = await publishBenchmark(api.url, house, { ranking: 'DEVICE_SECONDS', device: 'cpu' });
    const byTime = await submitted(api.url, early, seconds.id, firstSweep);
    // A step takes 1 ms and 10 µs an example: 32 needs 800 steps of 1.32 ms, 64 needs 436 of 1.64 ms.
    expect(byTime.batchSize).toBe(64);
    const steps = [1, 2, 3].map((seed) => loggedSteps(64, seed, 20)).sort((a, b) => a - b);
    expect(byTime.score.value).toBeCloseTo((steps[1] ?? 0) * 1.64e-3, 9);
    const cost = await publishBenchmark(api.url, house, {
      ranking: 'COST',
      currency: 'EUR',
      prices: [{ device: 'cpu', pricePerDeviceHour: 36 }],
    });
    const byCost = await submitted(api.url, early, cost.id, firstSweep);
    expect(byCost.score.value).toBeCloseTo((byTime.score.value ?? 0) * 0.01, 9);
  });

  it('is made by those who administer a team, with rules that fit its ranking', async () => {
    const input = { teamId: house.id, name: 'A', slug: 'a', rules: { ...taskOf(house), ranking: 'COST' } };
    const query = `mutation ($input: CreateBenchmarkInput!) { createBenchmark(input: $input) { userErrors { code } } }`;
    const { errors } = await send(api.url, query, { token: house.writeToken, variables: { input } });
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const { userErrors } = await change<object>(api.url, house.adminToken, 'createBenchmark', '', input);
    expect(userErrors.map(({ field }) => field.at(-1))).toEqual(['prices', 'currency']);
    const { slug } = await publishBenchmark(api.url, house);
    const taken = await change<object>(api.url, house.adminToken, 'createBenchmark', '', {
      ...input,
      slug,
      rules: { ...input.rules, ranking: 'WORK' },
    });
    expect(codesOf(taken)).toEqual(['CONFLICT']);
  });

  it('keeps its rules: a change is another version, and boards of earlier ones stay', async () => {
    const { id, slug } = await publishBenchmark(api.url, house);
    await submitted(api.url, early, id, firstSweep);
    await change(api.url, house.adminToken, 'publishBenchmarkVersion', '', {
      benchmarkId: id,
      rules: { ...taskOf(house), threshold: 0.15, ranking: 'WORK' },
    });
    const { benchmark } = await ask<{ benchmark: { versions: object[] } }>(
      api.url,
      `{ benchmark(slug: "${slug}") { versions { number threshold totals { submissions teams runs } } } }`,
      { token: early.readToken },
    );
    expect(benchmark.versions).toEqual([
      { number: 2, threshold: 0.15, totals: { submissions: 0, teams: 0, runs: 0 } },
      { number: 1, threshold: 0.1, totals: { submissions: 1, teams: 1, runs: 6 } },
    ]);
    const version = { benchmarkId_number: { benchmarkId: parseGlobalId(id)?.id ?? '', number: 1 } };
    await expect(
      api.client.benchmarkVersion.update({ where: version, data: { threshold: 1 } }),
    ).rejects.toThrow('neither edited nor removed');
    await expect(api.client.submission.updateMany({ data: { score: 1 } })).rejects.toThrow('neither edited');
    await expect(api.client.benchmarkEvent.deleteMany()).rejects.toThrow('neither edited nor removed');
  });
});

describe('the events of a leaderboard', () => {
  it('are followed after a cursor, without a gap or a double', async () => {
    const { id } = await publishBenchmark(api.url, house);
    const subscription = `subscription ($benchmarkId: ID!, $after: Long) {
      benchmarkEvents(benchmarkId: $benchmarkId, after: $after) { sequence kind submission { rank status } benchmark { lastEventSequence } } }`;
    type Event = { benchmarkEvents: { sequence: number; kind: string; submission: { rank: number } | null } };
    const follow = (after?: number) =>
      openStream<Event>(api.url, late.readToken, subscription, { benchmarkId: id, after });
    const all = await follow(0);
    const { id: submissionId } = await submitted(api.url, early, id, firstSweep);
    const seen = await all.until(({ benchmarkEvents: { kind } }) => kind === 'SUBMITTED');
    expect(seen.map(({ benchmarkEvents: { sequence, kind } }) => [sequence, kind])).toEqual([
      [1, 'VERSION_PUBLISHED'],
      [2, 'SUBMITTED'],
    ]);
    expect(seen[1]?.benchmarkEvents.submission).toMatchObject({ rank: 1 });
    all.close();
    await change(api.url, early.writeToken, 'withdrawSubmission', '', { submissionId });
    const resumed = await follow(2);
    const [next] = await resumed.until(() => true);
    expect(next?.benchmarkEvents).toMatchObject({
      sequence: 3,
      kind: 'WITHDRAWN',
      submission: { rank: null },
    });
    resumed.close();
  });
});

function modelOf({ modelId }: TestTeam) {
  return api.client.model.findUniqueOrThrow({ where: { id: parseGlobalId(modelId)?.id ?? '' } });
}
