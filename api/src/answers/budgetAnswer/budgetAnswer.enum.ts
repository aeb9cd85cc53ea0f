import type { BudgetRule as TheoryRule } from '@critbatch/theory';
import { declareEnum } from '../../platform/scalar/declareEnum.ts';

/** The API's words are theory's. */
export const BudgetRule = {
  LEAST_LOSS: 'LEAST_LOSS',
  KEEP_YOURS: 'KEEP_YOURS',
} as const satisfies Record<TheoryRule, TheoryRule>;
export type BudgetRule = TheoryRule;

declareEnum(BudgetRule, 'BudgetRule', 'Rule that chose the batch size to use at a budget.', {
  LEAST_LOSS: 'Of the tested and usual batch sizes within the interval, the one nearest to the least loss.',
  KEEP_YOURS: 'The current batch size is surely nearly as good as any.',
});
