import type { Prisma, PrismaClient } from '@critbatch/prisma/generated/client';
import type { Evidence } from './recompute.ts';

const withTeamName = { team: { select: { name: true } } } as const;

/** Benchmarks with the name of the team that made each: the team itself is nobody else's business. */
export async function findBenchmarks(prisma: PrismaClient, where: Prisma.BenchmarkWhereInput) {
  const rows = await prisma.benchmark.findMany({ where, include: withTeamName });
  return rows.map(named);
}

export type BenchmarkRecord = Awaited<ReturnType<typeof findBenchmarks>>[number];

/** Submissions with what everybody sees of their sweeps, and without their evidence, which can be long. */
export async function findSubmissions(
  prisma: PrismaClient,
  where: Prisma.SubmissionWhereInput,
  page: Pick<Prisma.SubmissionFindManyArgs, 'take'> = {},
) {
  const rows = await prisma.submission.findMany({
    where,
    ...page,
    omit: { evidence: true },
    include: {
      ...withTeamName,
      version: { select: { benchmarkId: true } },
      sweep: { select: { optimiser: true, optimiserSettings: true } },
    },
    orderBy: [{ submittedAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ version, sweep, ...row }) => ({ ...named(row), ...sweep, ...version }));
}

export type SubmissionRecord = Awaited<ReturnType<typeof findSubmissions>>[number];

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
