import type { Client, Transaction } from '../client/createClient.ts';
import { Prisma } from '../generated/client.ts';

/** Days for which a canceled run keeps its checkpoint, and a canceled sweep can go on. */
export const keptDaysAfterCancel = 7;

/** Whether what was canceled at this time is still kept whole. */
export const isStillKept = (finishedAt: Prisma.Sql) =>
  Prisma.sql`${finishedAt} > clock_timestamp() - make_interval(days => ${keptDaysAfterCancel}::int)`;

/** Whether the checkpoints of a canceled sweep are still there. */
export async function canBeContinued(transaction: Transaction, sweepId: string): Promise<boolean> {
  const [found] = await transaction.$queryRaw<{ isKept: boolean }[]>`
    SELECT ${isStillKept(Prisma.sql`"finishedAt"`)} AS "isKept" FROM "Sweep" WHERE id = ${sweepId}::uuid`;
  return found?.isKept ?? false;
}

/** Drops the checkpoints of runs that were canceled long ago, and says of how many. */
export function forgetCanceledCheckpoints(client: Client): Promise<number> {
  return client.$executeRaw`
    DELETE FROM "RunCheckpoint" checkpoint USING "Run" run
    WHERE run.id = checkpoint."runId" AND run.status = 'CANCELED' AND NOT ${isStillKept(Prisma.sql`run."finishedAt"`)}`;
}
