import type { Transaction } from '@critbatch/prisma/client/createClient';
import { Prisma } from '@critbatch/prisma/generated/client';
import { shareMember } from '@critbatch/prisma/membership/shareMember';

/** Whether two teams are one, or have had a member in common since then. */
export async function haveSharedMember(
  prisma: Transaction,
  teamId: string,
  otherTeamId: string,
  since: Date,
): Promise<boolean> {
  const [one, other] = [Prisma.sql`${teamId}::uuid`, Prisma.sql`${otherTeamId}::uuid`];
  const shared = await prisma.$queryRaw<unknown[]>`
    SELECT 1 WHERE ${shareMember(one, other, Prisma.sql`${since}::timestamptz`)}`;
  return shared.length > 0;
}
