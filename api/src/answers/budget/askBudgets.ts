import type { Sweep } from '@critbatch/prisma/generated/client';
import { decayEndOf } from '@critbatch/theory';
import { policyOf } from '../../library/policy/storedOptimiser.ts';
import type { Context } from '../../platform/context/context.ts';
import { Loader } from '../../platform/context/loader.ts';
import { payerOf } from '../../platform/limits/payer.ts';
import { logsOf } from '../askedTarget/askedLogs.ts';
import { endedRunsOfSweep } from '../askedTarget/askedTarget.loaders.ts';
import type { AskedBudgets } from '../thread/budgetTask.ts';
import { codeVersion } from '../thread/codeVersion.ts';
import { askedAnswers } from '../thread/thread.services.ts';

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
  const { access, http } = context;
  const [ended, diverged] = await Promise.all([
    endedRunsOfSweep.load(context, sweep.id),
    divergedOfSweep.load(context, sweep.id),
  ]);
  const decayEnd = decayEndOf(policyOf(sweep), Number(sweep.maxExamplesPerRun));
  const question = { codeVersion, logs: ended.state, diverged, decayEnd, asked, about: 'budgets' };
  return askedAnswers
    .of(context)
    .answer(payerOf(access, http.address, sweep.teamId), question, async (answers) =>
      answers.budgets({ logs: await logsOf(context, ended, asked.metric), diverged, decayEnd, asked }),
    );
}
