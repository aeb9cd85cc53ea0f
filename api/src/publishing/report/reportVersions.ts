import type { Prisma, PrismaClient } from '@critbatch/prisma/generated/client';
import type { VersionRecord } from './reportRecords.ts';

/** Lists of versions leave their snapshots where they are: each may be a megabyte. */
export const withoutSnapshot = { snapshot: true } as const;

/** The versions with these ids. */
export function findVersions(prisma: PrismaClient, ids: readonly string[]): Promise<VersionRecord[]> {
  return prisma.reportVersion.findMany({ where: { id: { in: [...ids] } }, omit: withoutSnapshot });
}

/** Every version of these reports, the newest first. */
export function findVersionsOf(prisma: PrismaClient, reportIds: readonly string[]): Promise<VersionRecord[]> {
  return prisma.reportVersion.findMany({
    where: { reportId: { in: [...reportIds] } },
    orderBy: { number: 'desc' },
    omit: withoutSnapshot,
  });
}

/** What the versions with these ids froze, as it was frozen: `snapshotHash` is of this. */
export function findSnapshots(
  prisma: PrismaClient,
  ids: readonly string[],
): Promise<{ id: string; snapshot: Prisma.JsonValue }[]> {
  return prisma.reportVersion.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, snapshot: true },
  });
}
