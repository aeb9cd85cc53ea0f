import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  attested,
  boardOf,
  loggedSteps,
  publishBenchmark,
  submit,
  submitted,
  train,
} from '../../testing/benchmarkOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { ask, change, codesOf, send } from '../../testing/graphql.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { startTestWorker } from '../../testing/testWorker.ts';
import { trainQueuedRuns } from '../../testing/trainSyntheticSweep.ts';
import { until } from '../../testing/until.ts';

let api: TestApi;
/** Publishes the benchmarks. */
let house: TestTeam;
let early: TestTeam;
let late: TestTeam;
/** A trained sweep of the early team: no test changes it. */
let sweepId: string;

beforeAll(async () => {
  api = await startTestApi();
  house = await createTestTeam(api.client);
  early = await createTestTeam(api.client);
  late = await createTestTeam(api.client);
  sweepId = await train(api.url, early);
});
afterAll(() => api.stop());

describe('a submission', () => {
  it('that is withdrawn leaves the board and a trace; its runs are closed', async () => {
    const { id, slug } = await publishBenchmark(api.url, house);
    const { id: submissionId } = await submitted(api.url, early, id, sweepId);
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
    await change(api.url, early.writeToken, 'withdrawSubmission', '', input);
    expect(codesOf(await change(api.url, early.writeToken, 'withdrawSubmission', '', input))).toEqual([
      'CONFLICT',
    ]);

    expect(await boardOf(api.url, slug, house.readToken)).toEqual([]);
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
        teamName: early.name,
        note: 'The wrong sweep.',
        submission: { id: submissionId },
      },
      { kind: 'SUBMITTED', teamName: early.name, note: null, submission: { id: submissionId } },
      { kind: 'VERSION_PUBLISHED', teamName: house.name, note: '1', submission: null },
    ]);
    // And may be handed in again.
    expect((await submitted(api.url, early, id, sweepId)).rank).toBe(1);
  });

  it('is disputed by another team, and removed where the benchmark’s team upholds it', async () => {
    const { id, slug } = await publishBenchmark(api.url, house);
    const { id: submissionId } = await submitted(api.url, early, id, sweepId);
    const doubt = { submissionId, reason: 'The test examples were trained on.' };
    const own = await change(api.url, early.writeToken, 'disputeSubmission', '', {
      ...doubt,
      teamId: early.id,
    });
    expect(codesOf(own)).toEqual(['CONFLICT']);
    const { submission } = await change<{
      submission: { disputes: { id: string; status: string; teamName: string }[] };
    }>(api.url, late.writeToken, 'disputeSubmission', 'submission { disputes { id status teamName } }', {
      ...doubt,
      teamId: late.id,
    });
    const [dispute] = submission.disputes;
    expect(dispute).toMatchObject({ status: 'OPEN', teamName: late.name });
    expect(await boardOf(api.url, slug, house.readToken)).toHaveLength(1);

    const decision = { disputeId: dispute?.id, isUpheld: true, decision: 'They were.' };
    const mutation = `mutation ($input: DecideDisputeInput!) { decideDispute(input: $input) { userErrors { code } } }`;
    const byOther = await send(api.url, mutation, {
      token: late.adminToken,
      variables: { input: decision },
    });
    expect(byOther.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const decided = await change<{ submission: object }>(
      api.url,
      house.adminToken,
      'decideDispute',
      'submission { status disputes { status decision } }',
      decision,
    );
    expect(decided.submission).toEqual({
      status: 'REMOVED',
      disputes: [{ status: 'UPHELD', decision: 'They were.' }],
    });
    expect(await boardOf(api.url, slug, house.readToken)).toEqual([]);
    expect(codesOf(await change(api.url, house.adminToken, 'decideDispute', '', decision))).toEqual([
      'CONFLICT',
    ]);
    // What was decided is not undone by handing the same in again…
    expect(codesOf(await submit(api.url, early, id, sweepId))).toEqual(['CONFLICT']);

    // …nor by withdrawing it before the decision.
    const other = await publishBenchmark(api.url, house);
    const second = await submitted(api.url, early, other.id, sweepId);
    const disputed = await change<{ submission: { disputes: { id: string }[] } }>(
      api.url,
      late.writeToken,
      'disputeSubmission',
      'submission { disputes { id } }',
      { ...doubt, submissionId: second.id, teamId: late.id },
    );
    await change(api.url, early.writeToken, 'withdrawSubmission', '', { submissionId: second.id });
    const disputeId = disputed.submission.disputes[0]?.id;
    await change(api.url, house.adminToken, 'decideDispute', '', { ...decision, disputeId });
    expect(codesOf(await submit(api.url, early, other.id, sweepId))).toEqual(['CONFLICT']);
  });

  it('is replicated by another team under other seeds; the ratio found is written down', async () => {
    const { id, slug } = await publishBenchmark(api.url, house);
    const { id: submissionId } = await submitted(api.url, early, id, sweepId);
    const own = { submissionId, teamId: early.id };
    expect(codesOf(await change(api.url, early.writeToken, 'replicateSubmission', '', own))).toEqual([
      'CONFLICT',
    ]);
    const { sweep } = await change<{
      sweep: { id: string; batchSizes: number[]; seeds: number[]; targets: object[] };
    }>(
      api.url,
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
    await trainQueuedRuns(await startTestWorker(api.url, attested(late)), 20);
    expect(codesOf(await submit(api.url, late, id, sweep.id))).toEqual(['CONFLICT']);
    const query = `{ submission(id: "${submissionId}") { trust replications { teamName ratio lower upper agrees isAttested isIndependent sweep { id } } } }`;
    type Found = { submission: { trust: string; replications: Record<string, unknown>[] } };
    const found = await until(async () => {
      const answer = await ask<Found>(api.url, query, { token: house.readToken });
      return answer.submission.trust === 'REPLICATED' ? answer.submission : null;
    }, 20);
    const expected = [0, 4, 5].map((seed) => loggedSteps(32, seed, 20)).sort((a, b) => a - b)[1] ?? 0;
    const submittedSteps = [1, 2, 3].map((seed) => loggedSteps(32, seed, 20)).sort((a, b) => a - b)[1] ?? 1;
    const [replication] = found.replications;
    expect(replication).toMatchObject({
      teamName: late.name,
      agrees: true,
      isAttested: true,
      isIndependent: true,
      sweep: null,
    });
    expect(replication?.ratio).toBeCloseTo(expected / submittedSteps, 9);
    expect((await boardOf(api.url, slug, house.readToken))[0]?.trust).toBe('REPLICATED');
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
