import type { Client, Database } from '@critbatch/prisma/client/createClient';
import { lockRow } from '@critbatch/prisma/client/lockRow';
import type { AnswerStatus } from '@critbatch/prisma/generated/enums';
import { settleAnswer } from '@critbatch/prisma/queue/settleAnswer';

/** When the last run of an ended sweep ended; null for one that has none, and undefined while a run is open. */
export async function lastEndOf(prisma: Database, sweepId: string): Promise<number | null | undefined> {
  const [found] = await prisma.$queryRaw<{ isOver: boolean; last: Date | null }[]>`
    SELECT sweep.status <> 'RUNNING' AND NOT coalesce(bool_or(run.id IS NOT NULL AND run."finishedAt" IS NULL), false) AS "isOver",
      max(run."finishedAt") AS last
    FROM "Sweep" sweep LEFT JOIN "Run" run ON run."sweepId" = sweep.id
    WHERE sweep.id = ${sweepId}::uuid GROUP BY sweep.id`;
  return found?.isOver ? (found.last?.getTime() ?? null) : undefined;
}

/**
 * Settles the answer of a sweep whose runs were counted, or could not be, after `lastEnd`. Where it was opened again since, nothing is
 * said: an estimate of all runs but the last looks like one of all.
 */
export async function settleCounted(
  prisma: Client,
  sweepId: string,
  { lastEnd, status }: { lastEnd: number | null | undefined; status: Exclude<AnswerStatus, 'COUNTING'> },
): Promise<void> {
  if (lastEnd === undefined) return;
  await prisma.$transaction(async (transaction) => {
    await lockRow(transaction, 'Sweep', sweepId);
    if ((await lastEndOf(transaction, sweepId)) === lastEnd) await settleAnswer(transaction, sweepId, status);
  });
}

/** Says of sweeps that ended so long ago, and are still being counted, that their answer is late. */
export async function settleLate(prisma: Client, lateSeconds: number): Promise<void> {
  for (const sweepId of await findUncounted(prisma, lateSeconds))
    await settleCounted(prisma, sweepId, { lastEnd: await lastEndOf(prisma, sweepId), status: 'LATE' });
}

/** Ended sweeps whose answer is not said to count every run, or those of them that still count though they ended so long ago. */
export async function findUncounted(prisma: Client, endedSecondsAgo: number | null): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    SELECT id FROM "Sweep" WHERE "answerStatus" <> 'COMPLETE' AND status <> 'RUNNING'
      AND (${endedSecondsAgo}::float8 IS NULL OR ("answerStatus" = 'COUNTING'
        AND greatest("finishedAt", "createdAt") < clock_timestamp() - make_interval(secs => ${endedSecondsAgo})))`;
  return rows.map(({ id }) => id);
}
