import type { Transaction } from '@critbatch/prisma/client/createClient';
import { metricOf } from '@critbatch/prisma/measurement/metricOf';
import type { HeldRun, HopelessCheck } from '@critbatch/prisma/queue/lease';
import { askedMetrics, firstWatchedStep, isHopeless, mayRecover, watchedShare } from '@critbatch/theory';
import { readWatchedRows } from '../run/watchedRows.ts';
import { trainingSpecOf } from '../sweep/trainingSpec.ts';

/**
 * Whether a run is hopeless once a batch of rows is stored whose last one is of `lastStep`; null for a batch without rows. Its holder hears
 * of it late: meanwhile it stays so until a row is as good as the untrained model.
 */
export function hopelessCheck(lastStep: number | null): HopelessCheck {
  return async (run, cap, transaction) => {
    const capSteps = Math.floor(Number(cap) / run.batchSize);
    if (run.hopelessCap !== null) {
      return lastStep === null || (await isWorseThanUntrained(transaction, run, lastStep));
    }
    if (lastStep === null || lastStep < watchedShare * capSteps) return false;
    if (lookOf(lastStep) === lookOf(Number(run.lastReportedStep))) return false;
    if (!(await isWorseThanUntrained(transaction, run, lastStep))) return false;
    const { targets, ...sweep } = await transaction.sweep.findUniqueOrThrow({
      where: { id: run.sweepId },
      include: { targets: { orderBy: { position: 'asc' } } },
    });
    const spec = trainingSpecOf(sweep, targets);
    if (mayRecover(spec.optimiser)) return false;
    const rows = await readWatchedRows(transaction, run.id, lastStep);
    return isHopeless(rows, { metrics: askedMetrics(spec), capSteps });
  };
}

/**
 * The looks at a run are numbered: one for every twentieth more of its steps. With each of its batches, a long log that is not to be
 * stopped, but is worse than the untrained model, would be read again: a thousand times for a million rows.
 */
function lookOf(step: number): number {
  return step < 1 ? -1 : Math.floor(Math.log(step) / Math.log(1.05));
}

/**
 * Whether the watched rows are all worse than the untrained model, by every metric that it is trained for. It is asked at each look at
 * a run of whose cap a quarter is spent, and ends at the first row that is not: only where all are, are they read. Rows that an
 * earlier attempt came to count as well: who starts again behind them is not stopped for what they have shown to pass.
 */
async function isWorseThanUntrained(
  transaction: Transaction,
  { id, sweepId }: Pick<HeldRun, 'id' | 'sweepId'>,
  lastStep: number,
): Promise<boolean> {
  const [found] = await transaction.$queryRaw<[{ isWorse: boolean }]>`
    SELECT NOT EXISTS (
      SELECT FROM (
        SELECT metric FROM "Target" WHERE "sweepId" = ${sweepId}::uuid
        UNION ALL SELECT "budgetMetric" FROM "Sweep" WHERE id = ${sweepId}::uuid AND "budgetMetric" IS NOT NULL
      ) target LEFT JOIN "Measurement" start ON start."runId" = ${id}::uuid AND start.step = 0
      WHERE (
        ${metricOf('start')} IS NULL OR EXISTS (
          SELECT FROM "Measurement" row
          WHERE row."runId" = ${id}::uuid AND row.step >= ${firstWatchedStep(lastStep)}
            AND CASE target.metric WHEN 'TEST_ACCURACY' THEN row."testAccuracy" >= start."testAccuracy"
              ELSE ${metricOf('row')} <= ${metricOf('start')} END))
    ) AS "isWorse"`;
  return found.isWorse;
}
