import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { storeApiToken } from '../../platform/auth/apiToken.ts';
import { globalId, localId } from '../../platform/node/globalId.ts';
import { attested, publishBenchmark, submitted, train } from '../../testing/benchmarkOverHttp.ts';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { ask, change, codesOf } from '../../testing/graphql.ts';
import { signInAs } from '../../testing/signInAs.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { startTestWorker, testRow } from '../../testing/testWorker.ts';
import { trainQueuedRuns } from '../../testing/trainSyntheticSweep.ts';
import { until } from '../../testing/until.ts';

let api: TestApi;
/** Publishes the benchmarks. */
let house: TestTeam;

beforeAll(async () => {
  api = await startTestApi();
  house = await createTestTeam(api.client);
});
afterAll(() => api.stop());

const input = { batchSizes: [32] };

type Trust = {
  trust: string;
  attestedRuns: number;
  runs: { nodes: { attestedBy: string | null }[] };
  replications: { agrees: boolean | null; isAttested: boolean | null; isIndependent: boolean | null }[];
};

async function trustOf(submissionId: string): Promise<Trust> {
  const query = `{ submission(id: "${submissionId}") { trust attestedRuns runs { nodes { attestedBy } }
    replications { agrees isAttested isIndependent } } }`;
  return (await ask<{ submission: Trust }>(api.url, query, { token: house.readToken })).submission;
}

/** Waits for what a replication came to. */
const settled = (submissionId: string) =>
  until(async () => {
    const found = await trustOf(submissionId);
    return found.replications.every(({ agrees }) => agrees !== null) ? found : null;
  }, 20);

/** A worker token of a team, as one of its members makes it over the API. */
async function tokenOfMember(team: TestTeam) {
  const { cookie, userId } = await signInAs(api, team, 'MEMBER');
  const mutation = `mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { apiToken { id } secret } }`;
  const asked = { teamId: team.id, name: 'npm start: local worker', scopes: ['WORKER'], expiresInDays: 1 };
  type Made = { createApiToken: { apiToken: { id: string }; secret: string } };
  const { createApiToken } = await ask<Made>(api.url, mutation, { cookie, variables: { input: asked } });
  return { userId, id: createApiToken.apiToken.id, workerToken: createApiToken.secret };
}

const replicate = (team: TestTeam, submissionId: string) =>
  change<{ sweep: { id: string } | null }>(api.url, team.writeToken, 'replicateSubmission', 'sweep { id }', {
    submissionId,
    teamId: team.id,
  });

describe('logs that a member invented', () => {
  it('are REPORTED, whatever the worker calls itself, and no second team of theirs makes more of them', async () => {
    const team = await createTestTeam(api.client);
    const forger = await tokenOfMember(team);
    const { id } = await publishBenchmark(api.url, house);
    const sweepId = await train(api.url, { ...team, workerToken: forger.workerToken }, input);
    const submission = await submitted(api.url, team, id, sweepId);
    expect(submission).toMatchObject({ trust: 'REPORTED', origin: 'TRAINED' });
    expect(await trustOf(submission.id)).toMatchObject({ attestedRuns: 0 });

    const second = await createTestTeam(api.client);
    await api.client.membership.create({
      data: { teamId: second.localId, userId: forger.userId, role: 'OWNER' },
    });
    expect(codesOf(await replicate(second, submission.id))).toEqual(['NOT_INDEPENDENT']);
    // Nor by leaving it first.
    await api.client.membership.deleteMany({ where: { teamId: second.localId } });
    expect(codesOf(await replicate(second, submission.id))).toEqual(['NOT_INDEPENDENT']);
    // Nor by joining a team that was a stranger's when it began, though attested workers train it.
    const third = await createTestTeam(api.client);
    expect(codesOf(await replicate(third, submission.id))).toEqual([]);
    await api.client.membership.create({
      data: { teamId: third.localId, userId: forger.userId, role: 'VIEWER' },
    });
    await trainQueuedRuns(await startTestWorker(api.url, attested(third)), 20);
    expect(await settled(submission.id)).toMatchObject({
      trust: 'REPORTED',
      replications: [{ agrees: true, isAttested: true, isIndependent: false }],
    });
  });

  it('are not confirmed by a stranger’s worker for which nobody vouches, nor under the same seeds', async () => {
    const [team, stranger, copier] = await Promise.all([0, 1, 2].map(() => createTestTeam(api.client)));
    if (!team || !stranger || !copier) throw new Error('No team.');
    const { id } = await publishBenchmark(api.url, house);
    const submission = await submitted(api.url, team, id, await train(api.url, team, input));
    await replicate(stranger, submission.id);
    await trainQueuedRuns(await startTestWorker(api.url, stranger), 20);
    expect(await settled(submission.id)).toMatchObject({
      trust: 'REPORTED',
      replications: [{ agrees: true, isAttested: false, isIndependent: true }],
    });
    const { sweep } = await replicate(copier, submission.id);
    const own = { batchSize: 32, seed: 1 };
    await change(api.url, copier.writeToken, 'addRuns', '', { sweepId: sweep?.id, runs: [own] });
    await trainQueuedRuns(await startTestWorker(api.url, attested(copier)), 20);
    const { trust, replications } = await settled(submission.id);
    expect(trust).toBe('REPORTED');
    expect(replications[1]).toEqual({ agrees: true, isAttested: true, isIndependent: false });
  });
});

