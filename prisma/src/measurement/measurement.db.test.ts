import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Prisma } from '../generated/client.ts';
import type { TestDatabase } from '../testing/createTestDatabase.ts';
import { createTestDatabase } from '../testing/createTestDatabase.ts';
import { createTestSweep } from '../testing/createTestSweep.ts';
import { latestMeasurements, latestMeasurementsSql } from './latestMeasurements.ts';
import { runHistory } from './runHistory.ts';
import { thinnedHistory, thinnedHistorySql } from './thinnedHistory.ts';

const runs = 40;
const rowsPerRun = 5_000;
let database: TestDatabase;
let runIds: string[];

/** 40 runs of 5,000 rows each, at every second step, written in the order in which runs in parallel write. */
beforeAll(async () => {
  database = await createTestDatabase();
  const { sweepId } = await createTestSweep(database.client, { batchSizes: runs / 5, seeds: 5 });
  const found = await database.client.run.findMany({ where: { sweepId }, orderBy: { id: 'asc' } });
  runIds = found.map((run) => run.id);
  await database.client.$executeRaw`
    INSERT INTO "Measurement" ("runId", step, attempt, "examplesSeen", "trainingLoss", "functionEvaluations",
      "gradientEvaluations", "exhaustedSearches", "belowResolutionSteps", "wallSeconds", "deviceSeconds",
      "evaluationSeconds")
    SELECT run.id, 2 * row - 1, 1, row * 32, 1.0 / row, row, row, 0, 0, row, row, 0
    FROM generate_series(1, ${rowsPerRun}::int) AS row, unnest(${runIds}::uuid[]) AS run (id)`;
  await database.client.$executeRaw`ANALYZE "Measurement"`;
});
afterAll(() => database.drop());

type Plan = {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  Plans?: Plan[];
};

/** The nodes that read measurements, as PostgreSQL ran them. */
async function measurementReads(query: Prisma.Sql): Promise<Plan[]> {
  const [row] = await database.client.$queryRaw<{ 'QUERY PLAN': { Plan: Plan }[] }[]>(
    Prisma.sql`EXPLAIN (ANALYZE, FORMAT JSON) ${query}`,
  );
  const flatten = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(flatten)];
  return flatten(row?.['QUERY PLAN'][0]?.Plan as Plan).filter(
    (plan) => plan['Relation Name'] === 'Measurement',
  );
}

const rowsRead = (plans: Plan[]) =>
  plans.reduce((sum, plan) => sum + plan['Actual Rows'] * plan['Actual Loops'], 0);
const indexes = (plans: Plan[]) => new Set(plans.map((plan) => plan['Index Name']));
const theKey = new Set(['Measurement_pkey']);

describe('one run’s history in order', () => {
  it('comes page by page, every row once', async () => {
    const [runId = ''] = runIds;
    const steps: bigint[] = [];
    for (;;) {
      const afterStep = steps.at(-1);
      const page = await runHistory(database.client, {
        runId,
        first: 1_000,
        ...(afterStep === undefined ? {} : { afterStep }),
      });
      if (page.length === 0) break;
      steps.push(...page.map((row) => row.step));
    }
    expect(steps).toEqual(Array.from({ length: rowsPerRun }, (_, index) => BigInt(2 * index + 1)));
  });

  it('reads no more rows of the key than it gives', async () => {
    const reads = await measurementReads(Prisma.sql`
      SELECT * FROM "Measurement" WHERE "runId" = ${runIds[7]}::uuid AND step > 5000 ORDER BY step LIMIT 100`);
    expect(indexes(reads)).toEqual(theKey);
    expect(rowsRead(reads)).toBe(100);
  });
});

describe('the last point of every run in a sweep', () => {
  it('is the one with the highest step', async () => {
    const latest = await latestMeasurements(database.client, runIds, ['recordedAt']);
    expect(latest.size).toBe(runs);
    const steps = [...latest.values()].map((row) => row.step);
    expect(new Set(steps)).toEqual(new Set([BigInt(2 * rowsPerRun - 1)]));
    expect(latest.get(runIds[0] ?? '')?.recordedAt).toBeInstanceOf(Date);
  });

  it('reads one row of the key for each run', async () => {
    const reads = await measurementReads(latestMeasurementsSql(runIds));
    expect(indexes(reads)).toEqual(theKey);
    expect(rowsRead(reads)).toBe(runs);
  });

  it('is missing for a run that has none', async () => {
    const { sweepId } = await createTestSweep(database.client);
    const empty = await database.client.run.findFirstOrThrow({ where: { sweepId } });
    expect(await latestMeasurements(database.client, [empty.id], [])).toEqual(new Map());
    expect(await thinnedHistory(database.client, [empty.id], 60, [])).toEqual(
      new Map([[empty.id, { step: [] }]]),
    );
  });
});

describe('the thinned history', () => {
  it('spreads recorded points evenly over ln(step), with both ends', async () => {
    const histories = await thinnedHistory(database.client, runIds, 60, []);
    expect(histories.size).toBe(runs);
    for (const history of histories.values()) {
      const steps = history.step.map(Number);
      expect(steps.length).toBeLessThanOrEqual(60);
      expect(steps[0]).toBe(1);
      expect(steps.at(-1)).toBe(2 * rowsPerRun - 1);
      const gaps = steps.slice(1).map((step, index) => Math.log(step / (steps[index] ?? Number.NaN)));
      expect(Math.min(...gaps)).toBeGreaterThan(0);
      // Beyond step 100 the marks lie far apart against the spacing of the rows, and the gaps are the mean one.
      const mean = Math.log(2 * rowsPerRun - 1) / 59;
      for (const [index, gap] of gaps.entries()) {
        if ((steps[index] ?? 0) > 100) expect(Math.abs(gap - mean)).toBeLessThan(0.03);
      }
    }
  });

  it('gives every row of a run that has fewer than asked for', async () => {
    const { sweepId } = await createTestSweep(database.client);
    const short = await database.client.run.findFirstOrThrow({ where: { sweepId } });
    await database.client.$executeRaw`
      INSERT INTO "Measurement" SELECT (m).* FROM (
        SELECT json_populate_record(m, json_build_object('runId', ${short.id}::uuid)) AS m
        FROM "Measurement" m WHERE "runId" = ${runIds[0]}::uuid AND step IN (1, 3, 5)) AS copies`;
    const history = (await thinnedHistory(database.client, [short.id], 60, [])).get(short.id);
    expect(history?.step).toEqual([1n, 3n, 5n]);
  });

  it('reads a few rows of the key for each point, and the two ends, of a log of 83 rows a point', async () => {
    const reads = await measurementReads(thinnedHistorySql(runIds, 60));
    expect(indexes(reads)).toEqual(theKey);
    // Four rows a point tell that the log is long; then each mark is looked for in it, and what is before it.
    expect(rowsRead(reads)).toBeLessThanOrEqual(runs * ((4 + 1 + 1) * 60 + 1 + 2));
  });
});
