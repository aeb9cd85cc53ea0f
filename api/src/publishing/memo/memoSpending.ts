import type { Transaction } from '@critbatch/prisma/client/createClient';
import type { MemoData } from './memoData.ts';
import type { Week } from './week.ts';

/** The team or study whose spending a memo tells. */
export type SpendingScope = {
  teamId: string;
  /** Null for all of the team's. */
  sweepIds: readonly string[] | null;
};

/** What runs paid in a currency have taken by the end of a week, and by its beginning; null for those that no price covers. */
type Spent = {
  currency: string | null;
  secondsUntil: number;
  secondsBefore: number;
  amountUntil: number;
  amountBefore: number;
};

/** What sweeps have spent by the end of a week, and in it: the logs of runs say how far they were at either end, and probes when they were reported. */
export async function memoSpending(
  prisma: Transaction,
  scope: SpendingScope,
  week: Week,
): Promise<MemoData['spending']> {
  const spent = await findSpent(prisma, scope, week);
  const until = spent.reduce((sum, each) => sum + each.secondsUntil, 0);
  const before = spent.reduce((sum, each) => sum + each.secondsBefore, 0);
  const priced = spent.flatMap(({ currency, ...each }) => (currency === null ? [] : [{ currency, ...each }]));
  const unpriced = spent.find(({ currency }) => currency === null)?.secondsUntil ?? 0;
  return {
    weekDeviceHours: (until - before) / 3600,
    totalDeviceHours: until / 3600,
    weekCost: priced
      .map(({ currency, amountUntil, amountBefore }) => ({ amount: amountUntil - amountBefore, currency }))
      .filter(({ amount }) => amount > 0),
    totalCost: priced.map(({ currency, amountUntil }) => ({ amount: amountUntil, currency })),
    unpricedDeviceHours: unpriced / 3600,
  };
}

/**
 * Training and evaluations of every run, and the probe of every learning rate, at the price of its start; sums in the order of their currencies, and of runs by id,
 * so that the same data give the same figures to the last bit.
 */
function findSpent(prisma: Transaction, { teamId, sweepIds }: SpendingScope, { from, until }: Week) {
  return prisma.$queryRaw<Spent[]>`
    WITH run AS (
      SELECT run.id, ended.seconds AS until, coalesce(begun.seconds, 0) AS before, attempt.device,
        coalesce(run."startedAt", run."createdAt") AS at
      FROM "Run" run JOIN "Sweep" sweep ON sweep.id = run."sweepId"
      CROSS JOIN LATERAL (
        SELECT "deviceSeconds" + "evaluationSeconds" AS seconds FROM "Measurement"
        WHERE "runId" = run.id AND step > 0 AND "recordedAt" < ${until}::timestamptz ORDER BY step DESC LIMIT 1
      ) ended
      LEFT JOIN LATERAL (
        SELECT "deviceSeconds" + "evaluationSeconds" AS seconds FROM "Measurement"
        WHERE "runId" = run.id AND step > 0 AND "recordedAt" < ${from}::timestamptz ORDER BY step DESC LIMIT 1
      ) begun ON true
      CROSS JOIN LATERAL (
        SELECT device FROM "Attempt" WHERE "runId" = run.id AND device IS NOT NULL ORDER BY number DESC LIMIT 1
      ) attempt
      WHERE run."teamId" = ${teamId}::uuid AND sweep.origin <> 'IMPORTED' AND sweep."createdAt" < ${until}::timestamptz
        AND (${sweepIds === null} OR sweep.id = ANY(${[...(sweepIds ?? [])]}::uuid[]))
    ), probe AS (
      SELECT id, ("rateProbe"->>'deviceSeconds')::float8 AS seconds, "rateProbe"->>'device' AS device,
        ("rateProbe"->>'reportedAt')::timestamptz AS at
      FROM "Sweep" sweep
      WHERE "teamId" = ${teamId}::uuid AND "rateProbe" ? 'reportedAt' AND "createdAt" < ${until}::timestamptz
        AND (${sweepIds === null} OR sweep.id = ANY(${[...(sweepIds ?? [])]}::uuid[]))
    ), taken AS (
      SELECT * FROM run
      UNION ALL
      SELECT id, seconds, CASE WHEN at < ${from}::timestamptz THEN seconds ELSE 0 END, device, at
      FROM probe WHERE at < ${until}::timestamptz
    ), spent AS (
      SELECT taken.id, until, before, price.currency, coalesce(price."pricePerDeviceHour", 0) / 3600 AS rate
      FROM taken LEFT JOIN LATERAL (
        SELECT currency, "pricePerDeviceHour" FROM "Price"
        WHERE "teamId" = ${teamId}::uuid AND device = taken.device AND "validFrom" <= taken.at
          AND ("validUntil" IS NULL OR "validUntil" > taken.at)
        ORDER BY "validFrom" DESC LIMIT 1
      ) price ON true
    )
    SELECT currency, sum(until ORDER BY id) AS "secondsUntil", sum(before ORDER BY id) AS "secondsBefore",
      sum(until * rate ORDER BY id) AS "amountUntil", sum(before * rate ORDER BY id) AS "amountBefore"
    FROM spent GROUP BY currency ORDER BY currency`;
}
