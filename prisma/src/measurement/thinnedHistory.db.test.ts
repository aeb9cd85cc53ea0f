import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Connections } from '../client/createClient.ts';
import { createConnections } from '../client/createClient.ts';
import type { TestDatabase } from '../testing/createTestDatabase.ts';
import { createTestDatabase } from '../testing/createTestDatabase.ts';
import { createTestSweep } from '../testing/createTestSweep.ts';
import { measurementColumns } from './measurementColumns.ts';
import { pointsOf, thinnedHistory } from './thinnedHistory.ts';

const range = (length: number, each: (index: number) => number) => Array.from({ length }, (_, n) => each(n));

/** Steps of a log whose gaps are drawn: each at most this share of the step before it, so that a share above 1 leaves holes. */
function drawnSteps({ seed, length, share }: { seed: number; length: number; share: number }): number[] {
  let state = seed;
  const draw = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const steps = [Math.floor(draw() * 20)];
  while (steps.length < length) {
    const before = steps.at(-1) as number;
    steps.push(before + 1 + Math.floor(draw() * (3 + share * before)));
  }
  return steps;
}

/** As workers log: every step rounded up, from a first one, by a ratio. */
function cadence(first: number, ratio: number, last: number): number[] {
  const steps = [];
  for (let exact = first; exact < last; exact = Math.max(exact * ratio, Math.floor(exact) + 1)) {
    steps.push(Math.floor(exact));
  }
  return [...new Set([...steps, last])];
}

const logs: Record<string, number[]> = {
  empty: [],
  'one row': [7],
  'the row of step 0 alone': [0],
  'two rows': [3, 90],
  'steps 0 and 1': [0, 1],
  'steps 0 to 2': [0, 1, 2],
  'step 0, then a hole': [0, 500, 501],
  'every step': range(10_000, (n) => n + 1),
  'every step from 0': range(5_001, (n) => n),
  // Up to four rows a point are looked through.
  'four rows for each of 60': range(240, (n) => n + 1),
  'and one more': range(241, (n) => n + 1),
  'four rows for each of 60, rising': range(240, (n) => (n + 1) ** 2),
  'and one more, rising': range(241, (n) => (n + 1) ** 2),
  'every step, late': range(4_500, (n) => 1_000_000 + n),
  'every 7th step': range(5_000, (n) => 7 * n + 7),
  'every 7th step from 1': range(5_000, (n) => 7 * n + 1),
  'every 1000th step': range(300, (n) => 1000 * n),
  'powers of ten': range(7, (n) => 10 ** n),
  'powers of two': range(31, (n) => 2 ** n),
  'beyond 32 bits': range(2_500, (n) => 3 * 2 ** 32 + 12_345 * n),
  'a cadence of 5 %': cadence(1, 1.05, 17_171),
  'a cadence of 10 % from 0': [0, ...cadence(1, 1.1, 4_000)],
  'a cadence of 0.1 %': cadence(1, 1.001, 100_000),
  'a hole in the middle': [...range(2_500, (n) => n + 1), ...range(2_500, (n) => n + 50_000)],
  'a hole before the last': [...range(4_100, (n) => n + 1), 900_000],
  'a hole after the first': [1, ...range(4_100, (n) => n + 70_000)],
  ...Object.fromEntries(
    range(30, (n) => n + 1).map((seed) => [
      `drawn, ${seed}`,
      drawnSteps({ seed, length: 20 * seed, share: [0, 0.02, 0.3, 2][seed % 4] as number }).filter(
        (step) => step < 1e9,
      ),
    ]),
  ),
};

/** The same, in words of TypeScript: at each mark, the last step that is not beyond it. */
function expectedSteps(steps: readonly number[], points: number): number[] {
  const [first, last] = [steps[0], steps.at(-1)];
  if (first === undefined || last === undefined) return [];
  const [from, to] = [Math.max(first, 1), Math.max(last, 1)];
  const marks = range(points, (index) => {
    if (index === 0) return first;
    return index === points - 1
      ? last
      : Math.exp(Math.log(from) + (index * Math.log(to / from)) / (points - 1)) * (1 + 1e-12);
  });
  return [...new Set(marks.map((mark) => steps.findLast((step) => step <= mark) as number))];
}

