import type { Client, Transaction } from '@critbatch/prisma/client/createClient';
import { addMissingBuiltIns, startingRecords } from '../../library/builtIn/startingRecords.ts';

export type FirstTeam = { teamId: string; ownerEmail: string; created: boolean };

const ownerEmail = 'owner@critbatch.local';

/**
 * The first team with its owner, models and data sets: made where there is no user yet, found again afterwards, and
 * given the models and data sets that a newer version brings.
 */
export async function ensureFirstTeam(client: Client): Promise<FirstTeam> {
  return client.$transaction(async (transaction) => {
    // Two first starts at once make one team.
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('critbatch first team', 0))`;
    const owner = await transaction.membership.findFirst({
      where: { role: 'OWNER' },
      orderBy: { createdAt: 'asc' },
      include: { user: true },
    });
    if (owner) {
      await addMissingBuiltIns(transaction, owner.teamId);
      return { teamId: owner.teamId, ownerEmail: owner.user.email, created: false };
    }
    return { teamId: await createFirstTeam(transaction), ownerEmail, created: true };
  });
}

async function createFirstTeam(transaction: Transaction): Promise<string> {
  const team = await transaction.team.create({
    data: {
      name: 'My team',
      slug: 'my-team',
      memberships: {
        create: {
          role: 'OWNER',
          user: { create: { name: 'Owner', email: ownerEmail, emailVerified: true } },
        },
      },
      ...startingRecords,
    },
  });
  return team.id;
}
