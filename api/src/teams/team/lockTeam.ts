import { lockRow } from '@critbatch/prisma/client/lockRow';
import type { Prisma } from '@critbatch/prisma/generated/client';

/** Lets the writers of a team's versions, or of its members, pass one by one: no gap, no double, and no last owner lost. */
export async function lockTeam(transaction: Prisma.TransactionClient, teamId: string): Promise<void> {
  await lockRow(transaction, 'Team', teamId);
}
