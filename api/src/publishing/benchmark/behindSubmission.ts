import { columnList, columnsOf } from '@critbatch/prisma/client/columns';
import type { Reader } from '@critbatch/prisma/client/rowReader';
import type { Dispute, Replication } from '@critbatch/prisma/generated/client';
import type { Evidence } from './recompute.ts';

export function findEvidence(
  reader: Reader,
  ids: readonly string[],
): Promise<{ id: string; evidence: Evidence }[]> {
  return reader.$queryRaw`SELECT id, evidence FROM "Submission" WHERE id = ANY(${[...ids]}::uuid[])`;
}

export type ReplicationRecord = Replication & { teamName: string };

/** Replications of these submissions with the names of the teams that run them, the first first. */
export function findReplications(
  reader: Reader,
  submissionIds: readonly string[],
): Promise<ReplicationRecord[]> {
  return reader.$queryRaw`
    SELECT ${columnList(columnsOf('Replication'), 'replication')}, team.name AS "teamName"
    FROM "Replication" replication JOIN "Team" team ON team.id = replication."teamId"
    WHERE replication."submissionId" = ANY(${[...submissionIds]}::uuid[])
    ORDER BY replication."queuedAt", replication.id`;
}

export type DisputeRecord = Dispute & { teamName: string };

/** Disputes by id, or of these submissions, with the names of the teams that opened them, the first first. */
export function findDisputes(
  reader: Reader,
  column: 'id' | 'submissionId',
  ids: readonly string[],
): Promise<DisputeRecord[]> {
  const key = columnList([column], 'dispute');
  return reader.$queryRaw`
    SELECT ${columnList(columnsOf('Dispute'), 'dispute')}, team.name AS "teamName"
    FROM "Dispute" dispute JOIN "Team" team ON team.id = dispute."teamId"
    WHERE ${key} = ANY(${[...ids]}::uuid[])
    ORDER BY dispute."openedAt", dispute.id`;
}
