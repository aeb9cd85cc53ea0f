import type { Client } from '../client/createClient.ts';
import { Prisma } from '../generated/client.ts';
import type { ClaimRunInput } from './claimRun.ts';

/**
 * Whether a worker need not claim any more: every sweep that it could be given a run of has ended. One that is running may
 * give it what others hold, should they fall silent, or what its plan adds. One that waits for somebody's choice may wait for days.
 */
export async function isNothingLeft(
  client: Client,
  { teamId, workerId, sweepId }: Pick<ClaimRunInput, 'teamId' | 'workerId' | 'sweepId'>,
): Promise<boolean> {
  const wanted = sweepId ? Prisma.sql`sweep.id = ${sweepId}::uuid` : Prisma.sql`sweep.origin <> 'REPORTED'`;
  const [found] = await client.$queryRaw<{ isNothingLeft: boolean }[]>`
    SELECT NOT EXISTS (
      SELECT FROM "Sweep" sweep JOIN "Model" model ON model.id = sweep."modelId"
        JOIN "Worker" worker ON worker.id = ${workerId}::uuid
      WHERE sweep."teamId" = ${teamId}::uuid AND sweep.status = 'RUNNING'
        AND sweep."rateProbeStatus" IS DISTINCT FROM 'PAUSED' AND ${wanted}
        AND (sweep.origin = 'REPORTED' OR model."moduleSha256" IS NULL
          OR model."moduleSha256" = ANY(worker."offeredModels"))) AS "isNothingLeft"`;
  return found?.isNothingLeft ?? true;
}
