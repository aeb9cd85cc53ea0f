import type { Transaction } from '@critbatch/prisma/client/createClient';
import { createClient } from '@critbatch/prisma/client/createClient';
import type { Capability } from '../../platform/access/access.ts';
import { recordCommand } from '../../platform/audit/recordCommand.ts';
import type { NewApiToken } from '../../platform/auth/apiToken.ts';
import { revokeApiTokens, storeApiToken } from '../../platform/auth/apiToken.ts';
import { createSignInLink } from '../../platform/auth/signInLink.ts';
import { parseCommandEnvironment } from '../../platform/environment/environment.ts';
import { globalId } from '../../platform/node/globalId.ts';
import { createAttestedToken } from '../../publishing/attestation/createAttestedToken.ts';
import { ensureFirstTeam } from './ensureFirstTeam.ts';

/** Prints one JSON line with which the launcher starts a worker, starts sweeps and lets the owner in. */
const { databaseUrl, publicUrl, authSecret } = parseCommandEnvironment(process.env);
const prisma = createClient(databaseUrl, { poolSize: 2 });
try {
  const { teamId, ownerEmail, created } = await ensureFirstTeam(prisma);
  // The operator vouches for the worker that they start with everything else.
  const workerToken = await renewToken(
    { teamId, name: 'npm start: local worker', scopes: ['worker'] },
    createAttestedToken,
  );
  const ownerToken = await renewToken(
    { teamId, name: 'npm start: launcher', scopes: ['read', 'write'] },
    storeApiToken,
  );
  const signInUrl = await createSignInLink({ prisma, publicUrl, secret: authSecret }, ownerEmail);
  console.log(
    JSON.stringify({ teamId: globalId('Team', teamId), signInUrl, workerToken, ownerToken, created }),
  );
} finally {
  await prisma.$disconnect();
}

/** A new token under this name; the ones before are useless from now on. */
function renewToken(
  token: NewApiToken & { scopes: Capability[] },
  store: (transaction: Transaction, token: NewApiToken) => ReturnType<typeof storeApiToken>,
): Promise<string> {
  const { teamId, name, scopes } = token;
  return prisma.$transaction(async (transaction) => {
    await revokeApiTokens(transaction, { teamId, name });
    const { secret, token: stored } = await store(transaction, token);
    const object = { teamId, noun: 'ApiToken', id: stored.id };
    await recordCommand(transaction, 'firstOwner', object, { name, scopes });
    return secret;
  });
}
