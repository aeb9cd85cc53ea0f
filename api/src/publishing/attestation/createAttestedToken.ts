import type { Prisma } from '@critbatch/prisma/generated/client';
import type { NewApiToken } from '../../platform/auth/apiToken.ts';
import { storeApiToken } from '../../platform/auth/apiToken.ts';
import { storeAttestation } from './storeAttestation.ts';

/**
 * A new token of scope worker that the operator vouches for, on every board. Only commands on the machine of the API make
 * one: the secret is the operator's to hand to a worker, and no member of the team ever sees it.
 */
export async function createAttestedToken(
  prisma: Prisma.TransactionClient,
  { teamId, name }: Pick<NewApiToken, 'teamId' | 'name'>,
): ReturnType<typeof storeApiToken> {
  const stored = await storeApiToken(prisma, { teamId, name, scopes: ['worker'] });
  await storeAttestation(prisma, { tokenId: stored.token.id, teamId, benchmarkId: null, note: null });
  return stored;
}
