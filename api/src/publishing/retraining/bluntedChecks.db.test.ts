import { mostFruitlessTries } from '@critbatch/prisma/queue/claimRetraining';
import { loggedSegmentSchema } from '@critbatch/theory';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { localId } from '../../platform/node/globalId.ts';
import { attested, publishBenchmark, submitted, train } from '../../testing/benchmarkOverHttp.ts';
import { createTestTeam, type TestTeam } from '../../testing/createTestTeam.ts';
import { ask } from '../../testing/graphql.ts';
import { claimSegment, tellOfSegment, vouchedToken } from '../../testing/segmentsOverHttp.ts';
import { startTestApi, type TestApi } from '../../testing/startTestApi.ts';
import { wholeProvenance } from '../../testing/testWorker.ts';
import { endRetrainings } from './endRetrainings.ts';

let api: TestApi;
/** Publishes the benchmark, hands in, and competes. */
let house: TestTeam;
let team: TestTeam;
let rival: TestTeam;
let benchmarkId: string;
let submissionId: string;
let token: string;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());
beforeEach(async () => {
  house = await createTestTeam(api.client);
  team = await createTestTeam(api.client);
  rival = await createTestTeam(api.client);
  benchmarkId = (await publishBenchmark(api.url, house)).id;
  const sweepId = await train(api.url, attested(team), {
    batchSizes: [32],
    seeds: Array.from({ length: 10 }, (_, seed) => seed),
  });
  submissionId = (await submitted(api.url, team, benchmarkId, sweepId)).id;
  const waiting = { verdict: null, teamId: { not: team.localId } };
  await api.client.retraining.updateMany({ where: waiting, data: { expiresAt: new Date(0) } });
  await api.client.retraining.updateMany({
    where: { teamId: team.localId },
    data: { provenance: wholeProvenance },
  });
  token = await vouchedToken(api, { house, benchmarkId }, rival);
});

const claim = () => claimSegment(api.url, token, rival);
const tell = async (told: object = {}) => tellOfSegment(api.url, token, await claim(), told);
const tooSlow = { obstacle: 'TOO_SLOW', detail: 'A test.' };

/** The operator's worker trains the segment that waits longest again; by its word the log is right, if nothing else is said. */
async function operatorTells(told: object | 'as logged' = 'as logged') {
  const lease = await claimSegment(api.url, house.attestedToken, house);
  if (!lease) return null;
  const id = localId('Retraining', lease.retrainingId);
  return tellOfSegment(api.url, house.attestedToken, lease, told === 'as logged' ? await loggedOf(id) : told);
}

/** What a training gives that comes by what the log says. */
async function loggedOf(id: string): Promise<object> {
  const { logged, toSha256, fromStep } = await api.client.retraining.findUniqueOrThrow({ where: { id } });
  const { rows, end } = loggedSegmentSchema.parse(logged);
  const seconds = { wallSeconds: 0, deviceSeconds: 0, evaluationSeconds: 0 };
  return {
    rows: rows.map((row) => ({ ...row, ...seconds })),
    end,
    sha256: toSha256,
    fromStep: Number(fromStep),
  };
}

type Stand = {
  checks: { check: string; runs: number }[];
  retraining: { waiting: number; outstanding: number; segments: { reason: string | null }[] };
};
const standOf = async () =>
  (
    await ask<{ submission: Stand }>(
      api.url,
      `{ submission(id: "${submissionId}") {
        checks { check runs } retraining { waiting outstanding segments { reason } }
      } }`,
      { token: house.readToken },
    )
  ).submission;