const names = Object.keys(logs);
let database: TestDatabase;
let connections: Connections;
let runIds: string[];

/** One run per log, shuffled among the others as runs in parallel write; a loss is infinite, another is missing. */
beforeAll(async () => {
  database = await createTestDatabase();
  connections = createConnections(database.databaseUrl, { poolSize: 1 });
  const { sweepId } = await createTestSweep(database.client, { batchSizes: names.length });
  const runs = await database.client.run.findMany({ where: { sweepId }, orderBy: { batchSize: 'asc' } });
  runIds = runs.map((run) => run.id);
  for (const [index, steps] of Object.values(logs).entries()) {
    await database.client.$executeRaw`
      INSERT INTO "Measurement" ("runId", step, attempt, "examplesSeen", "trainingLoss", "testLoss", "functionEvaluations",
        "gradientEvaluations", "exhaustedSearches", "belowResolutionSteps", "wallSeconds", "deviceSeconds",
        "evaluationSeconds")
      SELECT ${runIds[index]}::uuid, step, 1, step * 32, CASE step % 5 WHEN 0 THEN 'Infinity' ELSE 1.0 / (step + 1) END,
        CASE step % 4 WHEN 0 THEN step END, step, step, 0, 0, step, step, 0
      FROM unnest(${steps.map(BigInt)}::bigint[]) AS step ORDER BY hashint8(step)`;
  }
});
afterAll(async () => {
  await connections.close();
  await database.drop();
});

const trainingLossAt = (step: number) =>
  step % 5 === 0 ? Number.POSITIVE_INFINITY : expect.closeTo(1 / (step + 1), 15);

describe('the thinned history of any log', () => {
  it.each([2, 3, 5, 11, 31, 60, 101, 500, 1000])(
    'is, at each of %d marks, the last row not beyond it',
    async (points) => {
      const histories = await thinnedHistory(connections.reader, runIds, points, [
        'trainingLoss',
        'testLoss',
      ]);
      const found = [...histories.values()].map(({ step }) => step.map(Number));
      for (const [index, [name, steps]] of Object.entries(logs).entries()) {
        expect({ name, steps: found[index] }).toEqual({ name, steps: expectedSteps(steps, points) });
        expect(found[index]?.length).toBeLessThanOrEqual(points);
      }
    },
  );

  it('is the rows as they were recorded, whatever they hold, read by Prisma or by the reader', async () => {
    for (const source of [database.client, connections.reader]) {
      const histories = await thinnedHistory(source, runIds, 60, measurementColumns);
      const rows = [...histories].map(([id, history]) => [id, pointsOf(history)] as const);
      const runId = runIds[names.indexOf('every step')] as string;
      expect(new Map(rows).get(runId)?.at(-1)).toEqual(
        await database.client.measurement.findFirst({
          where: { runId },
          orderBy: { step: 'desc' },
          omit: { runId: true },
        }),
      );
      for (const { step, examplesSeen, attempt, trainingLoss, testLoss } of rows.flatMap(
        ([, points]) => points,
      )) {
        expect(trainingLoss).toEqual(trainingLossAt(Number(step)));
        expect({ testLoss, examplesSeen, attempt }).toEqual({
          testLoss: step % 4n === 0n ? Number(step) : null,
          examplesSeen: step * 32n,
          attempt: 1,
        });
      }
    }
  });

  it('is the same for one run as for many', async () => {
    const many = await thinnedHistory(connections.reader, runIds, 100, ['trainingLoss']);
    for (const runId of runIds) {
      const one = await thinnedHistory(connections.reader, [runId], 100, ['trainingLoss']);
      expect([...one]).toEqual([[runId, many.get(runId)]]);
    }
  });
});
