import type { PlanDecision, PrismaClient } from '@critbatch/prisma/generated/client';
import type { PlanResult } from './planResult.ts';

/** A decision as the API shows it. */
export type DecisionView = Omit<PlanDecision, 'result'> & PlanResult;

/** The decisions of these sweeps, oldest first. */
export async function findDecisions(
  prisma: PrismaClient,
  sweepIds: readonly string[],
): Promise<DecisionView[]> {
  const rows = await prisma.planDecision.findMany({
    where: { sweepId: { in: [...sweepIds] } },
    orderBy: [{ sweepId: 'asc' }, { number: 'asc' }],
  });
  return rows.map(({ result, ...row }) => ({ ...row, ...(result as PlanResult) }));
}
