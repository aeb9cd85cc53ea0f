import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findOutdatedSweeps } from '../../api/src/answers/estimate/outdatedSweeps.ts';
import { globalId } from '../../api/src/platform/node/globalId.ts';
import { countStatements } from '../../api/src/testing/countStatements.ts';
import { createTestTeam, type TestTeam } from '../../api/src/testing/createTestTeam.ts';
import { ask } from '../../api/src/testing/graphql.ts';
import { startTestApi, type TestApi } from '../../api/src/testing/startTestApi.ts';
import type { LabIds } from '../load/labIds.ts';
import { measuredOperations } from '../load/operations.ts';
import { labBenchmarkSlug } from './leaderboardSql.ts';
import { type Lab, seedLab } from './seedLab.ts';

let api: TestApi;
let team: TestTeam;
let lab: Lab;
let ids: LabIds;

beforeAll(async () => {
  api = await startTestApi();
  team = await createTestTeam(api.client);
  const { client, environment } = api;
  await client.user.create({
    data: {
      name: 'Owner',
      email: 'owner@lab.example.org',
      memberships: { create: { teamId: team.localId, role: 'OWNER' } },
    },
  });
  const until = new Date('2026-11-01T00:00:00Z');
  lab = await seedLab(environment.databaseUrl, {
    teamId: team.localId,
    sweeps: 20,
    experiments: 2,
    longSteps: 2_000,
    until,
  });
  const sweeps = await client.sweep.findMany({ where: { status: 'FINISHED', number: { gt: 1 } } });
  const models = await client.model.findMany({ where: { name: { startsWith: 'MLP' } } });
  const longest = await client.run.findFirstOrThrow({ orderBy: { step: 'desc' } });
  ids = {
    teamId: team.id,
    modelIds: models.map(({ id }) => globalId('Model', id)),
    sweepIds: sweeps.map(({ id }) => globalId('Sweep', id)),
    largeSweepIds: [],
    longSweepId: globalId('Sweep', longest.sweepId),
    longRunId: globalId('Run', longest.id),
    benchmarkSlug: labBenchmarkSlug,
  };
});
afterAll(() => api.stop());

describe('a seeded lab', () => {
  it('holds the sweeps, runs and rows that were asked for', async () => {
    const { client } = api;
    const where = { teamId: team.localId };
    const kinds = await client.sweep.groupBy({
      by: ['status'],
      where,
      _count: true,
      orderBy: { status: 'asc' },
    });
    expect(lab.sweeps).toBe(21);
    expect(kinds.map(({ status, _count }) => [status, _count])).toEqual([
      ['RUNNING', 1],
      ['FINISHED', 20],
    ]);
    expect(await client.run.count({ where })).toBe(lab.runs);
    expect(await client.measurement.count({ where: { run: { step: 2_000 } } })).toBe(2_000);
  });

  it('is what the product would have computed from its logs: no estimate is behind its runs', async () => {
    expect(await findOutdatedSweeps(api.client, null)).toEqual([]);
    expect(await api.client.estimate.count()).toBe(20);
  });
});

describe('its leaderboard', () => {
  it('holds the sweeps that met their target, with what they rest on and how they came there', async () => {
    const { client } = api;
    const stored = await client.submission.findMany({
      select: { score: true, runCount: true, evidence: true },
    });
    const [benchmark] = await client.benchmark.findMany({ include: { events: true } });
    expect(stored.length).toBeGreaterThan(0);
    expect(benchmark?.events).toHaveLength(1 + stored.length);
    expect(benchmark?.lastEventSequence).toBe(BigInt(1 + stored.length));
    for (const { score, runCount, evidence } of stored) {
      expect(score).toBeGreaterThan(0);
      expect((evidence as { runs: unknown[] }).runs).toHaveLength(runCount);
    }
  });
});

describe('the operations of the benchmark', () => {
  it.each(measuredOperations)(
    '$name costs a bounded number of statements',
    async ({ name, query, variables }) => {
      const options = { token: team.readToken, variables: variables(ids, 1) as Record<string, unknown> };
      const { statements } = await countStatements(() => ask(api.url, query, options));
      expect({ name, statements }).toEqual({ name, statements: expectedStatements[name] });
    },
  );
});

/** One for the token, and one for each kind of record that neither comes along with another nor is kept by the process. */
const expectedStatements: Record<string, number> = {
  // One counts them all.
  list: 3,
  picker: 2,
  sweep: 4,
  comparison: 3,
  'comparison-by-points': 3,
  buckets: 2,
  search: 4,
  'sweep-page': 12,
  leaderboard: 3,
  // The last one reads which runs could not be checked.
  'leaderboard-page': 7,
};
