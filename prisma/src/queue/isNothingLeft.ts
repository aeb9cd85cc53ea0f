import type { Client } from '../client/createClient.ts';
import { Prisma } from '../generated/client.ts';
import type { ClaimRunInput } from './claimRun.ts';
import { isGivenTo, memoryOf } from './setAsideTooLarge.ts';

type Claimant = Pick<ClaimRunInput, 'teamId' | 'workerId' | 'sweepId'>;

/** The running sweeps that a worker could be given a run of. One that waits for somebody's choice may wait for days. */
const sweepsFor = ({ teamId, workerId, sweepId }: Claimant) => Prisma.sql`
  "Sweep" sweep JOIN "Model" model ON model.id = sweep."modelId"
    JOIN "Worker" worker ON worker.id = ${workerId}::uuid
  WHERE sweep."teamId" = ${teamId}::uuid AND sweep.status = 'RUNNING'
    AND sweep."rateProbeStatus" IS DISTINCT FROM 'PAUSED'
    AND ${sweepId ? Prisma.sql`sweep.id = ${sweepId}::uuid` : Prisma.sql`sweep.origin <> 'REPORTED'`}
    AND (sweep.origin = 'REPORTED' OR model."moduleSha256" IS NULL
      OR model."moduleSha256" = ANY(worker."offeredModels"))`;

/**
 * Whether a worker need not claim any more: every sweep that it could be given a run of has ended. One that is running may
 * give it what others hold, should they fall silent, or what its plan adds.
 */
export async function isNothingLeft(client: Client, claimant: Claimant): Promise<boolean> {
  const [found] = await client.$queryRaw<{ isNothingLeft: boolean }[]>`
    SELECT NOT EXISTS (SELECT FROM ${sweepsFor(claimant)}) AS "isNothingLeft"`;
  return found?.isNothingLeft ?? true;
}

/** Whether no run is queued that a worker could be given, now or after the wait for another try. */
export async function isNothingQueued(client: Client, claimant: Claimant): Promise<boolean> {
  const [found] = await client.$queryRaw<{ isNothingQueued: boolean }[]>`
    SELECT NOT EXISTS (SELECT FROM ${sweepsFor(claimant)} AND EXISTS (
      SELECT FROM "Run" WHERE "sweepId" = sweep.id AND "Run".status = 'QUEUED' AND ${isGivenTo(memoryOf)})
    ) AS "isNothingQueued"`;
  return found?.isNothingQueued ?? true;
}
