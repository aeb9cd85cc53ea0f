import type { Client } from '@critbatch/prisma/client/createClient';
import { lockRow } from '@critbatch/prisma/client/lockRow';
import type { Prisma } from '@critbatch/prisma/generated/client';
import type { ComputeEstimate } from '../estimate/refreshEstimates.ts';
import { readContenderRuns, tunedInput } from './contenderRuns.ts';

/** Brings the estimate of a tuned contender up to its crossings, where this sweep belongs to one. */
export async function refreshTunedEstimate(
  prisma: Client,
  sweepId: string,
  compute: ComputeEstimate,
): Promise<void> {
  const sweep = await prisma.sweep.findUnique({ where: { id: sweepId }, select: { contenderId: true } });
  if (!sweep?.contenderId) return;
  const id = sweep.contenderId;
  const [runs] = await readContenderRuns(prisma, { id });
  if (!runs || runs.sweeps.length < 2) return;
  const { crossings, inputHash } = tunedInput(runs);
  if (crossings.length === 0 || runs.contender.tunedInputHash === inputHash) return;
  const result = await compute({ crossings, inputHash });
  await prisma.$transaction(async (transaction) => {
    // Two API processes may compute at once: the slower one must not overwrite the newer estimate.
    await lockRow(transaction, 'Contender', id);
    const [now] = await readContenderRuns(transaction, { id });
    if (!now || tunedInput(now).inputHash !== inputHash) return;
    await transaction.contender.update({
      where: { id },
      data: { tunedResult: result as Prisma.InputJsonObject, tunedInputHash: inputHash },
    });
  });
}

/** A sweep of every tuned contender: what an API that was killed left undone is found through them. */
export async function findTunedSweeps(prisma: Client): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ sweepId: string }[]>`
    SELECT min(id::text) AS "sweepId" FROM "Sweep"
    WHERE "contenderId" IS NOT NULL GROUP BY "contenderId" HAVING count(*) > 1`;
  return rows.map((row) => row.sweepId);
}
