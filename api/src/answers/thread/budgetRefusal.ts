import type { BudgetValues } from '@critbatch/theory';
import type { Refusal } from '../../sweeps/target/refusal.ts';
import { refusalOf } from '../../sweeps/target/refusal.ts';

type Refused = Exclude<BudgetValues, { status: 'READABLE' }>;

/** Why runs do not answer a budget, in a code and a sentence. */
export function refusalOfBudget(refused: Refused): Refusal {
  switch (refused.status) {
    case 'NOT_MEASURED':
      return refusalOf({ status: refused.status, runs: refused.runs });
    case 'BEYOND_RUNS': {
      const subject = refused.runs === 1 ? '1 run' : `${refused.runs} runs`;
      return {
        code: 'BUDGET_BEYOND_RUNS',
        message: `${subject} stopped at the targets of the sweep before this budget was spent. Ask for at most ${refused.largest} examples, or start a sweep with a tighter target.`,
      };
    }
    case 'DECAYING':
      return {
        code: 'LEARNING_RATE_DECAYS',
        message: `The learning rate of these runs falls until ${refused.decayEnd} examples: their loss means something only there. Ask for that budget, or start a sweep whose learning rate ends at yours.`,
      };
  }
}