describe('a worker that the benchmark’s team alone vouches for', () => {
  it('ends no check with an obstacle: the segment is outstanding until the operator’s worker has tried', async () => {
    expect(await tell(tooSlow)).toBeNull();
    expect(await standOf()).toMatchObject({
      checks: [
        { check: 'WAITING', runs: 4 },
        { check: 'OUTSTANDING', runs: 1 },
        { check: 'NOT_DRAWN', runs: 5 },
      ],
      retraining: { waiting: 5, outstanding: 1 },
    });
    expect((await standOf()).retraining.segments).toContainEqual({ reason: 'TOO_SLOW' });
    for (let segment = 0; segment < 5; segment++) expect(await operatorTells()).toBe('MATCHED');
    expect((await standOf()).checks).toEqual([
      { check: 'MATCHED', runs: 5 },
      { check: 'NOT_DRAWN', runs: 5 },
    ]);
  });

  it.each([
    ['says that it is too slow', async () => tell(tooSlow)],
    ['says that it fails', async () => tell({ obstacle: 'WORKER_FAILED', detail: 'A test.' })],
    ['computes on another machine', async () => tell({ provenance: { ...wholeProvenance, processor: 'x' } })],
    [
      'takes them and is never heard of again',
      async () => {
        const lease = await claim();
        expect(lease).not.toBeNull();
        const where = { id: localId('Retraining', lease?.retrainingId ?? '') };
        await api.client.retraining.update({ where, data: { leaseExpiresAt: new Date(0) } });
      },
    ],
    [
      'tells of differences that are none',
      async () => {
        expect(await tell()).toBeNull();
        const last = { orderBy: { startedAt: 'desc' }, where: { outcome: 'DIFFERED' } } as const;
        const { retrainingId: id } = await api.client.retrainingTry.findFirstOrThrow(last);
        await api.client.retraining.updateMany({
          where: { verdict: null },
          data: { queuedAt: new Date('2000-01-02') },
        });
        await api.client.retraining.update({ where: { id }, data: { queuedAt: new Date('2000-01-01') } });
        expect(await operatorTells()).toBe('MATCHED');
      },
    ],
  ])('is asked no more on that benchmark where it %s again and again', async (_, blunt) => {
    for (let times = 0; times < mostFruitlessTries; times++) {
      await blunt();
    }
    expect(await claim()).toBeNull();
    // The operator's worker is, and one that the team vouches for anew.
    expect(await claimSegment(api.url, house.attestedToken, house)).not.toBeNull();
    const third = await createTestTeam(api.client);
    const other = await vouchedToken(api, { house, benchmarkId }, third);
    expect(await claimSegment(api.url, other, third)).not.toBeNull();
  });

  it('is asked on where it tells something now and then', async () => {
    for (let times = 1; times < mostFruitlessTries; times++) await tell(tooSlow);
    const lease = await claim();
    const right = await loggedOf(localId('Retraining', lease?.retrainingId ?? ''));
    expect(await tellOfSegment(api.url, token, lease, right)).toBe('MATCHED');
    expect(await claim()).not.toBeNull();
  });

  it('does not keep a forged log from being found by a false first difference', async () => {
    expect(await tell({ rows: [], end: { outcome: 'DIVERGED', step: 7 } })).toBeNull();
    const { retrainingId: id } = await api.client.retrainingTry.findFirstOrThrow({
      where: { outcome: 'DIFFERED', retraining: { teamId: team.localId } },
    });
    const others = { id: { not: id }, verdict: null };
    await api.client.retraining.updateMany({ where: others, data: { queuedAt: new Date('2200-01-01') } });
    expect([await operatorTells({}), await operatorTells({})]).toEqual([null, 'MISMATCHED']);
  });

  it('leaves the reason behind where nobody else was there in time', async () => {
    await tell(tooSlow);
    await tell();
    await api.client.retraining.updateMany({ where: { verdict: null }, data: { expiresAt: new Date(0) } });
    await endRetrainings(api.client);
    expect((await standOf()).checks).toEqual([
      { check: 'NOT_DRAWN', runs: 5 },
      { check: 'NO_WORKER', runs: 3 },
      { check: 'UNCONFIRMED', runs: 1 },
      { check: 'TOO_SLOW', runs: 1 },
    ]);
  });
});

describe('a segment', () => {
  it('is given up once so many of the operator’s workers went away, whoever else did', async () => {
    await claim();
    await api.client.retraining.updateMany({
      where: { verdict: null, fencingToken: 0 },
      data: { queuedAt: new Date('2200-01-01') },
    });
    const over = { where: { verdict: null, fencingToken: { gt: 0 } }, data: { leaseExpiresAt: new Date(0) } };
    for (let times = 0; times < 5; times++) {
      await api.client.retraining.updateMany(over);
      await endRetrainings(api.client);
      expect(await claimSegment(api.url, house.attestedToken, house)).not.toBeNull();
    }
    await api.client.retraining.updateMany(over);
    expect(await claimSegment(api.url, house.attestedToken, house)).toBeNull();
    await endRetrainings(api.client);
    expect((await standOf()).checks).toContainEqual({ check: 'WORKER_FAILED', runs: 1 });
  });
});
