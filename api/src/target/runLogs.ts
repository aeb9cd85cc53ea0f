import type { PrismaClient } from '@critbatch/prisma/generated/client';
import { Prisma } from '@critbatch/prisma/generated/client';
import type { RunOutcome } from '@critbatch/prisma/generated/enums';
import type { Evaluation, RunLog, TargetMetric } from '@critbatch/theory';
import { CritbatchError } from '@critbatch/theory';
import { countsForEstimate } from '../run/countedRuns.ts';

/** A run whose log is closed and counts for estimates. */
export type EndedRun = {
  id: string;
  batchSize: number;
  seed: number;
  outcome: RunOutcome | null;
  /** Where its log ends: a run that was given more examples goes on, and ends again. */
  step: bigint;
};

/** What one question may read: some ten thousand runs of fifty evaluations. */
const mostRows = 500_000;

/** The runs of a sweep that have ended and count, by batch size and seed. */
export function findEndedRuns(prisma: PrismaClient, sweepId: string): Promise<EndedRun[]> {
  return prisma.run.findMany({
    where: { sweepId, ...countsForEstimate },
    select: { id: true, batchSize: true, seed: true, outcome: true, step: true },
    orderBy: [{ batchSize: 'asc' }, { seed: 'asc' }],
  });
}

/** One metric of these runs at every step at which it was measured, the untrained model aside. */
export async function readRunLogs(
  prisma: PrismaClient,
  runs: readonly EndedRun[],
  metric: TargetMetric,
): Promise<RunLog[]> {
  const column = columns[metric];
  const rows = await prisma.$queryRaw<{ runId: string; step: number; value: number }[]>`
    SELECT "runId", step::float8 AS step, ${column} AS value FROM "Measurement"
    WHERE "runId" = ANY(${runs.map(({ id }) => id)}::uuid[]) AND step > 0 AND ${column} IS NOT NULL
    ORDER BY "runId", step LIMIT ${mostRows + 1}`;
  if (rows.length > mostRows) {
    throw new CritbatchError(
      'OPERATION_TOO_LARGE',
      `The runs have more than ${mostRows} evaluations; a target can be asked of smaller sweeps only.`,
    );
  }
  const evaluations = new Map<string, Evaluation[]>(runs.map(({ id }) => [id, []]));
  for (const { runId, step, value } of rows) evaluations.get(runId)?.push({ step, value });
  return runs.map(({ id, batchSize, seed, outcome }) => ({
    batchSize,
    seed,
    outcome: outcome === 'TARGETS_REACHED' ? outcome : 'BUDGET_SPENT',
    evaluations: evaluations.get(id) ?? [],
  }));
}

const columns: Record<TargetMetric, Prisma.Sql> = {
  trainingLoss: Prisma.sql`"trainingLoss"`,
  testLoss: Prisma.sql`"testLoss"`,
  testAccuracy: Prisma.sql`"testAccuracy"`,
  gradientNorm: Prisma.sql`"gradientNorm"`,
};
