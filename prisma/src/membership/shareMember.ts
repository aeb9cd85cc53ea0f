import { Prisma } from '../generated/client.ts';

/**
 * A condition: the two are one team, or somebody has been a member of both since then, be it not at the same time. Who leaves one
 * team to be found in another is still the same person. One person with two accounts is not seen.
 */
export const shareMember = (team: Prisma.Sql, otherTeam: Prisma.Sql, since: Prisma.Sql) => Prisma.sql`(
  ${team} = ${otherTeam} OR EXISTS (
    SELECT FROM "MembershipPeriod" one JOIN "MembershipPeriod" other ON other."userId" = one."userId"
    WHERE one."teamId" = ${team} AND coalesce(one."leftAt", 'infinity') >= ${since}
      AND other."teamId" = ${otherTeam} AND coalesce(other."leftAt", 'infinity') >= ${since}))`;
