import type { PrismaClient } from '@critbatch/prisma/generated/client';
import type { ApiTokenRecord } from './presentApiToken.ts';
import { presentApiToken } from './presentApiToken.ts';

/** The tokens with these ids; who may see them is a matter of their fields' rule. */
export async function findApiTokens(prisma: PrismaClient, ids: readonly string[]): Promise<ApiTokenRecord[]> {
  const tokens = await prisma.apiToken.findMany({ where: { id: { in: [...ids] } } });
  return tokens.map(presentApiToken);
}
