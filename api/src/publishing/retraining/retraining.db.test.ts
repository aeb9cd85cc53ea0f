import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { forgetTrails } from '@critbatch/prisma/queue/forgetTrails';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DiskFloor } from '../../platform/disk/diskFloor.ts';
import { localId } from '../../platform/node/globalId.ts';
import { CheckpointStore } from '../../sweeps/checkpoint/checkpointStore.ts';
import { publishBenchmark, submitted, taskOf } from '../../testing/benchmarkOverHttp.ts';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import { createTestTeam, type TestTeam } from '../../testing/createTestTeam.ts';
import { ask, change } from '../../testing/graphql.ts';
import { startTestApi, type TestApi } from '../../testing/startTestApi.ts';
import { startTestWorker, type TestLease, testProvenance, testRow } from '../../testing/testWorker.ts';
import { endRetrainings } from './endRetrainings.ts';

let api: TestApi;
let house: TestTeam;
let team: TestTeam;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());
beforeEach(async () => {
  house = await createTestTeam(api.client);
  team = await createTestTeam(api.client);
});

const speak = <Payload>(token: string, mutation: string, selection: string, input: object) =>
  change<Payload>(api.url, token, mutation, selection, input);

type Segment = {
  retrainingId: string;
  fencingToken: number;
  fromSha256: string | null;
  toStep: number;
  limitSeconds: number;
};
const claimAs = (token: string, workerId: string) =>
  speak<{ lease: Segment | null }>(
    token,
    'claimRetraining',
    'lease { retrainingId fencingToken limitSeconds fromSha256 toStep }',
    { workerId },
  );

/** Stores bytes of a checkpoint; their name. */
async function put(bytes: Buffer, token: string): Promise<string> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const headers = { authorization: `Bearer ${token}` };
  await fetch(`${api.url}/checkpoints/${sha256}`, { method: 'PUT', body: bytes, headers });
  return sha256;
}

const leave = (lease: TestLease, step: number, keptSteps: number[], sha256: string) =>
  speak<{ steps: number[] | null }>(team.workerToken, 'recordTrailPoint', 'steps', {
    runId: lease.run.id,
    fencingToken: lease.fencingToken,
    sha256,
    step,
    keptSteps,
  });

/** A submission with three runs, each with a point at step 4; its benchmark is the house's. */
async function handIn() {
  const { slug, id } = await publishBenchmark(api.url, house);
  const sweep = await createSweepOverHttp(api.url, team, {
    batchSizes: [32],
    seeds: [1, 2, 3],
    targets: [{ metric: 'TRAINING_LOSS', threshold: taskOf(team).threshold }],
    leavesTrail: true,
  });
  const worker = await startTestWorker(api.url, team);
  for (let run = 0; run < 3; run++) {
    const { lease } = await worker.claim();
    if (!lease) throw new Error('Nothing is queued.');
    await worker.report(
      lease,
      0,
      [1, 2, 4, 8, 16].map((step) => testRow(step, 32)),
    );
    await leave(lease, 4, [], await put(randomBytes(50), team.workerToken));
    await worker.complete(lease, 0, 16);
  }
  const { id: submissionId } = await submitted(api.url, team, id, sweep.id);
  return { slug, submissionId, sweep };
}

/** A worker of the house whose engine is the one that the runs name. */
async function houseWorker(token: string) {
  const { worker } = await speak<{ worker: { id: string } }>(token, 'registerWorker', 'worker { id }', {
    teamId: house.id,
    name: 'house',
    device: 'cpu',
    engine: 'onnx',
    slots: 1,
    details: {},
  });
  return worker.id;
}

