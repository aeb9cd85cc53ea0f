import type { Sweep as SweepRecord } from '@critbatch/prisma/generated/client';
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { whenKnown } from '../../platform/context/batch.ts';
import type { Context } from '../../platform/context/context.ts';
import { Locale, wordsIn } from '../../platform/scalar/locale.ts';
import { Sweep } from '../../sweeps/sweep/sweep.type.ts';
import { preliminaryMark } from '../recommendation/tellEstimate.ts';
import { budgetAnswerOfSweep } from './budgetAnswer.loaders.ts';
import { BudgetAnswer } from './budgetAnswer.type.ts';
import type { BudgetAnswerView } from './presentBudgetAnswer.ts';
import { budgetAnswerText, presentBudgetAnswer } from './presentBudgetAnswer.ts';

/** What a sweep that was started for a budget answers. */
@Resolver(() => Sweep)
export class SweepBudgetAnswerResolver {
  @FieldResolver(() => BudgetAnswer, {
    nullable: true,
    description:
      'Answer of a sweep that was started for a budget (budgetMetric), from the runs that have ended; null until one has, and for other sweeps.',
  })
  budgetAnswer(@Root() sweep: SweepRecord, @Ctx() context: Context) {
    if (!sweep.budgetMetric) return null;
    return whenKnown(
      budgetAnswerOfSweep.load(context, sweep.id),
      (newest) => newest && presentBudgetAnswer(newest, sweep),
    );
  }
}

@Resolver(() => BudgetAnswer)
export class BudgetAnswerResolver {
  @FieldResolver(() => String, {
    description:
      'The answer in sentences: the batch size to use, how sure that is, what the others cost; or why there is none, and what to try.',
  })
  async text(
    @Root() answer: BudgetAnswerView,
    @Arg('locale', () => Locale, { defaultValue: Locale.EN, description: 'Language.' }) locale: Locale,
    @Ctx() context: Context,
  ): Promise<string> {
    return budgetAnswerText(answer, await preliminaryMark(context, answer.sweepId), wordsIn(locale));
  }
}
