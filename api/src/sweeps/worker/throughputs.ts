import type { Reader } from '@critbatch/prisma/client/rowReader';

/** How fast a worker trains, over its newest attempts that recorded a step. */
export type Throughput = {
  workerId: string;
  gradients: number;
  deviceSeconds: number;
  attempts: number;
  since: Date;
};

const mostAttempts = 10;

/**
 * What these workers have trained in their newest attempts, in one statement: of each attempt, the last row that it wrote
 * less the last one that was there before it.
 */
export function findThroughputs(reader: Reader, workerIds: readonly string[]): Promise<Throughput[]> {
  return reader.$queryRaw<Throughput[]>`
    SELECT worker.id AS "workerId",
      sum(latest."examplesSeen" - coalesce(former."examplesSeen", 0))::double precision AS gradients,
      sum(latest."deviceSeconds" - coalesce(former."deviceSeconds", 0)) AS "deviceSeconds",
      count(*)::int AS attempts, min(attempt."startedAt") AS since
    FROM unnest(${[...workerIds]}::uuid[]) AS worker (id)
    CROSS JOIN LATERAL (
      SELECT "runId", number, "startedAt" FROM "Attempt" WHERE "workerId" = worker.id
      ORDER BY "startedAt" DESC LIMIT ${mostAttempts}
    ) attempt
    CROSS JOIN LATERAL (
      SELECT "examplesSeen", "deviceSeconds" FROM "Measurement"
      WHERE "runId" = attempt."runId" AND attempt = attempt.number ORDER BY step DESC LIMIT 1
    ) latest
    LEFT JOIN LATERAL (
      SELECT "examplesSeen", "deviceSeconds" FROM "Measurement"
      WHERE attempt.number > 1 AND "runId" = attempt."runId" AND attempt < attempt.number ORDER BY step DESC LIMIT 1
    ) former ON true
    WHERE latest."deviceSeconds" > coalesce(former."deviceSeconds", 0)
    GROUP BY worker.id`;
}
