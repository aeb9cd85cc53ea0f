import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { globalId, localId } from '../../platform/node/globalId.ts';
import { attested, publishBenchmark, submitted, train } from '../../testing/benchmarkOverHttp.ts';
import { createTestTeam, type TestTeam } from '../../testing/createTestTeam.ts';
import { ask } from '../../testing/graphql.ts';
import {
  claimSegment,
  type SegmentLease,
  tellOfSegment,
  vouchedToken as vouchedOn,
} from '../../testing/segmentsOverHttp.ts';
import { signInAs } from '../../testing/signInAs.ts';
import { startTestApi, type TestApi } from '../../testing/startTestApi.ts';
import { wholeProvenance } from '../../testing/testWorker.ts';

let api: TestApi;
/** Publishes the benchmark, hands in, and competes. */
let [house, team, rival]: TestTeam[] = [];
let benchmarkId: string;
let submissionId: string;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());
beforeEach(async () => {
  [house, team, rival] = [
    await createTestTeam(api.client),
    await createTestTeam(api.client),
    await createTestTeam(api.client),
  ];
  benchmarkId = (await publishBenchmark(api.url, house)).id;
  submissionId = await handIn(benchmarkId, await train(api.url, attested(team), { batchSizes: [32] }));
});

async function handIn(board: string, sweepId: string): Promise<string> {
  const { id } = await submitted(api.url, team as TestTeam, board, sweepId);
  return id;
}

/** One segment alone waits, of a run whose log tells its machine. */
async function soleSegment() {
  const { id } = await api.client.retraining.findFirstOrThrow({
    where: { teamId: (team as TestTeam).localId, verdict: null },
  });
  await api.client.retraining.updateMany({
    where: { verdict: null, id: { not: id } },
    data: { queuedAt: new Date('2200-01-01') },
  });
  await api.client.retraining.update({ where: { id }, data: { provenance: wholeProvenance } });
  return id;
}

const vouchedToken = (of: TestTeam) => vouchedOn(api, { house: house as TestTeam, benchmarkId }, of);
const claimAs = (token: string, of: TestTeam) => claimSegment(api.url, token, of);
const accuse = (token: string, lease: SegmentLease | null) => tellOfSegment(api.url, token, lease);

const trustOf = async (id: string) => {
  const query = `{ submission(id: "${id}") { trust } }`;
  const { submission } = await ask<{ submission: { trust: string } }>(api.url, query, {
    token: (house as TestTeam).readToken,
  });
  return submission.trust;
};

describe('a worker that the benchmark’s team vouches for', () => {
  it('is given no segment of a submission of its own team, nor of one with a common member', async () => {
    const [own, other] = [team, rival] as [TestTeam, TestTeam];
    const id = await soleSegment();
    expect(await claimAs(await vouchedToken(own), own)).toBeNull();
    const strangers = await vouchedToken(other);
    const { userId } = await signInAs(api, own, 'VIEWER');
    const membership = { teamId: other.localId, userId, role: 'MEMBER' as const };
    const { id: membershipId } = await api.client.membership.create({ data: membership });
    await api.client.membership.delete({ where: { id: membershipId } });
    expect(await claimAs(strangers, other)).toBeNull();
    const third = await createTestTeam(api.client);
    const lease = await claimAs(await vouchedToken(third), third);
    expect(localId('Retraining', lease?.retrainingId ?? '')).toBe(id);
  });

  it('is given none where the benchmark’s team has a side itself', async () => {
    const [judge, own, other] = [house, team, rival] as [TestTeam, TestTeam, TestTeam];
    await soleSegment();
    const token = await vouchedToken(other);
    const { userId } = await signInAs(api, own, 'VIEWER');
    await api.client.membership.create({ data: { teamId: judge.localId, userId, role: 'VIEWER' } });
    expect(await claimAs(token, other)).toBeNull();
    expect(await claimAs(own.attestedToken, own)).not.toBeNull();
  });

  it('accuses nobody alone: the second training is another team’s or the operator’s', async () => {
    const [judge, other] = [house, rival] as [TestTeam, TestTeam];
    await soleSegment();
    const token = await vouchedToken(other);
    expect(await accuse(token, await claimAs(token, other))).toBeNull();
    expect(await claimAs(token, other)).toBeNull();
    expect(await claimAs(await vouchedToken(other), other)).toBeNull();
    expect(await trustOf(submissionId)).toBe('ATTESTED');
    const lease = await claimAs(judge.attestedToken, judge);
    expect(await accuse(judge.attestedToken, lease)).toBe('MISMATCHED');
  });
});

describe('a mismatch', () => {
  it('makes the sweep REPORTED at once, on every board that it stands on', async () => {
    const judge = house as TestTeam;
    const { sweepId } = await api.client.submission.findUniqueOrThrow({
      where: { id: localId('Submission', submissionId) },
    });
    const elsewhere = await publishBenchmark(api.url, judge, { threshold: 0.15 });
    const second = await handIn(elsewhere.id, globalId('Sweep', sweepId));
    expect([await trustOf(submissionId), await trustOf(second)]).toEqual(['ATTESTED', 'ATTESTED']);
    await soleSegment();
    for (const verdict of [null, 'MISMATCHED']) {
      const lease = await claimAs(judge.attestedToken, judge);
      expect(await accuse(judge.attestedToken, lease)).toBe(verdict);
    }
    // Other segments of the draw are not told about yet.
    expect([await trustOf(submissionId), await trustOf(second)]).toEqual(['REPORTED', 'REPORTED']);
  });
});
