import type { Client } from '@critbatch/prisma/client/createClient';
import { storeApiToken } from '../../api/src/platform/auth/apiToken.ts';

/** A token of the first team for a program that makes sweeps, reports their runs and reads the answer. */
export async function reporterToken(client: Client): Promise<{ id: string; secret: string }> {
  const team = await client.team.findFirstOrThrow({ orderBy: { createdAt: 'asc' } });
  const scopes = ['read', 'write', 'worker'] as const;
  const { secret, token } = await storeApiToken(client, { teamId: team.id, name: 'reporter', scopes });
  return { id: token.id, secret };
}
