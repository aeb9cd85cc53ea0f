import { createClient } from '@critbatch/prisma/client/createClient';
import type { Capability } from '../access/access.ts';
import { recordCommand } from '../audit/recordCommand.ts';
import { revokeApiTokens, storeApiToken } from '../auth/apiToken.ts';
import { createSignInLink } from '../auth/signInLink.ts';
import { parseCommandEnvironment } from '../environment/environment.ts';
import { globalId } from '../node/globalId.ts';
import { ensureFirstTeam } from './ensureFirstTeam.ts';

/** Prints one JSON line with which the launcher starts a worker, starts sweeps and lets the owner in. */
const { databaseUrl, publicUrl, authSecret } = parseCommandEnvironment(process.env);
const prisma = createClient(databaseUrl, { poolSize: 2 });
try {
  const { teamId, ownerEmail, created } = await ensureFirstTeam(prisma);
  const workerToken = await renewToken(teamId, 'npm start: local worker', ['worker']);
  const ownerToken = await renewToken(teamId, 'npm start: launcher', ['read', 'write']);
  const signInUrl = await createSignInLink({ prisma, publicUrl, secret: authSecret }, ownerEmail);
  console.log(
    JSON.stringify({ teamId: globalId('Team', teamId), signInUrl, workerToken, ownerToken, created }),
  );
} finally {
  await prisma.$disconnect();
}

/** A new token under this name; the ones before are useless from now on. */
function renewToken(teamId: string, name: string, scopes: Capability[]): Promise<string> {
  return prisma.$transaction(async (transaction) => {
    await revokeApiTokens(transaction, { teamId, name });
    const { secret, token } = await storeApiToken(transaction, { teamId, name, scopes });
    await recordCommand(
      transaction,
      'firstOwner',
      { teamId, noun: 'ApiToken', id: token.id },
      { name, scopes },
    );
    return secret;
  });
}