describe('segments that are to be trained again', () => {
  it('go to attested workers alone, and their checkpoint to who holds them', async () => {
    await handIn();
    // Whatever was drawn: one that begins at a checkpoint.
    const drawn = await api.client.retraining.findFirstOrThrow({ where: { teamId: team.localId } });
    const point = await api.client.trailPoint.findFirstOrThrow({ where: { teamId: team.localId } });
    const { id: _, difference: __, ...rest } = drawn;
    const segment = {
      runId: point.runId,
      fromStep: 4,
      toStep: 16,
      isLast: true,
      fromSha256: point.sha256,
      toSha256: null,
    };
    const { provenance, logged } = { provenance: { ...testProvenance }, logged: rest.logged as object };
    const { id } = await api.client.retraining.create({
      data: { ...rest, ...segment, provenance, logged, queuedAt: new Date(0) },
    });
    const workerId = await houseWorker(house.workerToken);
    expect((await claimAs(house.workerToken, workerId)).lease).toBeNull();
    const { lease } = await claimAs(house.attestedToken, workerId);
    expect(localId('Retraining', lease?.retrainingId ?? '')).toBe(id);
    expect(lease).toMatchObject({ fromSha256: point.sha256, toStep: 16, fencingToken: 1 });
    const get = async (token: string, query = `?retraining=${lease?.retrainingId}`) => {
      const headers = { authorization: `Bearer ${token}` };
      return (await fetch(`${api.url}/checkpoints/${point.sha256}${query}`, { headers })).status;
    };
    expect(await get(house.attestedToken)).toBe(200);
    expect(await get(house.attestedToken, '')).toBe(404);
    expect(await get(house.workerToken)).toBe(404);
    expect(await get(house.attestedToken, '?retraining=x')).toBe(404);
    await api.client.retraining.update({ where: { id }, data: { leaseExpiresAt: new Date(0) } });
    expect(await get(house.attestedToken)).toBe(404);
  });

  it('are told about by their holder alone, and once', async () => {
    const { submissionId } = await handIn();
    const workerId = await houseWorker(house.attestedToken);
    const { lease } = await claimAs(house.attestedToken, workerId);
    if (!lease) throw new Error('No segment.');
    const report = {
      retrainingId: lease.retrainingId,
      fencingToken: lease.fencingToken,
      deviceSeconds: 1,
      provenance: { engine: 'onnx', device: 'cpu' },
      obstacle: 'TOO_SLOW',
      detail: 'A test.',
      fromStep: 0,
      rows: [],
    };
    const tell = (token: string, changes: object = {}) =>
      speak<{ verdict: string | null }>(token, 'reportRetraining', 'verdict', { ...report, ...changes });
    const codes = async (told: ReturnType<typeof tell>) => (await told).userErrors.map(({ code }) => code);
    expect(await codes(tell(team.attestedToken))).toEqual(['LEASE_LOST']);
    expect(await codes(tell(house.attestedToken, { fencingToken: 9 }))).toEqual(['LEASE_LOST']);
    expect(await tell(house.attestedToken)).toMatchObject({ verdict: 'CANNOT', userErrors: [] });
    expect(await codes(tell(house.attestedToken))).toEqual(['LEASE_LOST']);
    const where = { id: localId('Retraining', lease.retrainingId) };
    await expect(
      api.client.retraining.update({ where, data: { verdict: 'MATCHED', reason: null } }),
    ).rejects.toThrow('neither');
    // Whatever nobody trained in time is given up, and says nothing against the log.
    await api.client.retraining.updateMany({ where: { verdict: null }, data: { expiresAt: new Date(0) } });
    await endRetrainings(api.client);
    const { submission } = await ask<{ submission: { retraining: Record<string, number> } }>(
      api.url,
      'query ($id: ID!) { submission(id: $id) { retraining { scoredSegments scoredDrawn matched mismatched waiting detection(forged: 99) } } }',
      { token: house.readToken, variables: { id: submissionId } },
    );
    expect(submission.retraining).toMatchObject({
      scoredSegments: 6,
      matched: 0,
      mismatched: 0,
      waiting: 0,
      detection: 1,
    });
    expect(
      await api.client.benchmarkEvent.count({
        where: { kind: 'RETRAINED', submissionId: localId('Submission', submissionId) },
      }),
    ).toBe(1);
  });

  it('are drawn anew for the benchmark’s team alone, once the former are told about', async () => {
    const { submissionId } = await handIn();
    const draw = (token: string) =>
      speak<object>(token, 'drawRetrainings', 'submission { id }', { submissionId });
    await expect(draw(team.adminToken)).rejects.toThrow();
    expect((await draw(house.adminToken)).userErrors).toMatchObject([{ code: 'CONFLICT' }]);
    await api.client.retraining.updateMany({ where: { verdict: null }, data: { expiresAt: new Date(0) } });
    await endRetrainings(api.client);
    expect((await draw(house.adminToken)).userErrors).toEqual([]);
    const draws = { submissionId: localId('Submission', submissionId) };
    expect(await api.client.retrainingDraw.count({ where: draws })).toBe(2);
  });

  it('of a team wait where theirs have taken an hour of a day, those counting whole whose worker went away', async () => {
    await handIn();
    const others = { teamId: { not: team.localId }, verdict: null };
    await api.client.retraining.updateMany({ where: others, data: { expiresAt: new Date(0) } });
    const mine = { teamId: team.localId, verdict: null };
    // By what the log says each may be trained for 40 minutes.
    await api.client.retraining.updateMany({ where: mine, data: { loggedSeconds: (2400 - 30) / 4 } });
    const workerId = await houseWorker(house.attestedToken);
    const claim = () => claimAs(house.attestedToken, workerId);
    const [first, second] = [(await claim()).lease, (await claim()).lease];
    expect([first?.limitSeconds, second?.limitSeconds]).toEqual([2400, 2400]);
    // A third would be beyond the hour, be it that the others are trained or that nobody hears of them again.
    expect((await claim()).lease).toBeNull();
    await api.client.retraining.updateMany({ where: mine, data: { leaseExpiresAt: new Date(0) } });
    expect((await claim()).lease).toBeNull();
    await api.client.retrainingTry.updateMany({
      where: { endedAt: null },
      data: { startedAt: new Date(Date.now() - 86_500_000) },
    });
    const { lease } = await claim();
    const report = { deviceSeconds: 1e9, provenance: testProvenance, fromStep: 0, rows: [] };
    const held = { retrainingId: lease?.retrainingId, fencingToken: lease?.fencingToken };
    const told = { ...held, ...report, obstacle: 'TOO_SLOW', detail: 'A test.' };
    await speak(house.attestedToken, 'reportRetraining', 'verdict', told);
    // It took no longer than it had.
    const { deviceSeconds } = await api.client.retrainingTry.findFirstOrThrow({
      where: { retrainingId: localId('Retraining', lease?.retrainingId ?? ''), endedAt: { not: null } },
    });
    expect(deviceSeconds).toBe(2460);
    expect((await claim()).lease).not.toBeNull();
    expect((await claim()).lease).toBeNull();
  });
});

