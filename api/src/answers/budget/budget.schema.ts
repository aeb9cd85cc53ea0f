import { targetMetricSchema } from '@critbatch/theory';
import { z } from 'zod';

const mostBudgets = 24;

export const askedBudgetsSchema = z.object({
  metric: targetMetricSchema,
  budgets: z.array(z.number().min(1).max(Number.MAX_SAFE_INTEGER)).min(1).max(mostBudgets).nullable(),
  count: z.int().min(2).max(mostBudgets),
  tolerance: z.number().positive().max(1),
});
