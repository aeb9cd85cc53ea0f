import type { Transaction } from '@critbatch/prisma/client/createClient';
import type { Sweep } from '@critbatch/prisma/generated/client';
import { missedRuns } from '@critbatch/prisma/run/missedRuns';
import { liesInMissedRuns } from '@critbatch/theory';
import { longStepsOf } from '../../answers/estimate/longSteps.ts';
import type { MemoFinding } from './memoData.ts';

/** Adds to findings without an answer that the steps were too long, where the runs that missed the target say so. */
export async function withSteps(
  prisma: Transaction,
  findings: ReadonlyMap<Sweep, MemoFinding>,
  before: Date,
): Promise<MemoFinding[]> {
  const asked = [...findings].filter(([, { reason }]) => liesInMissedRuns(reason)).map(([{ id }]) => id);
  const missed = asked.length > 0 ? await missedRuns(prisma, asked, before) : [];
  const bySweep = Map.groupBy(missed, ({ sweepId }) => sweepId);
  return [...findings].map(([sweep, finding]) => {
    const steps = longStepsOf(sweep, bySweep.get(sweep.id) ?? []);
    return steps ? { ...finding, tooLongSteps: steps } : finding;
  });
}
