import { parseArgs } from 'node:util';
import type { Client } from '@critbatch/prisma/client/createClient';
import { createClient } from '@critbatch/prisma/client/createClient';
import { recordCommand } from '../../platform/audit/recordCommand.ts';
import { parseCommandEnvironment } from '../../platform/environment/environment.ts';
import { globalId, localId } from '../../platform/node/globalId.ts';
import { createAttestedToken } from '../../publishing/attestation/createAttestedToken.ts';
import { endAttestedToken } from '../../publishing/attestation/endAttestedToken.ts';

const usage = `The operator vouches for a worker: what it trains counts as ATTESTED on every board.
  attest --team SLUG --name NAME    makes a worker token for that team, and prints it once, as a JSON line
  attest --revoke ID                ends that token, and what it trains from now on`;

const { values } = parseArgs({
  options: { team: { type: 'string' }, name: { type: 'string' }, revoke: { type: 'string' } },
});
const { team, name, revoke } = values;
const prisma = createClient(parseCommandEnvironment(process.env).databaseUrl, { poolSize: 1 });
try {
  if (revoke) await end(prisma, revoke);
  else if (team && name) console.log(JSON.stringify(await mint(prisma, team, name)));
  else fail(usage, 2);
} finally {
  await prisma.$disconnect();
}

function mint(client: Client, slug: string, tokenName: string) {
  return client.$transaction(async (transaction) => {
    const known = await transaction.team.findUnique({ where: { slug } });
    if (!known) return fail(`There is no team with the short name ${slug}.`, 1);
    const { secret, token } = await createAttestedToken(transaction, { teamId: known.id, name: tokenName });
    const object = { teamId: known.id, noun: 'ApiToken', id: token.id };
    await recordCommand(transaction, 'attest', object, { name: tokenName, scopes: ['worker'] });
    return { apiTokenId: globalId('ApiToken', token.id), workerToken: secret };
  });
}

async function end(client: Client, apiTokenId: string): Promise<void> {
  const id = localId('ApiToken', apiTokenId);
  const ended = await client.$transaction(async (transaction) => {
    const teamId = await endAttestedToken(transaction, id);
    if (teamId)
      await recordCommand(transaction, 'attest', { teamId, noun: 'ApiToken', id }, { status: 'revoked' });
    return teamId;
  });
  if (!ended) fail('The operator does not vouch for such a token.', 1);
}

function fail(message: string, status: number): never {
  console.error(message);
  process.exit(status);
}
