import type { Transaction } from '@critbatch/prisma/client/createClient';
import type { SubmissionTrust } from '@critbatch/prisma/generated/enums';
import { isContradicted } from '../retraining/contradiction.ts';
import { areAttested } from './attestEvidence.ts';
import type { SubmissionRecord } from './findSubmissions.ts';
import type { Evidence } from './recompute.ts';

/** Gives a submission the trust that its attestations and replications earned, once no mismatch stands against it. */
export async function restoreTrust(prisma: Transaction, submission: SubmissionRecord): Promise<void> {
  const { id } = submission;
  const trust = (await isContradicted(prisma, submission)) ? 'REPORTED' : await earnedTrust(prisma, id);
  await prisma.submission.updateMany({ where: { id }, data: { trust } });
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
