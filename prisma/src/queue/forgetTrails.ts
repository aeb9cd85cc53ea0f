import type { Client } from '../client/createClient.ts';
import { Prisma } from '../generated/client.ts';
import { isStillKept } from './keptAfterCancel.ts';

/** Days that a trail is kept after its sweep has ended, and after the sweep was handed in to a board on which it stands. */
const keptDays = { ended: 30, submitted: 90 };

/**
 * Drops the trails that nobody needs any more, and says of how many points: those of sweeps that were canceled or ended long
 * ago and are on no board, or have been for long. A segment that waits to be trained again keeps its run's.
 */
export function forgetTrails(client: Client): Promise<number> {
  return client.$executeRaw`
    DELETE FROM "TrailPoint" point USING "Run" run JOIN "Sweep" sweep ON sweep.id = run."sweepId"
    WHERE run.id = point."runId" AND sweep.status <> 'RUNNING'
      AND (sweep.status = 'CANCELED' AND NOT ${isStillKept(Prisma.sql`sweep."finishedAt"`)}
        OR sweep."finishedAt" < clock_timestamp() - make_interval(days => ${keptDays.ended}::int))
      AND NOT EXISTS (
        SELECT FROM "Submission" submission WHERE submission."sweepId" = sweep.id AND submission.status = 'LISTED'
          AND submission."submittedAt" > clock_timestamp() - make_interval(days => ${keptDays.submitted}::int))
      AND NOT EXISTS (
        SELECT FROM "Retraining" retraining WHERE retraining."runId" = run.id AND retraining.verdict IS NULL)`;
}
