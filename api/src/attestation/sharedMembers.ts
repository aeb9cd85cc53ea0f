import type { Transaction } from '@critbatch/prisma/client/createClient';

/**
 * Whether somebody has been a member of both teams since then, be it not at the same time: who leaves one team to be found
 * in another is still the same person. One person with two accounts is not seen.
 */
export async function haveSharedMember(
  prisma: Transaction,
  teamId: string,
  otherTeamId: string,
  since: Date,
): Promise<boolean> {
  if (teamId === otherTeamId) return true;
  const shared = await prisma.$queryRaw<unknown[]>`
    SELECT 1 FROM "MembershipPeriod" one
    JOIN "MembershipPeriod" other ON other."userId" = one."userId"
    WHERE one."teamId" = ${teamId}::uuid AND coalesce(one."leftAt", 'infinity') >= ${since}
      AND other."teamId" = ${otherTeamId}::uuid AND coalesce(other."leftAt", 'infinity') >= ${since}
    LIMIT 1`;
  return shared.length > 0;
}
