import type { Reader } from '@critbatch/prisma/client/rowReader';
import type { Run, Worker } from '@critbatch/prisma/generated/client';
import { patienceSeconds } from '@critbatch/prisma/queue/presence';

/**
 * When a worker was last heard of. One that trains reports under its lease and need not say anything else for hours: each
 * report renews the lease, for so many seconds.
 */
export function lastHeardOf(
  { lastSeenAt }: Pick<Worker, 'lastSeenAt'>,
  currentRuns: readonly Pick<Run, 'leaseExpiresAt'>[],
  leaseSeconds: number,
): Date {
  const renewed = currentRuns.flatMap(({ leaseExpiresAt }) =>
    leaseExpiresAt ? [leaseExpiresAt.getTime() - leaseSeconds * 1000] : [],
  );
  return new Date(Math.max(lastSeenAt.getTime(), ...renewed));
}

/** Whether a worker that was last heard of then can be counted on: it was in the last minute. */
export function isThere(lastHeard: Date, now: Date): boolean {
  return now.getTime() - lastHeard.getTime() < patienceSeconds * 1000;
}

/** Slots of the workers of these teams that are there now: as many runs are trained at once. */
export function findSlotsThere(
  reader: Reader,
  teamIds: readonly string[],
  leaseSeconds: number,
): Promise<{ teamId: string; slots: number }[]> {
  return reader.$queryRaw<{ teamId: string; slots: number }[]>`
    SELECT worker."teamId", sum(worker.slots)::double precision AS slots FROM "Worker" worker
    WHERE worker."teamId" = ANY(${[...teamIds]}::uuid[]) AND greatest(worker."lastSeenAt", (
        SELECT max(run."leaseExpiresAt") - make_interval(secs => ${leaseSeconds}::double precision) FROM "Run" run
        WHERE run."workerId" = worker.id AND run.status IN ('CLAIMED', 'RUNNING')))
      > clock_timestamp() - make_interval(secs => ${patienceSeconds}::double precision)
    GROUP BY worker."teamId"`;
}
