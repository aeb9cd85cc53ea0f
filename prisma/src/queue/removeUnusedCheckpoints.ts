import type { Database } from '../client/createClient.ts';

/**
 * Forgets checkpoints from which no run resumes, and names them so that their bytes can be deleted.
 * Those stored within the last hour stay: a worker stores the bytes first and records the checkpoint after that.
 */
export async function removeUnusedCheckpoints(
  database: Database,
): Promise<{ teamId: string; sha256: string }[]> {
  return database.$queryRaw`
    DELETE FROM "Checkpoint" WHERE "createdAt" < clock_timestamp() - interval '1 hour' AND NOT EXISTS (
      SELECT FROM "RunCheckpoint"
      WHERE "RunCheckpoint"."teamId" = "Checkpoint"."teamId" AND "RunCheckpoint".sha256 = "Checkpoint".sha256)
    RETURNING "teamId", sha256`;
}
