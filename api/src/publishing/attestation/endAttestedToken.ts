import type { Prisma } from '@critbatch/prisma/generated/client';

/**
 * Makes a token that the operator vouches for useless, and ends the attestation: what was trained before stays attested.
 * Returns the token's team; null where the operator does not vouch for it.
 */
export async function endAttestedToken(
  prisma: Prisma.TransactionClient,
  tokenId: string,
): Promise<string | null> {
  const [ended] = await prisma.$queryRaw<{ teamId: string }[]>`
    UPDATE "Attestation" SET "revokedAt" = clock_timestamp()
    WHERE "tokenId" = ${tokenId}::uuid AND "benchmarkId" IS NULL AND "revokedAt" IS NULL RETURNING "teamId"`;
  if (!ended) return null;
  await prisma.apiToken.updateMany({ where: { id: tokenId }, data: { enabled: false } });
  return ended.teamId;
}
