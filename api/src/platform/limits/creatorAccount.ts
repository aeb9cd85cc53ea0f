import type { Database } from '@critbatch/prisma/client/createClient';
import { Prisma } from '@critbatch/prisma/generated/client';
import type { Account } from './fileRoom.ts';

/**
 * The account in which the files of a team count for who made the team, together with those of all teams that they have made:
 * checkpoints, files of data sets, and exports. Null for a team that nobody made who is still there.
 */
export async function creatorAccount(
  database: Database,
  teamId: string,
  most: number,
): Promise<Account | null> {
  const team = await database.team.findUnique({ where: { id: teamId }, select: { createdById: true } });
  if (!team?.createdById) return null;
  const whose = Prisma.sql`"teamId" IN (SELECT id FROM "Team" WHERE "createdById" = ${team.createdById}::uuid)`;
  const kept = Prisma.sql`
    (SELECT coalesce(sum("byteLength"), 0) FROM "Checkpoint" WHERE ${whose})
    + (SELECT coalesce(sum("byteLength"), 0) FROM "DatasetFile" WHERE ${whose})
    + (SELECT coalesce(sum("byteLength"), 0) FROM "TeamExport" WHERE ${whose} AND "expiresAt" > clock_timestamp())`;
  return { party: `files person ${team.createdById}`, most, kept, refusal };
}

function refusal(used: number, most: number): string {
  const mebibytes = (bytes: number) => Math.ceil(bytes / 2 ** 20);
  return `The files of all teams that whoever made this team has made have ${mebibytes(used)} of ${mebibytes(most)} MiB: checkpoints, data sets and exports. Delete data sets that no sweep uses, or exports, in one of those teams; runs that are retried or canceled let their checkpoints go. Who runs this Critbatch may allow more (CRITBATCH_PERSON_FILE_MEBIBYTES).`;
}
