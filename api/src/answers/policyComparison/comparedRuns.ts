import type { Database } from '@critbatch/prisma/client/createClient';
import type { Prisma, Sweep, Target } from '@critbatch/prisma/generated/client';
import type { Crossing, Estimate } from '@critbatch/theory';
import { findNewestEstimates } from '../estimate/estimate.service.ts';

/** A sweep with what its runs say for its first target. */
export type ComparedRuns = {
  sweep: Sweep;
  targetId: string;
  crossings: Crossing[];
  /** Whether its runs have ended, and every crossing that follows from them is stored. */
  isComplete: boolean;
};

/** The runs that have a crossing for every target. */
const counted: Prisma.RunWhereInput = { status: 'SUCCEEDED', NOT: { outcome: 'DIVERGED' } };

/** What a statement has to read along with a sweep. */
export const withFirstTarget = {
  targets: { where: { position: 0 } },
  _count: { select: { runs: { where: counted } } },
} satisfies Prisma.SweepInclude;

type SweepWithTarget = Sweep & { targets: Target[]; _count: { runs: number } };

/** The runs of these sweeps, in one statement. */
export async function readComparedRuns(
  prisma: Database,
  sweeps: readonly SweepWithTarget[],
): Promise<ComparedRuns[]> {
  const targetIds = sweeps.flatMap(({ targets }) => targets.map(({ id }) => id));
  const rows = await prisma.crossing.findMany({
    where: { targetId: { in: targetIds } },
    orderBy: [{ run: { batchSize: 'asc' } }, { run: { seed: 'asc' } }],
    include: { run: { select: { batchSize: true, seed: true } } },
  });
  const crossingsOf = Map.groupBy(rows, ({ targetId }) => targetId);
  return sweeps.map(({ targets, _count, ...sweep }) => {
    const targetId = targets[0]?.id ?? '';
    const crossings = (crossingsOf.get(targetId) ?? []).map(({ run, lowerSteps, upperSteps }) => ({
      ...run,
      lowerSteps: Number(lowerSteps),
      upperSteps: upperSteps === null ? null : Number(upperSteps),
    }));
    const isComplete = sweep.status !== 'RUNNING' && crossings.length === _count.runs;
    return { sweep, targetId, crossings, isComplete };
  });
}

/** The newest estimate of each target, with the draws behind its intervals. */
export async function readEstimatesWithDraws(
  prisma: Database,
  targetIds: readonly string[],
): Promise<Map<string, Estimate>> {
  const records = await findNewestEstimates(prisma, targetIds);
  return new Map(
    records.map(({ targetId, result, samples }) => [
      targetId,
      { ...(result as object), samples } as unknown as Estimate,
    ]),
  );
}

/** Whether all runs of a sweep have ended, and its estimate speaks of all of them. */
export function isFinalFor({ isComplete, crossings }: ComparedRuns, estimate: Estimate | null): boolean {
  const spoken = estimate ? estimate.crossings + estimate.censored : 0;
  return isComplete && spoken === crossings.length;
}
