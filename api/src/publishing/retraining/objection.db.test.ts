import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { localId } from '../../platform/node/globalId.ts';
import {
  attested,
  publishBenchmark,
  submit,
  submitted,
  taskOf,
  train,
} from '../../testing/benchmarkOverHttp.ts';
import { createTestTeam, type TestTeam } from '../../testing/createTestTeam.ts';
import { ask, change, codesOf } from '../../testing/graphql.ts';
import { startTestApi, type TestApi } from '../../testing/startTestApi.ts';
import { takeSegment } from '../../testing/takeSegment.ts';
import { wholeProvenance } from '../../testing/testWorker.ts';
import { until } from '../../testing/until.ts';
import { endRetrainings } from './endRetrainings.ts';
import { type RetrainingReport, settleFound } from './settleFound.ts';

let api: TestApi;
let house: TestTeam;
let team: TestTeam;

beforeAll(async () => {
  api = await startTestApi();
  house = await createTestTeam(api.client);
  team = await createTestTeam(api.client);
});
afterAll(() => api.stop());

type Stand = {
  status: string;
  trust: string;
  disputes: { id: string; isObjection: boolean; status: string; decision: string | null }[];
  retraining: { mismatched: number; setAside: number; segments: { verdict: string; isSetAside: boolean }[] };
};
const stand = `status trust disputes { id isObjection status decision }
  retraining { mismatched setAside segments { verdict isSetAside } }`;

const standOf = async (id: string) =>
  (
    await ask<{ submission: Stand }>(api.url, `{ submission(id: "${id}") { ${stand} } }`, {
      token: house.readToken,
    })
  ).submission;

/** A training that gave no rows at all. */
const report: RetrainingReport = {
  provenance: wholeProvenance,
  deviceSeconds: 1,
  found: { fromStep: 0, rows: [], end: null, sha256: null },
  obstacle: null,
};

const waitingOf = (submissionId: string) => ({
  verdict: null,
  draw: { submissionId: localId('Submission', submissionId) },
});

/** Two trainings of a drawn segment agreed on other figures than the log's; of the rest nothing can be told. */
async function contradict(submissionId: string) {
  const open = waitingOf(submissionId);
  const { id } = await api.client.retraining.findFirstOrThrow({ where: open });
  for (const verdict of [null, 'MISMATCHED']) {
    const held = await takeSegment(api.client, id, house.localId);
    const settled = api.client.$transaction((transaction) => settleFound(transaction, held, report));
    expect(await settled).toBe(verdict);
  }
  await api.client.retraining.updateMany({ where: open, data: { expiresAt: new Date(0) } });
  await endRetrainings(api.client);
}

const object = (submissionId: string, by = team) =>
  change<{ submission: Stand | null }>(
    api.url,
    by.writeToken,
    'disputeSubmission',
    `submission { ${stand} }`,
    {
      submissionId,
      teamId: by.id,
      reason: 'The worker of the house had faulty memory.',
    },
  );

const decide = (disputeId: string | undefined, isUpheld: boolean, decision: string) =>
  change<{ submission: Stand }>(api.url, house.adminToken, 'decideDispute', `submission { ${stand} }`, {
    disputeId,
    isUpheld,
    decision,
  });

it('a mismatch is set aside where the submitter objects and the benchmark’s team agrees; a later one counts anew', async () => {
  const { id, slug } = await publishBenchmark(api.url, house);
  const elsewhere = await publishBenchmark(api.url, house);
  const sweepId = await train(api.url, attested(team), { batchSizes: [32] });
  const { id: submissionId, trust } = await submitted(api.url, team, id, sweepId);
  expect(trust).toBe('ATTESTED');
  // Without a mismatch there is nothing to object to.
  expect(codesOf(await object(submissionId))).toEqual(['CONFLICT']);
  await contradict(submissionId);
  expect(await standOf(submissionId)).toMatchObject({ trust: 'REPORTED', retraining: { setAside: 0 } });

  // What is dismissed changes nothing.
  const first = await object(submissionId);
  expect(first.submission?.disputes).toMatchObject([{ isObjection: true, status: 'OPEN' }]);
  const dismissed = await decide(first.submission?.disputes[0]?.id, false, 'It had not.');
  expect(dismissed.submission).toMatchObject({
    status: 'LISTED',
    trust: 'REPORTED',
    retraining: { setAside: 0 },
  });

  const second = await object(submissionId);
  const disputeId = second.submission?.disputes.find(({ status }) => status === 'OPEN')?.id;
  await expect(
    change(api.url, team.adminToken, 'decideDispute', '', {
      disputeId,
      isUpheld: true,
      decision: 'We say so.',
    }),
  ).rejects.toThrow('NOT_FOUND');
  const upheld = await decide(disputeId, true, 'Its memory was replaced.');
  expect(upheld.submission).toMatchObject({
    status: 'LISTED',
    trust: 'ATTESTED',
    retraining: { mismatched: 1, setAside: 1 },
  });
  expect(upheld.submission.disputes).toContainEqual(
    expect.objectContaining({ status: 'UPHELD', decision: 'Its memory was replaced.' }),
  );
  expect(upheld.submission.retraining.segments.filter(({ isSetAside }) => isSetAside)).toMatchObject([
    { verdict: 'MISMATCHED' },
  ]);
  const { benchmark } = await ask<{ benchmark: { history: { nodes: object[] } } }>(
    api.url,
    `{ benchmark(slug: "${slug}") { history { nodes { kind note } } } }`,
    { token: team.readToken },
  );
  expect(benchmark.history.nodes).toContainEqual({
    kind: 'DISPUTE_DECIDED',
    note: 'SET_ASIDE: Its memory was replaced.',
  });
  const audited = { teamId: house.localId, action: 'decideDispute', noun: 'Dispute' };
  expect(await api.client.auditEntry.count({ where: audited })).toBe(2);
  // Another benchmark's boards know of no decision.
  expect((await submitted(api.url, team, elsewhere.id, sweepId)).trust).toBe('REPORTED');

  await change(api.url, house.adminToken, 'drawRetrainings', '', { submissionId });
  await contradict(submissionId);
  expect(await standOf(submissionId)).toMatchObject({
    trust: 'REPORTED',
    retraining: { mismatched: 2, setAside: 1 },
  });
  expect(codesOf(await object(submissionId))).toEqual([]);
});

