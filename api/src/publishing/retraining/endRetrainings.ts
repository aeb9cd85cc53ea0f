import type { Client, Transaction } from '@critbatch/prisma/client/createClient';
import { appendBenchmarkEvent } from '@critbatch/prisma/queue/appendBenchmarkEvent';
import { mostClaims } from '@critbatch/prisma/queue/claimRetraining';

/** Gives up on segments that nobody can train in time, and closes the draws whose segments have all been told about. */
export async function endRetrainings(prisma: Client): Promise<void> {
  await giveUp(prisma);
  const ended = await prisma.retrainingDraw.findMany({
    where: { endedAt: null, retrainings: { none: { verdict: null } } },
    select: { id: true },
  });
  for (const { id } of ended) await prisma.$transaction((transaction) => closeDraw(transaction, id));
}

/** The reason is what the last worker said that was asked; a difference that nobody confirmed says nothing against the log. */
async function giveUp(prisma: Client): Promise<void> {
  await prisma.$executeRaw`
    UPDATE "Retraining" retraining SET verdict = 'CANNOT', "endedAt" = clock_timestamp(),
      reason = CASE WHEN told.outcome = 'DIFFERED' THEN 'UNCONFIRMED' WHEN told.outcome IS NOT NULL THEN told.outcome::text
        WHEN retraining."fencingToken" = 0 THEN 'NO_WORKER' ELSE 'WORKER_FAILED' END,
      detail = CASE WHEN told.outcome = 'DIFFERED' THEN 'One training gave something else than the log, and nobody was there to confirm it.'
        WHEN told.outcome IS NOT NULL THEN told.detail
        WHEN retraining."fencingToken" = 0 THEN 'No attested worker with the engine, device and model of the run had room in time.'
        ELSE 'The workers that took it went away each time.' END
    FROM "Retraining" segment LEFT JOIN LATERAL (
      SELECT outcome, detail FROM "RetrainingTry" WHERE "retrainingId" = segment.id AND outcome IS NOT NULL
      ORDER BY outcome = 'DIFFERED' DESC, number DESC LIMIT 1
    ) AS told ON true
    WHERE retraining.id = segment.id AND retraining.verdict IS NULL
      AND coalesce(retraining."leaseExpiresAt", '-infinity') <= clock_timestamp()
      AND (retraining."expiresAt" <= clock_timestamp() OR ${mostClaims} <= (
        SELECT count(*) FROM "RetrainingTry" silent
        WHERE silent."retrainingId" = segment.id AND silent."isOperators" AND silent.outcome IS NULL))`;
}

async function closeDraw(transaction: Transaction, id: string): Promise<void> {
  const { count } = await transaction.retrainingDraw.updateMany({
    where: { id, endedAt: null },
    data: { endedAt: new Date() },
  });
  // Another API process was there first.
  if (count === 0) return;
  const { submission, retrainings } = await transaction.retrainingDraw.findUniqueOrThrow({
    where: { id },
    select: {
      retrainings: { select: { verdict: true } },
      submission: {
        select: { id: true, version: { select: { benchmark: { select: { id: true, teamId: true } } } } },
      },
    },
  });
  const { benchmark } = submission.version;
  const note = (['MATCHED', 'MISMATCHED', 'CANNOT'] as const)
    .map((verdict) => [verdict, retrainings.filter((each) => each.verdict === verdict).length] as const)
    .filter(([, times]) => times > 0)
    .map(([verdict, times]) => `${verdict} ${times}`)
    .join(', ');
  await appendBenchmarkEvent(transaction, benchmark.id, {
    kind: 'RETRAINED',
    submissionId: submission.id,
    teamId: benchmark.teamId,
    note,
  });
}
