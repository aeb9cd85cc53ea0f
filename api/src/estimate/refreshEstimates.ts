import type { Client } from '@critbatch/prisma/client/createClient';
import type { Prisma } from '@critbatch/prisma/generated/client';
import { appendSweepEvents } from '@critbatch/prisma/queue/appendSweepEvents';
import type { Crossing, Estimate } from '@critbatch/theory';
import { storeCrossings } from '../crossing/storeCrossings.ts';
import { contentHash } from '../version/contentHash.ts';
import { codeVersion } from './codeVersion.ts';
import type { EstimateTask } from './estimateTask.ts';

export type ComputeEstimate = (task: EstimateTask) => Promise<Estimate>;

/** Brings crossings and estimates of a sweep up to its measurements. What is stored for the same input stays. */
export async function refreshEstimates(
  prisma: Client,
  sweepId: string,
  compute: ComputeEstimate,
): Promise<void> {
  await storeCrossings(prisma, sweepId);
  const targets = await prisma.target.findMany({ where: { sweepId }, orderBy: { position: 'asc' } });
  for (const { id: targetId } of targets) await refreshTarget(prisma, { sweepId, targetId }, compute);
}

async function refreshTarget(
  prisma: Client,
  { sweepId, targetId }: { sweepId: string; targetId: string },
  compute: ComputeEstimate,
): Promise<void> {
  const crossings = await readCrossings(prisma, targetId);
  if (crossings.length === 0) return;
  const inputHash = contentHash({ codeVersion, crossings });
  const known = await prisma.estimate.findUnique({ where: { targetId_inputHash: { targetId, inputHash } } });
  if (known) return;
  const result = await compute({ crossings, inputHash });
  await prisma.$transaction(async (transaction) => {
    const stored = await transaction.estimate.createMany({
      data: {
        targetId,
        inputHash,
        codeVersion,
        answer: result.answer,
        result: result as Prisma.InputJsonObject,
      },
      skipDuplicates: true,
    });
    if (stored.count > 0) await appendSweepEvents(transaction, sweepId, [{ kind: 'ESTIMATE_CHANGED' }]);
  });
}

async function readCrossings(prisma: Client, targetId: string): Promise<Crossing[]> {
  const rows = await prisma.crossing.findMany({
    where: { targetId },
    orderBy: [{ run: { batchSize: 'asc' } }, { run: { seed: 'asc' } }],
    include: { run: { select: { batchSize: true, seed: true } } },
  });
  return rows.map(({ run, lowerSteps, upperSteps }) => ({
    ...run,
    lowerSteps: Number(lowerSteps),
    upperSteps: upperSteps === null ? null : Number(upperSteps),
  }));
}