it('an objection that was upheld does not keep the sweep off the board', async () => {
  const { id } = await publishBenchmark(api.url, house);
  const sweepId = await train(api.url, attested(team), { batchSizes: [32] });
  const { id: submissionId } = await submitted(api.url, team, id, sweepId);
  await contradict(submissionId);
  await decide((await object(submissionId)).submission?.disputes[0]?.id, true, 'So it was.');
  await change(api.url, team.writeToken, 'withdrawSubmission', '', { submissionId });
  expect((await submit(api.url, team, id, sweepId)).submission).toMatchObject({ trust: 'ATTESTED' });
});

/** A verdict that has been found and is not committed yet. */
async function openVerdict(submissionId: string) {
  const { id } = await api.client.retraining.findFirstOrThrow({ where: waitingOf(submissionId) });
  const first = await takeSegment(api.client, id, house.localId);
  await api.client.$transaction((transaction) => settleFound(transaction, first, report));
  const second = await takeSegment(api.client, id, house.localId);
  const [isFound, commit] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const settled = api.client.$transaction(
    async (transaction) => {
      expect(await settleFound(transaction, second, report)).toBe('MISMATCHED');
      isFound.resolve();
      await commit.promise;
    },
    { timeout: 60_000 },
  );
  await isFound.promise;
  return {
    commit: async () => {
      commit.resolve();
      await settled;
    },
  };
}

it('a mismatch that is found while an older one is set aside takes the trust away again', async () => {
  const { id } = await publishBenchmark(api.url, house);
  const sweepId = await train(api.url, attested(team), { batchSizes: [32] });
  const { id: submissionId } = await submitted(api.url, team, id, sweepId);
  await contradict(submissionId);
  const { submission } = await object(submissionId);
  await change(api.url, house.adminToken, 'drawRetrainings', '', { submissionId });
  const verdict = await openVerdict(submissionId);
  const decided = decide(submission?.disputes[0]?.id, true, 'So it was.');
  // The decision has come to the rows that the verdict holds.
  await until(async () => {
    const [waiting] = await api.client.$queryRaw<[{ count: number }]>`
      SELECT count(*)::int FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`;
    return waiting.count > 0 ? waiting : null;
  });
  await verdict.commit();
  await decided;
  expect(await standOf(submissionId)).toMatchObject({
    trust: 'REPORTED',
    retraining: { mismatched: 2, setAside: 1 },
  });
});

it('an objection that was upheld gives the sweep its trust back on every version of the benchmark', async () => {
  const { id } = await publishBenchmark(api.url, house);
  const sweepId = await train(api.url, attested(team), { batchSizes: [32] });
  const { id: first } = await submitted(api.url, team, id, sweepId);
  await change(api.url, house.adminToken, 'publishBenchmarkVersion', '', {
    benchmarkId: id,
    rules: { ...taskOf(house), threshold: 0.15, ranking: 'WORK' },
  });
  const { id: second } = await submitted(api.url, team, id, sweepId);
  await contradict(first);
  expect([(await standOf(first)).trust, (await standOf(second)).trust]).toEqual(['REPORTED', 'REPORTED']);
  await decide((await object(first)).submission?.disputes[0]?.id, true, 'So it was.');
  expect([(await standOf(first)).trust, (await standOf(second)).trust]).toEqual(['ATTESTED', 'ATTESTED']);
});
