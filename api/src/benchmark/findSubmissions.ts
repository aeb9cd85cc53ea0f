import { columnList, submissionColumns } from '@critbatch/prisma/client/columns';
import type { Reader } from '@critbatch/prisma/client/rowReader';
import type { PrismaClient, Submission, Sweep } from '@critbatch/prisma/generated/client';
import { Prisma } from '@critbatch/prisma/generated/client';
import type { Evidence } from './recompute.ts';

const withTeamName = { team: { select: { name: true } } } as const;

/** Benchmarks with the name of the team that made each: the team itself is nobody else's business. */
export async function findBenchmarks(prisma: PrismaClient, where: Prisma.BenchmarkWhereInput) {
  const rows = await prisma.benchmark.findMany({ where, include: withTeamName });
  return rows.map(named);
}

export type BenchmarkRecord = Awaited<ReturnType<typeof findBenchmarks>>[number];

const shown = submissionColumns.filter((name) => name !== 'evidence');

/** A submission with what everybody sees of its sweep, and without its evidence, which can be long. */
export type SubmissionRecord = Omit<Submission, 'evidence'> &
  Pick<Sweep, 'optimiser' | 'optimiserSettings'> & { teamName: string; benchmarkId: string };

/** The submissions that have one of these ids, or are of one of these sweeps, in the order in which they were handed in. */
export function findSubmissions(
  reader: Reader,
  column: 'id' | 'sweepId',
  ids: readonly string[],
): Promise<SubmissionRecord[]> {
  return reader.$queryRaw<SubmissionRecord[]>`
    SELECT ${columnList(shown, 'submission')}, team.name AS "teamName",
      version."benchmarkId", sweep.optimiser, sweep."optimiserSettings"
    FROM "Submission" submission
    JOIN "Team" team ON team.id = submission."teamId"
    JOIN "BenchmarkVersion" version ON version.id = submission."benchmarkVersionId"
    JOIN "Sweep" sweep ON sweep.id = submission."sweepId"
    WHERE submission.${Prisma.raw(`"${column}"`)} = ANY(${[...ids]}::uuid[])
    ORDER BY submission."submittedAt", submission.id`;
}

export async function findEvidence(prisma: PrismaClient, ids: readonly string[]) {
  const rows = await prisma.submission.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, evidence: true },
  });
  return rows.map(({ id, evidence }) => ({ id, evidence: evidence as unknown as Evidence }));
}

/** Replications of these submissions with the names of the teams that run them, the first first. */
export async function findReplications(prisma: PrismaClient, submissionIds: readonly string[]) {
  const rows = await prisma.replication.findMany({
    where: { submissionId: { in: [...submissionIds] } },
    include: withTeamName,
    orderBy: [{ queuedAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(named);
}

export type ReplicationRecord = Awaited<ReturnType<typeof findReplications>>[number];

/** Disputes with the names of the teams that opened them, the first first. */
export async function findDisputes(prisma: PrismaClient, where: Prisma.DisputeWhereInput) {
  const rows = await prisma.dispute.findMany({
    where,
    include: withTeamName,
    orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(named);
}

export type DisputeRecord = Awaited<ReturnType<typeof findDisputes>>[number];

function named<Row extends { team: { name: string } }>({ team, ...row }: Row) {
  return { ...row, teamName: team.name };
}
