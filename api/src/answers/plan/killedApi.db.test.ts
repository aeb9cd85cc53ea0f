import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TestDatabase } from '@critbatch/prisma/testing/createTestDatabase';
import { createTestDatabase } from '@critbatch/prisma/testing/createTestDatabase';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseGlobalId } from '../../platform/node/globalId.ts';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { startApiProcess } from '../../testing/startApiProcess.ts';
import { startTestWorker } from '../../testing/testWorker.ts';
import { trainOneRun } from '../../testing/trainOneRun.ts';
import { until } from '../../testing/until.ts';

let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'critbatch-killed-'));
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

const startProcess = () => startApiProcess(database.databaseUrl, folder);

describe('an adaptive sweep whose API is killed again and again', () => {
  it('decides everything once and comes to its end', async () => {
    const team = await createTestTeam(database.client);
    let api = await startProcess();
    const created = await createSweepOverHttp(api.url, team, {
      batchSizes: [],
      seeds: [],
      plan: { smallestBatchSize: 8, largestBatchSize: 1024, deviceSecondsBudget: 200, wantedRatio: 2 },
      evaluation: { firstStep: 10 },
      maxExamplesPerRun: 800_000,
    });
    const sweepId = parseGlobalId(created.id)?.id ?? '';
    for (let kills = 0; kills < 3; kills++) {
      const worker = await startTestWorker(api.url, team);
      await until(() => trainOneRun(worker));
      // Somewhere between the end of a run, the estimate from it, and the decision on that.
      await sleep(150 + 500 * kills);
      await api.kill();
      api = await startProcess();
    }
    try {
      const worker = await startTestWorker(api.url, team);
      const isRunning = async () =>
        (await database.client.sweep.findUniqueOrThrow({ where: { id: sweepId } })).status === 'RUNNING';
      for (const deadline = Date.now() + 240_000; Date.now() < deadline && (await isRunning()); ) {
        if (!(await trainOneRun(worker))) await sleep(50);
      }
      const plan = await database.client.adaptivePlan.findUniqueOrThrow({
        where: { sweepId },
        include: { decisions: { orderBy: { number: 'asc' } }, sweep: { include: { runs: true } } },
      });
      expect([plan.sweep.status, plan.stopReason]).toEqual(['FINISHED', 'PRECISE']);
      expect(plan.decisions.map(({ number }) => number)).toEqual(plan.decisions.map((_, i) => i + 1));
      expect(new Set(plan.decisions.map(({ basis }) => basis)).size).toBe(plan.decisions.length);
      const planned = plan.decisions.flatMap(({ result }) =>
        (result as { runs: { batchSize: number; seed: number }[] }).runs.map(
          ({ batchSize, seed }) => `${batchSize}/${seed}`,
        ),
      );
      expect(new Set(planned).size).toBe(planned.length);
      const runs = plan.sweep.runs.map(({ batchSize, seed }) => `${batchSize}/${seed}`);
      expect(runs.sort()).toEqual(planned.sort());
    } finally {
      await api.kill();
    }
  });
});
