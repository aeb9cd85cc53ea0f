import type { Transaction } from '../client/createClient.ts';

/**
 * Whom news of a sweep are for: who started it, or made the token that did. Where neither is a member of the team (any more), its
 * owners: somebody has to know of a sweep that waits.
 */
export async function startersOf(transaction: Transaction, sweepId: string): Promise<string[]> {
  const found = await transaction.$queryRaw<{ userId: string }[]>`
    WITH starter AS MATERIALIZED (
      SELECT "Sweep"."teamId", coalesce("Sweep"."createdById", (
        SELECT token."createdById" FROM "AuditEntry" entry JOIN "ApiToken" token ON token.id = entry."tokenId"
        WHERE entry."objectId" = "Sweep".id AND entry.noun = 'Sweep' ORDER BY entry."createdAt", entry.id LIMIT 1
      )) AS "userId" FROM "Sweep" WHERE id = ${sweepId}::uuid
    ), member AS MATERIALIZED (
      SELECT membership."userId", membership.role, membership."userId" = starter."userId" AS "isStarter"
      FROM starter JOIN "Membership" membership ON membership."teamId" = starter."teamId"
    )
    SELECT "userId" FROM member
    WHERE "isStarter" OR (role = 'OWNER' AND NOT EXISTS (SELECT FROM member WHERE "isStarter"))`;
  return found.map(({ userId }) => userId);
}
