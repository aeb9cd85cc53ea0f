import type { Transaction } from '@critbatch/prisma/client/createClient';
import type { AttemptEnd, SweepEventKind } from '@critbatch/prisma/generated/enums';

/** A run that had not ended at some moment; `isHeld` while a worker had it. */
export type OpenRun = { sweepId: string; batchSize: number; isHeld: boolean };

export type OpenRuns = {
  runs: OpenRun[];
  /** Sweeps without a record of their open runs at that moment; `runs` holds the runs that are open now. */
  asToday: Set<string>;
};

/**
 * Finds the runs of some sweeps that were open at a moment. Attempts tell when a run was held. The first event after the
 * moment tells whether a run had ended and was opened again later, as long as events from then are kept.
 */
export async function openRunsAt(
  prisma: Transaction,
  sweepIds: readonly string[],
  moment: Date,
): Promise<OpenRuns> {
  const found = await prisma.$queryRaw<Found[]>`
    SELECT run."sweepId", run."batchSize", run."finishedAt" IS NULL AS "isOpenToday",
      last.number IS NOT NULL AND (last."endedAt" IS NULL OR last."endedAt" >= ${moment}) AS "isHeld",
      last."end", next.kind AS "nextEvent"
    FROM "Run" run
    LEFT JOIN LATERAL (
      SELECT number, "end", "endedAt" FROM "Attempt"
      WHERE "runId" = run.id AND "startedAt" < ${moment} ORDER BY number DESC LIMIT 1) last ON true
    LEFT JOIN LATERAL (
      SELECT kind FROM "SweepEvent" event
      WHERE event."sweepId" = run."sweepId" AND event."runId" = run.id AND event."createdAt" >= ${moment}
        AND event.kind IN ('RUN_CLAIMED', 'RUN_ENDED', 'RUN_REQUEUED') AND last."endedAt" < ${moment}
      ORDER BY event.sequence LIMIT 1) next ON true
    WHERE run."sweepId" = ANY(${[...sweepIds]}::uuid[]) AND run."createdAt" < ${moment}
      AND (run."finishedAt" IS NULL OR run."finishedAt" >= ${moment})
    ORDER BY run.id`;
  const remembered = await sweepsRemembered(prisma, sweepIds, moment);
  const asToday = new Set<string>();
  const told = found.flatMap(({ sweepId, batchSize, isOpenToday, isHeld, end, nextEvent }): OpenRun[] => {
    const run = { sweepId, batchSize, isHeld };
    // A run that was never tried, or was given back, was in the queue.
    if (isHeld || end === null || end === 'RELEASED') return [run];
    if (remembered.has(sweepId)) return nextEvent === 'RUN_REQUEUED' ? [] : [run];
    if (isOpenToday) asToday.add(sweepId);
    return [];
  });
  const today = await prisma.run.findMany({
    where: { sweepId: { in: [...asToday] }, finishedAt: null },
    select: { sweepId: true, batchSize: true, status: true },
  });
  const runs = [
    ...told.filter(({ sweepId }) => !asToday.has(sweepId)),
    ...today.map(({ status, ...run }) => ({ ...run, isHeld: status !== 'QUEUED' })),
  ];
  return { runs, asToday };
}

type Found = {
  sweepId: string;
  batchSize: number;
  isOpenToday: boolean;
  isHeld: boolean;
  /** How the last attempt from before the moment ended. */
  end: AttemptEnd | null;
  nextEvent: SweepEventKind | null;
};

/** Sweeps whose events since a moment are all kept. Events are deleted by age alone, for all sweeps together. */
async function sweepsRemembered(
  prisma: Transaction,
  sweepIds: readonly string[],
  moment: Date,
): Promise<Set<string>> {
  const remembered = await prisma.$queryRaw<{ id: string }[]>`
    SELECT id FROM "Sweep" sweep WHERE id = ANY(${[...sweepIds]}::uuid[]) AND (
      EXISTS (SELECT FROM "SweepEvent" WHERE "createdAt" < ${moment})
      OR EXISTS (SELECT FROM "SweepEvent" WHERE "sweepId" = sweep.id AND sequence = 1))`;
  return new Set(remembered.map(({ id }) => id));
}