describe('a trail', () => {
  it('keeps the points that its run names, and its bytes; 16 at most', async () => {
    const sweep = await createSweepOverHttp(api.url, team, { leavesTrail: true, batchSizes: [8] });
    const worker = await startTestWorker(api.url, team);
    const { lease } = await worker.claim(sweep.id);
    if (!lease) throw new Error('Nothing is queued.');
    const shas = await Promise.all([1, 2, 3].map(() => put(randomBytes(20), team.workerToken)));
    expect((await leave(lease, 1, [], shas[0] ?? '')).steps).toEqual([1]);
    expect((await leave(lease, 2, [1], shas[1] ?? '')).steps).toEqual([1, 2]);
    expect((await leave(lease, 2, [1], shas[1] ?? '')).steps).toEqual([1, 2]);
    expect((await leave(lease, 3, [2], shas[2] ?? '')).steps).toEqual([2, 3]);
    const many = Array.from({ length: 16 }, (_, step) => step + 1);
    expect((await leave(lease, 20, many, shas[0] ?? '')).userErrors).toMatchObject([
      { code: 'INVALID_INPUT' },
    ]);
    expect((await leave(lease, 20, [], 'f'.repeat(64))).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    await worker.complete(lease, -1, 3);
    await api.client.checkpoint.updateMany({ data: { createdAt: new Date(0) } });
    const folder = join(api.environment.dataFolder, 'checkpoints');
    const disk = new DiskFloor({ folder, floorBytes: 0 });
    await new CheckpointStore({
      prisma: api.client,
      folder,
      disk,
      teamBytes: 2 ** 30,
      personBytes: 2 ** 30,
    }).removeUnreferenced();
    const left = await api.client.checkpoint.findMany({ where: { teamId: team.localId } });
    expect(left.map(({ sha256 }) => sha256).sort()).toEqual(shas.slice(1).sort());
    // Long after, nobody needs them.
    await forgetTrails(api.client);
    expect(await api.client.trailPoint.count({ where: { teamId: team.localId } })).toBe(2);
    await api.client.sweep.updateMany({
      data: { status: 'FINISHED', finishedAt: new Date(Date.now() - 31 * 86_400_000) },
    });
    await forgetTrails(api.client);
    expect(await api.client.trailPoint.count({ where: { teamId: team.localId } })).toBe(0);
  });

  it('is not left by runs of other sweeps', async () => {
    await createSweepOverHttp(api.url, team, { batchSizes: [8] });
    const worker = await startTestWorker(api.url, team);
    const { lease } = await worker.claim();
    if (!lease) throw new Error('Nothing is queued.');
    const sha256 = await put(randomBytes(20), team.workerToken);
    expect((await leave(lease, 1, [], sha256)).userErrors).toMatchObject([{ code: 'CONFLICT' }]);
  });
});
