import { setTimeout as sleep } from 'node:timers/promises';
import { completeRun } from '@critbatch/prisma/queue/completeRun';
import { recordMeasurements } from '@critbatch/prisma/queue/recordMeasurements';
import { claimAs } from '@critbatch/prisma/testing/claimAs';
import type { Route } from '@critbatch/prisma/testing/openRoute';
import { openRoute } from '@critbatch/prisma/testing/openRoute';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { parseGlobalId } from '../../platform/node/globalId.ts';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { send } from '../../testing/graphql.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import type { TestLease } from '../../testing/testWorker.ts';
import { startTestWorker, testRow } from '../../testing/testWorker.ts';
import { until } from '../../testing/until.ts';

let api: TestApi;
let route: Route;
let team: TestTeam;
let worker: Awaited<ReturnType<typeof startTestWorker>>;

beforeAll(async () => {
  api = await startTestApi({}, async (databaseUrl) => {
    route = await openRoute(databaseUrl);
    return route.databaseUrl;
  });
});
afterAll(async () => {
  await api.stop();
  await route.close();
});
beforeEach(async () => {
  team = await createTestTeam(api.client);
  worker = await startTestWorker(api.url, team);
});

const localIdOf = (id: string) => parseGlobalId(id)?.id ?? '';

/** Leases on so many runs of a new sweep. */
async function leases(count: number): Promise<TestLease[]> {
  const seeds = Array.from({ length: count }, (_, index) => index + 1);
  await createSweepOverHttp(api.url, team, { batchSizes: [32], seeds });
  const claims: TestLease[] = [];
  for (const _ of seeds) {
    const { lease } = await worker.claim();
    if (!lease) throw new Error('Nothing is queued.');
    claims.push(lease);
  }
  return claims;
}

const readModels = () =>
  send(api.url, '{ models { nodes { id } } }', { token: team.readToken }).then(({ errors }) => {
    if (errors) throw new Error(JSON.stringify(errors));
  });

/** Seconds until something first succeeds from now on, tried again and again as a worker would. */
async function secondsUntilAnswered(tryOnce: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await until(
    () =>
      tryOnce().then(
        () => true,
        () => null,
      ),
    60,
  );
  return (performance.now() - startedAt) / 1000;
}

describe('an API whose connections to PostgreSQL are lost silently', () => {
  it('reads, writes and extends leases again within 30 seconds, and has kept every row that it acknowledged', async () => {
    const held = await leases(12);
    const acknowledged = new Map<TestLease, number>(held.map((lease) => [lease, -1]));
    const codes = new Set<string>();
    let isReporting = true;
    // Every run reports one row after the other; what is not acknowledged is sent again.
    const reporting = held.map(async (lease) => {
      for (let sequence = 0; isReporting; ) {
        try {
          const { userErrors } = await worker.report(lease, sequence, [testRow(sequence + 1, 32)]);
          for (const { code } of userErrors) codes.add(code);
          acknowledged.set(lease, sequence);
          sequence++;
        } catch (fault) {
          for (const code of String(fault).match(/(?<="code":")\w+/g) ?? ['no answer']) codes.add(code);
          await sleep(100);
        }
      }
    });
    await sleep(1_500);
    const before = new Map(acknowledged);
    route.loseSilently();
    const [first, ...others] = held as [TestLease, ...TestLease[]];
    const seconds = await Promise.all([
      secondsUntilAnswered(readModels),
      secondsUntilAnswered(() => worker.heartbeat(first)),
      // Each of the runs, for any may be locked by a transaction that was open then.
      ...others.map((lease) =>
        until(
          async () => ((acknowledged.get(lease) ?? -1) > (before.get(lease) ?? -1) + 1 ? true : null),
          60,
        ),
      ),
    ]).then(([read, heartbeat]) => ({ read, heartbeat }));
    isReporting = false;
    await Promise.all(reporting);
    expect(seconds.read).toBeLessThan(30);
    expect(seconds.heartbeat).toBeLessThan(30);

    for (const [lease, sequence] of acknowledged) {
      const runId = localIdOf(lease.run.id);
      const rows = await api.client.measurement.findMany({ where: { runId }, orderBy: { step: 'asc' } });
      const steps = rows.map(({ step }) => Number(step));
      expect(steps).toEqual(steps.map((_, index) => index + 1));
      expect(steps.length).toBeGreaterThanOrEqual(sequence + 1);
    }
    const passing = ['DATABASE_UNAVAILABLE', 'OVERLOADED', 'OPERATION_TIMED_OUT'];
    expect([...codes].filter((code) => !passing.includes(code))).toEqual([]);
  });

  it('computes estimates again within 30 seconds, though it had gone deaf', async () => {
    const sweep = await createSweepOverHttp(api.url, team, { batchSizes: [8, 16, 32], seeds: [1] });
    route.loseSilently();
    const lostAt = performance.now();
    // As another API process would: nothing that this one is asked for tells it of the end of the runs.
    const holder = { id: localIdOf(worker.id), teamId: team.localId };
    for (let trained = 0; trained < 3; trained++) {
      const lease = await claimAs(api.client, holder);
      const measurements = [testRow(10, 32, 0.5), testRow(20, 32, 0.05)];
      await recordMeasurements(api.client, {
        ...lease,
        sequence: 0,
        measurements,
        step: 20,
        examplesSeen: 640,
      });
      const end = { outcome: 'TARGETS_REACHED' as const, lastSequence: 0, step: 20, examplesSeen: 640 };
      await completeRun(api.client, { ...lease, ...end });
    }
    const sweepId = localIdOf(sweep.id);
    await until(async () => api.client.estimate.findFirst({ where: { target: { sweepId } } }), 60);
    expect((performance.now() - lostAt) / 1000).toBeLessThan(30);
  });
});
