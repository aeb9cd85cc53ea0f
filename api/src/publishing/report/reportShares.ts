import type { PrismaClient, ReportShare } from '@critbatch/prisma/generated/client';
import { ReportShareStatus } from './report.enum.ts';
import type { ShareRecord } from './reportRecords.ts';

/** The links with these ids. */
export async function findShares(prisma: PrismaClient, ids: readonly string[]): Promise<ShareRecord[]> {
  return (await prisma.reportShare.findMany({ where: { id: { in: [...ids] } } })).map(presentShare);
}

/** Every link to these reports, the newest first. */
export async function findSharesOf(
  prisma: PrismaClient,
  reportIds: readonly string[],
): Promise<ShareRecord[]> {
  const rows = await prisma.reportShare.findMany({
    where: { reportId: { in: [...reportIds] } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
  return rows.map(presentShare);
}

/** A link in the words of the API. */
export function presentShare({ secretHash: _secret, ...share }: ReportShare): ShareRecord {
  return { ...share, status: statusOf(share) };
}

/** Whether a link opens its report now. */
export function statusOf({
  revokedAt,
  expiresAt,
}: Pick<ReportShare, 'revokedAt' | 'expiresAt'>): ReportShareStatus {
  if (revokedAt) return ReportShareStatus.REVOKED;
  return expiresAt <= new Date() ? ReportShareStatus.EXPIRED : ReportShareStatus.ACTIVE;
}
