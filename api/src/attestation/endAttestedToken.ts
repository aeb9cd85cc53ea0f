import type { Prisma } from '@critbatch/prisma/generated/client';

/**
 * Makes a token that the operator vouches for useless, and ends the attestation: what was trained before stays attested.
 * Returns the token's team; null where the operator does not vouch for it.
 */
export async function endAttestedToken(
  prisma: Prisma.TransactionClient,
  tokenId: string,
): Promise<string | null> {
  const standing = { tokenId, benchmarkId: null, revokedAt: null };
  const attestation = await prisma.attestation.findFirst({ where: standing });
  if (!attestation) return null;
  await prisma.attestation.updateMany({ where: standing, data: { revokedAt: new Date() } });
  await prisma.apiToken.updateMany({ where: { id: tokenId }, data: { enabled: false } });
  return attestation.teamId;
}
