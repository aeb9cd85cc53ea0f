import type { Sweep } from '@critbatch/prisma/generated/client';
import { decayEndOf } from '@critbatch/theory';
import { policyOf } from '../../library/policy/storedOptimiser.ts';
import type { Context } from '../../platform/context/context.ts';
import { Loader } from '../../platform/context/loader.ts';
import { answerFromLogs } from '../askedTarget/askedLogs.ts';
import type { AskedBudgets } from '../thread/budgetTask.ts';

/** Batch sizes of which a run diverged: they have no loss to compare. */
const divergedOfSweep = new Loader<string, number[]>(async ({ prisma }, sweepIds) => {
  const found = await prisma.run.findMany({
    where: { sweepId: { in: [...sweepIds] }, outcome: 'DIVERGED' },
    select: { sweepId: true, batchSize: true },
    distinct: ['sweepId', 'batchSize'],
    orderBy: { batchSize: 'asc' },
  });
  return sweepIds.map((id) =>
    found.filter(({ sweepId }) => sweepId === id).map(({ batchSize }) => batchSize),
  );
});

/** Which batch size leaves the least loss at each budget, from the logs of the runs that have ended. */
export async function askBudgets(context: Context, sweep: Sweep, asked: AskedBudgets) {
  const diverged = await divergedOfSweep.load(context, sweep.id);
  const decayEnd = decayEndOf(policyOf(sweep), Number(sweep.maxExamplesPerRun));
  const question = { budgets: asked, diverged, decayEnd };
  return answerFromLogs(context, sweep, { metric: asked.metric, question }, (answers, logs) =>
    answers.budgets({ logs, diverged, decayEnd, asked }),
  );
}
