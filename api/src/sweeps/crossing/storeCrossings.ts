import type { PrismaClient } from '@critbatch/prisma/generated/client';
import type { TargetMetric } from '@critbatch/prisma/generated/enums';
import type { Evaluation, TargetMetric as TheoryMetric } from '@critbatch/theory';
import { crossingOf } from '@critbatch/theory';
import { capStepsOf } from '../run/capStepsOf.ts';
import { countsForEstimate } from '../run/countedRuns.ts';
import { theoryMetric } from '../sweep/trainingSpec.ts';

/** Stores when each ended run of a sweep met each of its targets, from the measurements; those that are stored stay. */
export async function storeCrossings(prisma: PrismaClient, sweepId: string): Promise<void> {
  const targets = await prisma.target.findMany({ where: { sweepId } });
  const runs = await prisma.run.findMany({
    where: {
      sweepId,
      ...countsForEstimate,
      OR: targets.map(({ id }) => ({ crossings: { none: { targetId: id } } })),
    },
    select: { id: true, batchSize: true, hopelessCap: true },
  });
  for (const run of runs) {
    const rows = await prisma.measurement.findMany({
      // Step 0 is the untrained model: no steps lead to it.
      where: { runId: run.id, step: { gt: 0 } },
      orderBy: { step: 'asc' },
      select: { step: true, trainingLoss: true, testLoss: true, testAccuracy: true, gradientNorm: true },
    });
    const crossings = targets.flatMap(({ id, metric, threshold }) => {
      const target = { metric: theoryMetric[metric], threshold };
      const crossing = crossingOf(evaluationsOf(rows, metric), target, true, capStepsOf(run));
      return crossing ? [{ runId: run.id, targetId: id, ...crossing }] : [];
    });
    await prisma.crossing.createMany({ data: crossings, skipDuplicates: true });
  }
}

type Row = { step: bigint } & Record<TheoryMetric, number | null>;

/** The steps at which a metric was looked at, and what was seen. */
function evaluationsOf(rows: readonly Row[], metric: TargetMetric): Evaluation[] {
  const column = theoryMetric[metric];
  return rows.flatMap((row) => {
    const value = row[column];
    return value === null ? [] : [{ step: Number(row.step), value }];
  });
}
