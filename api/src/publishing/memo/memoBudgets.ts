import type { Transaction } from '@critbatch/prisma/client/createClient';
import { newestBudgetAnswers } from '../../answers/budgetAnswer/newestBudgetAnswers.ts';
import { presentBudgetAnswer } from '../../answers/budgetAnswer/presentBudgetAnswer.ts';
import type { MemoBudget } from './memoData.ts';
import type { NamedSweep } from './memoFinding.ts';
import type { Week } from './week.ts';

/** The sweeps for a budget whose newest answer, as the week ended, is of this week; the newest sweep first. */
export async function memoBudgets(
  prisma: Transaction,
  sweeps: readonly NamedSweep[],
  { from, until }: Week,
): Promise<MemoBudget[]> {
  const asked = sweeps.filter(({ budgetMetric }) => budgetMetric !== null);
  if (asked.length === 0) return [];
  const newest = await newestBudgetAnswers(
    prisma,
    asked.map(({ id }) => id),
    until,
  );
  return asked.flatMap((sweep): MemoBudget[] => {
    const record = newest.find(({ sweepId, createdAt }) => sweepId === sweep.id && createdAt >= from);
    const answer = record && presentBudgetAnswer(record, sweep);
    if (!answer) return [];
    const { sweepId: _sweep, codeVersion: _version, createdAt: _time, ...told } = answer;
    const about = { model: sweep.model, dataset: sweep.dataset };
    return [{ ...told, sweep: sweep.name, number: sweep.number, about, isPreliminary: false }];
  });
}
