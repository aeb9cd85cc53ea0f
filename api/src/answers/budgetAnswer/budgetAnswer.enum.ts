import type { BudgetRule as TheoryRule } from '@critbatch/theory';
import { declareWords } from '../../platform/scalar/declareEnum.ts';

/** The API's words are theory's. */
export type BudgetRule = TheoryRule;
export const BudgetRule = declareWords<BudgetRule>(
  'BudgetRule',
  'Rule that chose the batch size to use at a budget.',
  {
    LEAST_LOSS: 'Of the tested and usual batch sizes within the interval, the one nearest to the least loss.',
    KEEP_YOURS: 'The current batch size is surely nearly as good as any.',
  },
);
