import type { PrismaClient } from '@critbatch/prisma/generated/client';
import { Prisma } from '@critbatch/prisma/generated/client';

/** What a benchmark's team vouches for, with the name of the team that the token is of. */
export type AttestationRecord = Prisma.AttestationGetPayload<object> & {
  benchmarkId: string;
  teamName: string;
};

type Query = Pick<Prisma.AttestationFindManyArgs, 'where' | 'orderBy' | 'take'>;

/** The attestations of benchmarks' teams that meet a condition. The operator's are not read over the API. */
export async function findAttestations(prisma: PrismaClient, query: Query): Promise<AttestationRecord[]> {
  const rows = await prisma.attestation.findMany({
    ...query,
    where: { AND: [query.where ?? {}, { benchmarkId: { not: null } }] },
    include: { team: { select: { name: true } } },
  });
  return rows.flatMap(({ team, benchmarkId, ...row }) =>
    benchmarkId === null ? [] : [{ ...row, benchmarkId, teamName: team.name }],
  );
}
