import type { Prisma } from '@critbatch/prisma/generated/client';
import type { NewApiToken } from '../auth/apiToken.ts';
import { storeApiToken } from '../auth/apiToken.ts';

/**
 * A new token of scope worker that the operator vouches for, on every board. Only commands on the machine of the API make
 * one: the secret is the operator's to hand to a worker, and no member of the team ever sees it.
 */
export async function createAttestedToken(
  prisma: Prisma.TransactionClient,
  { teamId, name, note }: Pick<NewApiToken, 'teamId' | 'name' | 'expiresAt'> & { note?: string },
): ReturnType<typeof storeApiToken> {
  const stored = await storeApiToken(prisma, { teamId, name, scopes: ['worker'] });
  await prisma.attestation.create({ data: { tokenId: stored.token.id, teamId, note: note ?? null } });
  return stored;
}
