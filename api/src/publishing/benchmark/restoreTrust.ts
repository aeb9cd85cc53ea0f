import type { Transaction } from '@critbatch/prisma/client/createClient';
import { lockRow } from '@critbatch/prisma/client/lockRow';
import type { SubmissionTrust } from '@critbatch/prisma/generated/enums';
import { isContradicted, type Listed } from '../retraining/contradiction.ts';
import { areAttested } from './attestEvidence.ts';
import type { Evidence } from './recompute.ts';

/**
 * Gives what a benchmark's boards list of a sweep, on all versions, the trust that its attestations and replications earned, once no
 * mismatch stands against it.
 */
export async function restoreTrust(prisma: Transaction, { sweepId, benchmarkId }: Listed): Promise<void> {
  // A verdict on its segments at this moment is seen here, or takes the trust away again.
  await lockRow(prisma, 'Sweep', sweepId, 'read');
  const listed = await prisma.$queryRaw<{ id: string }[]>`
    SELECT submission.id FROM "Submission" submission
    JOIN "BenchmarkVersion" version ON version.id = submission."benchmarkVersionId"
    WHERE submission."sweepId" = ${sweepId}::uuid AND submission.status = 'LISTED'
      AND version."benchmarkId" = ${benchmarkId}::uuid
    ORDER BY submission.id FOR NO KEY UPDATE OF submission`;
  const isDoubted = await isContradicted(prisma, { sweepId, benchmarkId });
  for (const { id } of listed) {
    const trust = isDoubted ? 'REPORTED' : await earnedTrust(prisma, id);
    await prisma.submission.update({ where: { id }, data: { trust }, select: { id: true } });
  }
}

async function earnedTrust(prisma: Transaction, id: string): Promise<SubmissionTrust> {
  const agreeing = { submissionId: id, agrees: true, isAttested: true, isIndependent: true };
  if ((await prisma.replication.count({ where: agreeing })) > 0) return 'REPLICATED';
  const { evidence } = await prisma.submission.findUniqueOrThrow({
    where: { id },
    select: { evidence: true },
  });
  return areAttested((evidence as unknown as Evidence).runs) ? 'ATTESTED' : 'REPORTED';
}
