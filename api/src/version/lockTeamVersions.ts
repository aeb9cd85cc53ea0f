import type { Prisma } from '@critbatch/prisma/generated/client';

/** Lets the writers of a team's versions pass one by one, so that version numbers have no gap and no double. */
export async function lockTeamVersions(transaction: Prisma.TransactionClient, teamId: string): Promise<void> {
  await transaction.$queryRaw`SELECT 1 FROM "Team" WHERE id = ${teamId}::uuid FOR NO KEY UPDATE`;
}