describe('a run', () => {
  it('that attested workers trained to its end is ATTESTED; one that another took up midway is not', async () => {
    const team = await createTestTeam(api.client);
    const { id } = await publishBenchmark(api.url, house);
    const whole = await submitted(api.url, team, id, await train(api.url, attested(team), input));
    expect(await trustOf(whole.id)).toMatchObject({
      trust: 'ATTESTED',
      attestedRuns: 3,
      runs: { nodes: [1, 2, 3].map(() => ({ attestedBy: 'OPERATOR' })) },
    });

    const sweep = await createSweepOverHttp(api.url, team, {
      ...input,
      seeds: [1, 2, 3],
      evaluation: { firstStep: 100 },
      maxExamplesPerRun: 200_000,
    });
    const worker = await startTestWorker(api.url, attested(team));
    const { lease } = await worker.claim();
    if (!lease) throw new Error('Nothing is queued.');
    await worker.release(lease);
    const other = await startTestWorker(api.url, team);
    const taken = (await other.claim()).lease;
    if (!taken) throw new Error('Nothing is queued.');
    await other.report(taken, 0, [testRow(100, 32, 0.2)]);
    await other.release(taken);
    await trainQueuedRuns(worker, 20);
    const mixed = await trustOf((await submitted(api.url, team, id, sweep.id)).id);
    expect(mixed).toMatchObject({ trust: 'REPORTED', attestedRuns: 2 });
    // And so says the sweep, whose origin is TRAINED all the same.
    const query = `{ sweep(id: "${sweep.id}") { origin attestedRuns } }`;
    expect(await ask(api.url, query, { token: team.readToken })).toEqual({
      sweep: { origin: 'TRAINED', attestedRuns: 2 },
    });
  });
});

