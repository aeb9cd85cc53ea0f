import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseGlobalId } from '../node/globalId.ts';
import { createSweepOverHttp } from '../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../testing/createTestTeam.ts';
import { createTestTeam } from '../testing/createTestTeam.ts';
import { ask, send } from '../testing/graphql.ts';
import type { TestApi } from '../testing/startTestApi.ts';
import { startTestApi } from '../testing/startTestApi.ts';
import { openStream } from '../testing/subscribe.ts';
import { startTestWorker } from '../testing/testWorker.ts';
import { trainQueuedRuns } from '../testing/trainSyntheticSweep.ts';
import { until } from '../testing/until.ts';

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
  firstSweep = await train(early);
  secondSweep = await train(late, {}, 26);
}, 120_000);
afterAll(() => api.stop());

type Faults = { userErrors: { code: string; field: string[]; message: string }[] };
type Row = {
  id: string;
  teamName: string;
  status: string;
  basis: string;
  rank: number | null;
  isRankShared: boolean;
  batchSize: number;
  score: { value: number | null; lower: number; upper: number | null; seeds: number; misses: number };
};

const row = `id teamName status basis rank isRankShared batchSize runCount origin answer
  score { value lower upper level seeds misses }`;

/** Sends a mutation with one input. */
async function change<Payload>(token: string, name: string, selection: string, input: object) {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input!`;
  const query = `mutation ($input: ${type}) { payload: ${name}(input: $input) { ${selection} userErrors { code field message } } }`;
  return (await ask<{ payload: Payload & Faults }>(api.url, query, { token, variables: { input } })).payload;
}

let benchmarks = 0;
async function publish(rules: object = {}) {
  const { benchmark, userErrors } = await change<{
    benchmark: { id: string; slug: string; teamName: string } | null;
  }>(house.adminToken, 'createBenchmark', 'benchmark { id slug teamName }', {
    teamId: house.id,
    name: 'Clusters to a loss of 0.1',
    slug: `clusters-${++benchmarks}`,
    rules: { ...task(house), ranking: 'WORK', ...rules },
  });
  if (!benchmark) throw new Error(JSON.stringify(userErrors));
  return benchmark;
}
const task = ({ modelId, datasetId }: TestTeam) => ({
  modelId,
  datasetId,
  metric: 'TRAINING_LOSS',
  threshold: 0.1,
});

/** A sweep of a team, trained to its end on K(b) = 300·b/(b − pole), give or take 2 %. */
async function train(team: TestTeam, input: object = {}, pole = 20) {
  const sweep = await createSweepOverHttp(api.url, team, {
    batchSizes: [32, 64],
    seeds: [1, 2, 3],
    evaluation: { firstStep: 100 },
    maxExamplesPerRun: 200_000,
    ...input,
  });
  await trainQueuedRuns(await startTestWorker(api.url, team), pole);
  return sweep.id;
}

const submit = (team: TestTeam, benchmarkId: string, sweepId: string) =>
  change<{ submission: Row | null }>(team.writeToken, 'submitSweep', `submission { ${row} }`, {
    benchmarkId,
    sweepId,
  });

async function submitted(...order: Parameters<typeof submit>): Promise<Row> {
  const { submission, userErrors } = await submit(...order);
  if (!submission) throw new Error(JSON.stringify(userErrors));
  return submission;
}

async function board(slug: string, token = house.readToken): Promise<Row[]> {
  const { benchmark } = await ask<{ benchmark: { version: { leaderboard: { nodes: Row[] } } } }>(
    api.url,
    `{ benchmark(slug: "${slug}") { version { leaderboard { nodes { ${row} } } } } }`,
    { token },
  );
  return benchmark.version.leaderboard.nodes;
}

/** What the log of a run on that law shows: the first evaluation at or after K, worked out anew. */
function stepsOf(batchSize: number, seed: number, pole: number): number {
  const wobble = 1 + 0.02 * Math.sin(seed * 12.9898 + batchSize);
  const needed = ((300 * batchSize) / (batchSize - pole)) * wobble;
  let step = 100;
  while (step < needed) step = Math.ceil(step * 1.05);
  return step;
}

const codesOf = ({ userErrors }: Faults) => userErrors.map(({ code }) => code);

describe('a leaderboard', () => {
  it('ranks what it recomputes from the logs: the median over the seeds of the best batch size', async () => {
    const { id, slug } = await publish();
    const submission = await submitted(early, id, firstSweep);
    // Two batch sizes identify no b*: the one whose median work is least counts. 32 needs 800 steps, 64 needs 436.
    const work = [1, 2, 3].map((seed) => 32 * stepsOf(32, seed, 20)).sort((a, b) => a - b);
    expect(submission).toMatchObject({
      teamName: await nameOf(early),
      status: 'LISTED',
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

    expect((await submitted(late, id, secondSweep)).rank).toBe(2);
    expect((await board(slug)).map(({ teamName, rank }) => [teamName, rank])).toEqual([
      [await nameOf(early), 1],
      [await nameOf(late), 2],
    ]);
    // The same sweep once.
    expect(codesOf(await submit(early, id, firstSweep))).toEqual(['CONFLICT']);
    // The same law again: nothing tells the two apart.
    const again = await submitted(late, id, await train(late, { batchSizes: [32] }));
    expect([again.rank, again.isRankShared]).toEqual([1, true]);
    expect((await board(slug)).map(({ rank }) => rank)).toEqual([1, 1, 3]);
  });

  it('counts a run that failed or was canceled as infinite, never as absent', async () => {
    const { id } = await publish();
    const sweep = await train(early, { batchSizes: [32] });
    const run = await api.client.run.findFirstOrThrow({
      where: { sweepId: parseGlobalId(sweep)?.id ?? '', batchSize: 32, seed: 1 },
    });
    await api.client.run.update({
      where: { id: run.id },
      data: { status: 'FAILED', outcome: null, failureCode: 'WORKER_FAILED', failureMessage: 'A test.' },
    });
    const { score } = await submitted(early, id, sweep);
    // Two of three arrived: the median is the worse of the two, and has no upper end.
    const work = [2, 3].map((seed) => 32 * stepsOf(32, seed, 20));
    expect(score).toMatchObject({ value: Math.max(...work), upper: null, seeds: 3, misses: 1 });
  });

  it('refuses what cannot be recomputed, and what is another task, each with its code', async () => {
    const { id } = await publish();
    const running = await createSweepOverHttp(api.url, early, { batchSizes: [32], seeds: [1, 2, 3] });
    expect(codesOf(await submit(early, id, running.id))).toEqual(['SWEEP_NOT_FINISHED']);
    await trainQueuedRuns(await startTestWorker(api.url, early), 20);
    const two = await train(early, { batchSizes: [64], seeds: [1, 2] });
    expect(codesOf(await submit(early, id, two))).toEqual(['TOO_FEW_SEEDS']);

    const sweep = await train(early, { batchSizes: [64] });
    const tighter = await publish({ threshold: 0.01 });
    expect(codesOf(await submit(early, tighter.id, sweep))).toEqual(['TARGET_BEYOND_RUNS']);
    const accuracy = await publish({ metric: 'TEST_ACCURACY', threshold: 0.9 });
    expect(codesOf(await submit(early, accuracy.id, sweep))).toEqual(['METRIC_NOT_MEASURED']);
    const adam = await publish({ optimisers: ['ADAM'] });
    expect(codesOf(await submit(early, adam.id, sweep))).toEqual(['SUBMISSION_OFF_TASK']);
    const gpu = await publish({ ranking: 'DEVICE_SECONDS', device: 'H100' });
    expect(codesOf(await submit(early, gpu.id, sweep))).toEqual(['SUBMISSION_OFF_TASK']);
    const minimiser = await publish({ ranking: 'CRITICAL_BATCH_SIZE' });
    expect(codesOf(await submit(early, minimiser.id, sweep))).toEqual(['NOT_RECOMPUTABLE']);
    await api.client.model.update({
      where: { id: parseGlobalId(house.modelId)?.id ?? '' },
      data: { contentHash: 'c'.repeat(64) },
    });
    const otherModel = await publish();
    expect(codesOf(await submit(early, otherModel.id, sweep))).toEqual(['SUBMISSION_OFF_TASK']);

    const run = await api.client.run.findFirstOrThrow({ where: { sweepId: parseGlobalId(sweep)?.id ?? '' } });
    await api.client.measurement.delete({ where: { runId_step: { runId: run.id, step: run.step } } });
    expect(codesOf(await submit(early, id, sweep))).toEqual(['NOT_RECOMPUTABLE']);
    await api.client.model.update({
      where: { id: parseGlobalId(house.modelId)?.id ?? '' },
      data: { contentHash: (await modelOf(early)).contentHash },
    });
  });

  it('lists what was imported and does not rank it; what a program of the team reported is told apart', async () => {
    const { id, slug } = await publish();
    await submitted(early, id, firstSweep);
    const where = { id: parseGlobalId(secondSweep)?.id ?? '' };
    await api.client.sweep.update({ where, data: { origin: 'IMPORTED' } });
    const imported = await submitted(late, id, secondSweep);
    expect(imported).toMatchObject({ basis: 'IMPORTED', origin: 'IMPORTED', rank: null });
    expect((await board(slug)).map(({ basis, rank }) => [basis, rank])).toEqual([
      ['RECOMPUTED', 1],
      ['IMPORTED', null],
    ]);
    await api.client.sweep.update({ where, data: { origin: 'REPORTED' } });
    const other = await publish();
    const reported = await submitted(late, other.id, secondSweep);
    expect(reported).toMatchObject({ basis: 'RECOMPUTED', origin: 'REPORTED', rank: 1 });
    await api.client.sweep.update({ where, data: { origin: 'TRAINED' } });
  });

  it('ranks by device seconds, and by cost at the benchmark’s own prices, from the clock of the logs', async () => {
    const seconds = await publish({ ranking: 'DEVICE_SECONDS', device: 'cpu' });
    const byTime = await submitted(early, seconds.id, firstSweep);
    // A step takes 1 ms and 10 µs an example: 32 needs 800 steps of 1.32 ms, 64 needs 436 of 1.64 ms.
    expect(byTime.batchSize).toBe(64);
    const steps = [1, 2, 3].map((seed) => stepsOf(64, seed, 20)).sort((a, b) => a - b);
    expect(byTime.score.value).toBeCloseTo((steps[1] ?? 0) * 1.64e-3, 9);
    const cost = await publish({
      ranking: 'COST',
      currency: 'EUR',
      prices: [{ device: 'cpu', pricePerDeviceHour: 36 }],
    });
    const byCost = await submitted(early, cost.id, firstSweep);
    expect(byCost.score.value).toBeCloseTo((byTime.score.value ?? 0) * 0.01, 9);
  });

  it('is made by those who administer a team, with rules that fit its ranking', async () => {
    const input = { teamId: house.id, name: 'A', slug: 'a', rules: { ...task(house), ranking: 'COST' } };
    const query = `mutation ($input: CreateBenchmarkInput!) { createBenchmark(input: $input) { userErrors { code } } }`;
    const { errors } = await send(api.url, query, { token: house.writeToken, variables: { input } });
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const { userErrors } = await change<object>(house.adminToken, 'createBenchmark', '', input);
    expect(userErrors.map(({ field }) => field.at(-1))).toEqual(['prices', 'currency']);
    const { slug } = await publish();
    const taken = await change<object>(house.adminToken, 'createBenchmark', '', {
      ...input,
      slug,
      rules: { ...input.rules, ranking: 'WORK' },
    });
    expect(codesOf(taken)).toEqual(['CONFLICT']);
  });

  it('keeps its rules: a change is another version, and boards of earlier ones stay', async () => {
    const { id, slug } = await publish();
    await submitted(early, id, firstSweep);
    await change(house.adminToken, 'publishBenchmarkVersion', '', {
      benchmarkId: id,
      rules: { ...task(house), threshold: 0.15, ranking: 'WORK' },
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

type LogRow = { runId: string; step: number; trainingLoss: number };
type LogsAnswer = {
  submission: {
    isExact: boolean;
    logs: { nodes: LogRow[]; totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string } };
  };
};

/** All logs of a submission, in pages of so many rows. */
async function logsOf(id: string, first = 7) {
  const query = `query ($id: ID!, $first: Int, $after: String) { submission(id: $id) { isExact
    logs(first: $first, after: $after) { nodes { runId step trainingLoss } totalCount pageInfo { hasNextPage endCursor } } } }`;
  const logs: LogRow[] = [];
  for (let after: string | null = null; ; ) {
    const variables: Record<string, unknown> = { id, first, after };
    const { submission } = await ask<LogsAnswer>(api.url, query, { token: late.readToken, variables });
    logs.push(...submission.logs.nodes);
    if (!submission.logs.pageInfo.hasNextPage) {
      expect(submission.logs.totalCount).toBe(logs.length);
      return { logs, isExact: submission.isExact };
    }
    after = submission.logs.pageInfo.endCursor;
  }
}

describe('a submission', () => {
  it('that is withdrawn leaves the board and a trace; its runs are closed', async () => {
    const { id, slug } = await publish();
    const { id: submissionId } = await submitted(early, id, firstSweep);
    const evidence = `{ submission(id: "${submissionId}") { status score { value } runs { nodes { runId upperSteps logHash } } } }`;
    type Evidence = { submission: { status: string; score: object; runs: { nodes: { runId: string }[] } } };
    const before = await ask<Evidence>(api.url, evidence, { token: late.readToken });
    expect(before.submission.runs.nodes).toHaveLength(6);
    const runId = before.submission.runs.nodes[0]?.runId;
    const log = `{ submission(id: "${submissionId}") { log(runId: "${runId}") { nodes { step trainingLoss } } } }`;
    const logOf = async () =>
      (
        await ask<{ submission: { log: { nodes: object[] } | null } }>(api.url, log, {
          token: late.readToken,
        })
      ).submission.log;
    expect((await logOf())?.nodes.length).toBeGreaterThan(5);
    const { logs, isExact } = await logsOf(submissionId);
    expect(isExact).toBe(false);
    // Page by page, as the pages of each run: every run in its turn, its steps in theirs.
    const whole = (await logsOf(submissionId, 1000)).logs;
    expect(logs).toEqual(whole);
    expect([...new Set(logs.map((row) => row.runId))]).toEqual(
      before.submission.runs.nodes.map((run) => run.runId),
    );
    expect(
      logs.filter((row) => row.runId === runId).map(({ step, trainingLoss }) => ({ step, trainingLoss })),
    ).toEqual((await logOf())?.nodes);

    const foreign = `mutation { withdrawSubmission(input: { submissionId: "${submissionId}" }) { userErrors { code } } }`;
    const { errors } = await send(api.url, foreign, { token: late.writeToken });
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const input = { submissionId, reason: 'The wrong sweep.' };
    await change(early.writeToken, 'withdrawSubmission', '', input);
    expect(codesOf(await change(early.writeToken, 'withdrawSubmission', '', input))).toEqual(['CONFLICT']);

    expect(await board(slug)).toEqual([]);
    const after = await ask<Evidence>(api.url, evidence, { token: late.readToken });
    expect(after.submission).toMatchObject({
      status: 'WITHDRAWN',
      score: before.submission.score,
      runs: { nodes: [] },
    });
    expect(await logOf()).toBeNull();
    const { benchmark } = await ask<{ benchmark: { history: { nodes: object[] } } }>(
      api.url,
      `{ benchmark(slug: "${slug}") { history { nodes { kind teamName note submission { id } } } } }`,
      { token: late.readToken },
    );
    expect(benchmark.history.nodes).toEqual([
      {
        kind: 'WITHDRAWN',
        teamName: await nameOf(early),
        note: 'The wrong sweep.',
        submission: { id: submissionId },
      },
      { kind: 'SUBMITTED', teamName: await nameOf(early), note: null, submission: { id: submissionId } },
      { kind: 'VERSION_PUBLISHED', teamName: await nameOf(house), note: '1', submission: null },
    ]);
    // And may be handed in again.
    expect((await submitted(early, id, firstSweep)).rank).toBe(1);
  });

  it('is disputed by another team, and removed where the benchmark’s team upholds it', async () => {
    const { id, slug } = await publish();
    const { id: submissionId } = await submitted(early, id, firstSweep);
    const doubt = { submissionId, reason: 'The test examples were trained on.' };
    const own = await change(early.writeToken, 'disputeSubmission', '', { ...doubt, teamId: early.id });
    expect(codesOf(own)).toEqual(['CONFLICT']);
    const { submission } = await change<{
      submission: { disputes: { id: string; status: string; teamName: string }[] };
    }>(late.writeToken, 'disputeSubmission', 'submission { disputes { id status teamName } }', {
      ...doubt,
      teamId: late.id,
    });
    const [dispute] = submission.disputes;
    expect(dispute).toMatchObject({ status: 'OPEN', teamName: await nameOf(late) });
    expect(await board(slug)).toHaveLength(1);

    const decision = { disputeId: dispute?.id, isUpheld: true, decision: 'They were.' };
    const mutation = `mutation ($input: DecideDisputeInput!) { decideDispute(input: $input) { userErrors { code } } }`;
    const byOther = await send(api.url, mutation, {
      token: late.adminToken,
      variables: { input: decision },
    });
    expect(byOther.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const decided = await change<{ submission: object }>(
      house.adminToken,
      'decideDispute',
      'submission { status disputes { status decision } }',
      decision,
    );
    expect(decided.submission).toEqual({
      status: 'REMOVED',
      disputes: [{ status: 'UPHELD', decision: 'They were.' }],
    });
    expect(await board(slug)).toEqual([]);
    expect(codesOf(await change(house.adminToken, 'decideDispute', '', decision))).toEqual(['CONFLICT']);
  });

  it('is replicated by another team under other seeds; the ratio found is written down', async () => {
    const { id, slug } = await publish();
    const { id: submissionId } = await submitted(early, id, firstSweep);
    const own = { submissionId, teamId: early.id };
    expect(codesOf(await change(early.writeToken, 'replicateSubmission', '', own))).toEqual(['CONFLICT']);
    const { sweep } = await change<{
      sweep: { id: string; batchSizes: number[]; seeds: number[]; targets: object[] };
    }>(
      late.writeToken,
      'replicateSubmission',
      'sweep { id batchSizes seeds targets { metric threshold } model { name } }',
      { submissionId, teamId: late.id },
    );
    expect(sweep).toMatchObject({
      batchSizes: [32],
      seeds: [0, 4, 5],
      targets: [{ metric: 'TRAINING_LOSS', threshold: 0.1 }],
    });
    // What runs another team's sweep again is nobody's own.
    await trainQueuedRuns(await startTestWorker(api.url, late), 20);
    expect(codesOf(await submit(late, id, sweep.id))).toEqual(['CONFLICT']);
    const query = `{ submission(id: "${submissionId}") { basis replications { teamName ratio lower upper agrees sweep { id } } } }`;
    type Found = { submission: { basis: string; replications: Record<string, unknown>[] } };
    const found = await until(async () => {
      const answer = await ask<Found>(api.url, query, { token: house.readToken });
      return answer.submission.basis === 'REPLICATED' ? answer.submission : null;
    }, 20);
    const expected = [0, 4, 5].map((seed) => stepsOf(32, seed, 20)).sort((a, b) => a - b)[1] ?? 0;
    const submittedSteps = [1, 2, 3].map((seed) => stepsOf(32, seed, 20)).sort((a, b) => a - b)[1] ?? 1;
    const [replication] = found.replications;
    expect(replication).toMatchObject({ teamName: await nameOf(late), agrees: true, sweep: null });
    expect(replication?.ratio).toBeCloseTo(expected / submittedSteps, 9);
    expect((await board(slug))[0]?.basis).toBe('REPLICATED');
  });
});

describe('the events of a leaderboard', () => {
  it('are followed after a cursor, without a gap or a double', async () => {
    const { id } = await publish();
    const subscription = `subscription ($benchmarkId: ID!, $after: Long) {
      benchmarkEvents(benchmarkId: $benchmarkId, after: $after) { sequence kind submission { rank status } benchmark { lastEventSequence } } }`;
    type Event = { benchmarkEvents: { sequence: number; kind: string; submission: { rank: number } | null } };
    const follow = (after?: number) =>
      openStream<Event>(api.url, late.readToken, subscription, { benchmarkId: id, after });
    const all = await follow(0);
    const { id: submissionId } = await submitted(early, id, firstSweep);
    const seen = await all.until(({ benchmarkEvents: { kind } }) => kind === 'SUBMITTED');
    expect(seen.map(({ benchmarkEvents: { sequence, kind } }) => [sequence, kind])).toEqual([
      [1, 'VERSION_PUBLISHED'],
      [2, 'SUBMITTED'],
    ]);
    expect(seen[1]?.benchmarkEvents.submission).toMatchObject({ rank: 1 });
    all.close();
    await change(early.writeToken, 'withdrawSubmission', '', { submissionId });
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

async function nameOf({ localId }: TestTeam): Promise<string> {
  return (await api.client.team.findUniqueOrThrow({ where: { id: localId } })).name;
}

function modelOf({ modelId }: TestTeam) {
  return api.client.model.findUniqueOrThrow({ where: { id: parseGlobalId(modelId)?.id ?? '' } });
}
