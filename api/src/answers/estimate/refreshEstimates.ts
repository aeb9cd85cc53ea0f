import type { Client, Database, Transaction } from '@critbatch/prisma/client/createClient';
import { lockRow } from '@critbatch/prisma/client/lockRow';
import type { Estimate as EstimateRecord, Prisma } from '@critbatch/prisma/generated/client';
import { appendSweepEvents } from '@critbatch/prisma/queue/appendSweepEvents';
import type { Crossing, Estimate } from '@critbatch/theory';
import { contentHash } from '../../platform/hash/contentHash.ts';
import { storeCrossings } from '../../sweeps/crossing/storeCrossings.ts';
import { codeVersion } from '../thread/codeVersion.ts';
import type { EstimateTask } from '../thread/estimateTask.ts';
import { noteOverheads } from './noteOverheads.ts';

export type ComputeEstimate = (task: EstimateTask) => Promise<Estimate>;

type Place = { sweepId: string; targetId: string };

/** Brings crossings and estimates of a sweep up to its measurements. An estimate that is stored for the same input stays. */
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
  { sweepId, targetId }: Place,
  compute: ComputeEstimate,
): Promise<void> {
  const { crossings, inputHash } = await readInput(prisma, targetId);
  if (crossings.length === 0) return;
  const known = await prisma.estimate.findUnique({ where: { targetId_inputHash: { targetId, inputHash } } });
  if (known) return sayAgain(prisma, { sweepId, targetId, inputHash });
  const { samples, ...result } = await compute({ crossings, inputHash });
  await prisma.$transaction(async (transaction) => {
    // The newest counts: of two API processes, the one that has computed for longer must not have the last word.
    await lockRow(transaction, 'Target', targetId);
    if ((await readInput(transaction, targetId)).inputHash !== inputHash) return;
    const [clock] = await transaction.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
    const stored = await transaction.estimate.createManyAndReturn({
      data: {
        targetId,
        inputHash,
        codeVersion,
        answer: result.answer,
        result: result as Prisma.InputJsonObject,
        samples: samples as Prisma.InputJsonArray,
        createdAt: clock?.now ?? new Date(),
      },
      skipDuplicates: true,
      select: { id: true },
    });
    for (const { id } of stored) {
      await appendSweepEvents(transaction, sweepId, [{ kind: 'ESTIMATE_CHANGED', estimateId: id }]);
      await noteOverheads(transaction, targetId);
    }
  });
}

/**
 * Makes an estimate the newest again, where runs were taken up and have ended as before: the newest counts, and that must
 * be none from between, nor one from before they ended.
 */
async function sayAgain(
  prisma: Client,
  { sweepId, targetId, inputHash }: Place & { inputHash: string },
): Promise<void> {
  await prisma.$transaction(async (transaction) => {
    await lockRow(transaction, 'Target', targetId);
    const changed = await transaction.$queryRaw<{ id: string }[]>`
      UPDATE "Estimate" known SET "createdAt" = clock_timestamp()
      WHERE known."targetId" = ${targetId}::uuid AND known."inputHash" = ${inputHash} AND (
        EXISTS (
          SELECT FROM "Estimate" later
          WHERE later."targetId" = known."targetId" AND later."createdAt" > known."createdAt")
        OR EXISTS (
          SELECT FROM "Run"
          WHERE "sweepId" = ${sweepId}::uuid AND "finishedAt" > known."createdAt" AND status = 'SUCCEEDED'))
      RETURNING known.id`;
    for (const { id } of changed) {
      await appendSweepEvents(transaction, sweepId, [{ kind: 'ESTIMATE_CHANGED', estimateId: id }]);
      await noteOverheads(transaction, targetId);
    }
  });
}

/** The crossings for a target, and the hash under which an estimate that follows from them is kept. */
export async function readInput(prisma: Database, targetId: string): Promise<EstimateTask> {
  const rows = await prisma.crossing.findMany({
    where: { targetId },
    orderBy: [{ run: { batchSize: 'asc' } }, { run: { seed: 'asc' } }],
    include: { run: { select: { batchSize: true, seed: true } } },
  });
  const crossings: Crossing[] = rows.map(({ run, lowerSteps, upperSteps }) => ({
    ...run,
    lowerSteps: Number(lowerSteps),
    upperSteps: upperSteps === null ? null : Number(upperSteps),
  }));
  return { crossings, inputHash: contentHash({ codeVersion, crossings }) };
}

/** The estimate that counts for a target now; its row must be locked by who acts on it. */
export function newestEstimate(transaction: Transaction, targetId: string): Promise<EstimateRecord | null> {
  return transaction.estimate.findFirst({
    where: { targetId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
}
