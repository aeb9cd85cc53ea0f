import type { Client } from '@critbatch/prisma/client/createClient';
import { announceEvent } from '@critbatch/prisma/webhook/announceEvent';
import { startersOf } from '@critbatch/prisma/webhook/startersOf';

/** A team without a worker for so long has forgotten to start one, or has lost all of them. */
const patienceSeconds = 1800;

type Waiting = { sweepId: string; teamId: string; number: number; name: string };

/** Tells whoever started a sweep that its runs wait and no worker of the team has been heard of for half an hour; once for each wait. */
export async function announceUnattended(prisma: Client, now: Date = new Date()): Promise<void> {
  await prisma.$transaction(async (transaction) => {
    // One of several processes tells; another sees with its next statement what was told.
    const [turn] = await transaction.$queryRaw<{ isOurs: boolean }[]>`
      SELECT pg_try_advisory_xact_lock(hashtextextended('announceUnattended', 0)) AS "isOurs"`;
    if (!turn?.isOurs) return;
    for (const { teamId, ...sweep } of await findUnattended(transaction, now)) {
      const data = { ...sweep, reason: 'NO_WORKER' };
      const userIds = await startersOf(transaction, sweep.sweepId);
      await announceEvent(transaction, { teamId, kind: 'SWEEP_WAITS', data, userIds });
    }
  });
}

function findUnattended(transaction: Pick<Client, '$queryRaw'>, now: Date): Promise<Waiting[]> {
  return transaction.$queryRaw<Waiting[]>`
    SELECT sweep.id AS "sweepId", sweep."teamId", sweep.number, sweep.name
    FROM "Sweep" sweep
    CROSS JOIN LATERAL (
      SELECT greatest(sweep."createdAt", max("lastSeenAt")) AS since FROM "Worker" WHERE "teamId" = sweep."teamId"
    ) alone
    WHERE sweep.status = 'RUNNING' AND sweep.origin = 'TRAINED'
      AND sweep."rateProbeStatus" IS DISTINCT FROM 'PAUSED'
      AND alone.since < ${now}::timestamptz - make_interval(secs => ${patienceSeconds}::double precision)
      AND EXISTS (SELECT FROM "Run" WHERE "sweepId" = sweep.id AND "finishedAt" IS NULL)
      AND NOT EXISTS (
        SELECT FROM "TeamEvent" WHERE "teamId" = sweep."teamId" AND kind = 'SWEEP_WAITS'
          AND data->>'sweepId' = sweep.id::text AND "createdAt" > alone.since)`;
}
