import { single } from '../../platform/context/loader.ts';
import { newestBudgetAnswers } from './newestBudgetAnswers.ts';

/** The newest answer of each sweep that was started for a budget, null where it has none yet. */
export const budgetAnswerOfSweep = single(
  ({ reader }, ids) => newestBudgetAnswers(reader, ids),
  ({ sweepId }) => sweepId,
);