describe('a benchmark’s team', () => {
  const attest = (benchmarkId: string, apiTokenId: string, token = house.adminToken) =>
    change<{ attestation: { id: string; revokedAt: string | null; teamName: string } | null }>(
      api.url,
      token,
      'attestToken',
      'attestation { id revokedAt teamName note }',
      { benchmarkId, apiTokenId, note: 'Runs on our cluster.' },
    );

  it('vouches for a worker from then on and until it revokes that, on its own boards alone', async () => {
    const team = await createTestTeam(api.client);
    const worker = { ...team, ...(await tokenOfMember(team)), id: team.id };
    const tokenId = globalId('ApiToken', (await newestToken(team)).id);
    const { id, slug } = await publishBenchmark(api.url, house);
    const before = await train(api.url, worker, input);
    expect(codesOf(await attest(id, tokenId, house.writeToken).catch(asForbidden))).toEqual(['FORBIDDEN']);
    const { attestation } = await attest(id, tokenId);
    expect(attestation).toMatchObject({ teamName: team.name, revokedAt: null });
    expect(codesOf(await attest(id, tokenId))).toEqual(['CONFLICT']);
    const during = await train(api.url, worker, { ...input, seeds: [4, 5, 6] });
    const elsewhere = await publishBenchmark(api.url, house);
    const revoke = { attestationId: attestation?.id, reason: 'It was sold.' };
    await change(api.url, house.adminToken, 'revokeAttestation', '', revoke);
    expect(codesOf(await change(api.url, house.adminToken, 'revokeAttestation', '', revoke))).toEqual([
      'CONFLICT',
    ]);
    const after = await train(api.url, worker, { ...input, seeds: [7, 8, 9] });
    const trusts = [];
    for (const [board, sweep] of [
      [id, before],
      [id, during],
      [id, after],
      [elsewhere.id, during],
    ] as const)
      trusts.push(await trustOf((await submitted(api.url, team, board, sweep)).id));
    expect(trusts.map(({ trust }) => trust)).toEqual(['REPORTED', 'ATTESTED', 'REPORTED', 'REPORTED']);
    expect(trusts[1]?.runs.nodes[0]).toEqual({ attestedBy: 'BENCHMARK_TEAM' });

    const query = `{ benchmark(slug: "${slug}") { attestations { nodes { teamName note revokedAt } } history { nodes { kind note } } } }`;
    const { benchmark } = await ask<{
      benchmark: { attestations: { nodes: object[] }; history: { nodes: object[] } };
    }>(api.url, query, { token: team.readToken });
    expect(benchmark.attestations.nodes).toEqual([
      { teamName: team.name, note: 'Runs on our cluster.', revokedAt: expect.any(String) },
    ]);
    expect(benchmark.history.nodes).toEqual(
      expect.arrayContaining([
        { kind: 'ATTESTED', note: team.name },
        { kind: 'ATTESTATION_REVOKED', note: `${team.name}: It was sold.` },
      ]),
    );
    const audited = await api.client.auditEntry.findMany({
      where: { teamId: house.localId, noun: 'Attestation' },
      orderBy: { id: 'asc' },
    });
    expect(audited.map(({ action }) => action)).toEqual(['attestToken', 'revokeAttestation']);
  });

  it('never vouches for itself: not for a team with a common member, nor for one that gets one later', async () => {
    const board = await createTestTeam(api.client);
    const team = await createTestTeam(api.client);
    const { id } = await publishBenchmark(api.url, board);
    const { token, secret } = await storeApiToken(api.client, {
      teamId: team.localId,
      name: 'worker',
      scopes: ['worker'],
    });
    const apiTokenId = globalId('ApiToken', token.id);
    const { userId } = await signInAs(api, board, 'VIEWER');
    const membership = { teamId: team.localId, userId, role: 'MEMBER' as const };
    const { id: membershipId } = await api.client.membership.create({ data: membership });
    expect(codesOf(await attest(id, apiTokenId, board.adminToken))).toEqual(['NOT_INDEPENDENT']);
    await api.client.membership.delete({ where: { id: membershipId } });
    expect(codesOf(await attest(id, apiTokenId, board.adminToken))).toEqual([]);
    const sweepId = await train(api.url, { ...team, workerToken: secret }, input);
    expect((await submitted(api.url, team, id, sweepId)).trust).toBe('ATTESTED');
    const again = await train(api.url, { ...team, workerToken: secret }, input);
    await api.client.membership.create({ data: membership });
    expect((await submitted(api.url, team, id, again)).trust).toBe('REPORTED');
  });

  it('finds no token that is not one of a worker, or no longer', async () => {
    const team = await createTestTeam(api.client);
    const { id } = await publishBenchmark(api.url, house);
    const reading = await api.client.apiToken.findFirstOrThrow({
      where: { referenceId: team.localId, name: 'read' },
    });
    const working = await newestToken(team, 'worker');
    await api.client.apiToken.update({ where: { id: working.id }, data: { enabled: false } });
    for (const token of [reading, working])
      expect(codesOf(await attest(id, globalId('ApiToken', token.id)))).toEqual(['NOT_FOUND']);
    expect(codesOf(await attest(id, globalId('ApiToken', localId('Team', team.id))))).toEqual(['NOT_FOUND']);
  });
});

function newestToken({ localId: referenceId }: TestTeam, name = 'npm start: local worker') {
  return api.client.apiToken.findFirstOrThrow({ where: { referenceId, name } });
}

/** What `change` throws where an operation as a whole is refused. */
const asForbidden = (fault: Error) => ({
  userErrors: [{ code: /"code":"(\w+)"/.exec(fault.message)?.[1] ?? '', field: [], message: '' }],
});
