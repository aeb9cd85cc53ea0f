import type { StudyStage as StageRecord, Sweep as SweepRecord } from '@critbatch/prisma/generated/client';
import { thatFit } from '@critbatch/theory';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Float, Info, Int, Resolver, Root } from 'type-graphql';
import { whenKnown } from '../../platform/context/batch.ts';
import type { Context } from '../../platform/context/context.ts';
import { selectionOf } from '../../platform/context/selection.ts';
import { Interval } from '../../platform/figure/interval.type.ts';
import { Computes } from '../../platform/limits/computes.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';
import { Locale, wordsIn } from '../../platform/scalar/locale.ts';
import { Sweep } from '../../sweeps/sweep/sweep.type.ts';
import { Money } from '../../teams/price/price.type.ts';
import { PricedArgs } from '../cost/cost.input.ts';
import { Saving, StepTime } from '../cost/cost.type.ts';
import { fittingStepTimes, pricingFrontier, pricingMove } from '../cost/costWork.ts';
import type { StepTimeView } from '../cost/stepTimes.ts';
import { Estimate, Valley } from '../estimate/estimate.type.ts';
import type { EstimateView } from '../estimate/presentEstimate.ts';
import { StudyStage } from '../study/study.type.ts';
import { divergedOfSweep } from './diverged.loaders.ts';
import { memoryLimitOfSweep } from './memoryLimit.loaders.ts';
import {
  asksForMoney,
  costApartOf,
  monthlyOf,
  paybackOf,
  recommendationOf,
  savingOfRecommendation,
} from './recommend.ts';
import { MemoryLimit, MonthlySaving, Payback, Recommendation, StepsBeside } from './recommendation.type.ts';
import type { RecommendationView } from './recommendationView.ts';
import { leastFactorOf, leastOf, stepsOf, workFactorOf } from './recommendationView.ts';
import { savingSinceStart } from './savingSinceStart.ts';
import { stageRecommendation } from './stageRecommendation.ts';
import { preliminaryMark, tellEstimate } from './tellEstimate.ts';
import { givenRecommendation, tellGiven } from './tellView.ts';

@Resolver(() => Recommendation)
export class RecommendationResolver {
  @FieldResolver(() => Interval, {
    nullable: true,
    description: 'Where the least work lies: b*, or the end of the free range if N has no minimum.',
  })
  least(@Root() view: RecommendationView): Interval | null {
    return leastOf(view);
  }

  @FieldResolver(() => Valley, {
    nullable: true,
    description: 'Batch sizes that cost little more work than the least.',
  })
  valley(@Root() { pricing }: RecommendationView): Valley | null {
    return pricing.estimate.valley;
  }

  @FieldResolver(() => StepTime, {
    nullable: true,
    description:
      'Step time that device hours are computed with, for any batch size; null if no steps were timed.',
  })
  stepTime(@Root() { pricing }: RecommendationView): StepTimeView | null {
    return pricing.stepTime;
  }

  @FieldResolver(() => DateTime, {
    nullable: true,
    description:
      'From when on the recorded price is valid that money is computed at; null if there is none, or if another was assumed.',
  })
  priceValidFrom(@Root() { pricing }: RecommendationView): Date | null {
    return pricing.recordedPrice?.validFrom ?? null;
  }

  @Computes(pricingMove)
  @FieldResolver(() => Saving, {
    nullable: true,
    description:
      'What it saves against the current batch size in each training run. Null if that is unknown, the same, or never reached the target.',
  })
  saving(@Root() view: RecommendationView, @Ctx() context: Context): Promise<Saving | null> {
    return savingOfRecommendation(context, view);
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description:
      'If no run at the current batch size reached the target: its work is at least this many times as much. Otherwise null.',
  })
  leastFactor(@Root() view: RecommendationView): number | null {
    return leastFactorOf(view);
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description:
      'Its work divided by the least work, by the law that carries the answer; at least 1. Null if the least work is not known.',
  })
  workFactor(@Root() view: RecommendationView): number | null {
    return workFactorOf(view);
  }

  @FieldResolver(() => StepsBeside, {
    nullable: true,
    description:
      'Time of one of its steps, in times that at the tested batch size that needs the least work. Null if no steps were timed, if it is that one, or for several devices.',
  })
  steps(@Root() view: RecommendationView): StepsBeside | null {
    return stepsOf(view);
  }

  @Computes(pricingMove)
  @FieldResolver(() => MonthlySaving, {
    nullable: true,
    description: 'What it saves in a month. Null until the team states its training runs in a month.',
  })
  monthly(@Root() view: RecommendationView, @Ctx() context: Context): Promise<MonthlySaving | null> {
    return monthlyOf(context, view);
  }

  @Computes(pricingMove)
  @FieldResolver(() => Payback, {
    nullable: true,
    description: 'When a month’s saving has paid for the sweep. Null until both are known in one currency.',
  })
  payback(@Root() view: RecommendationView, @Ctx() context: Context): Promise<Payback | null> {
    return paybackOf(context, view);
  }

  @Computes(pricingMove)
  @FieldResolver(() => [Money], {
    description:
      'Cost of the sweep, one sum for each currency, if there is no payback because the cost is in several currencies or in another one than the saving. Otherwise empty.',
  })
  costApart(@Root() view: RecommendationView, @Ctx() context: Context): Promise<Money[]> {
    return costApartOf(context, view);
  }

  @FieldResolver(() => MemoryLimit, {
    nullable: true,
    description: 'Batch sizes that were too large for the devices of its sweep; null if all fitted.',
  })
  memoryLimit(@Root() { sweepId }: RecommendationView, @Ctx() context: Context) {
    return memoryLimitOfSweep.load(context, sweepId);
  }

  @Computes(pricingMove)
  @FieldResolver(() => String, {
    description:
      'The recommendation in sentences: what to use, how sure that is, what it saves, and which batch sizes did not fit.',
  })
  async text(
    @Root() view: RecommendationView,
    @Arg('locale', () => Locale, { defaultValue: Locale.EN, description: 'Language.' }) locale: Locale,
    @Ctx() context: Context,
  ): Promise<string> {
    const [given, memory, diverged, mark] = await Promise.all([
      givenRecommendation(context, view),
      memoryLimitOfSweep.load(context, view.sweepId),
      divergedOfSweep.load(context, view.sweepId),
      preliminaryMark(context, view.sweepId),
    ]);
    return tellGiven(view, given, { memory, diverged, ...mark }, wordsIn(locale));
  }
}

@Resolver(() => Estimate)
export class EstimateTextResolver {
  @FieldResolver(() => String, {
    description:
      'The answer in sentences: why there is none, or how sure it is, and what to change. Recommendation.text tells the batch size to use.',
  })
  text(
    @Root() estimate: EstimateView,
    @Arg('locale', () => Locale, { defaultValue: Locale.EN, description: 'Language.' }) locale: Locale,
    @Ctx() context: Context,
  ): Promise<string> {
    return tellEstimate(context, estimate, wordsIn(locale));
  }

  @FieldResolver(() => [Int], {
    description:
      'Batch sizes to try next if the answer is NOT_IDENTIFIED, without those that are too large for the devices.',
  })
  suggestedBatchSizes(
    @Root() { sweepId, suggestedBatchSizes }: EstimateView,
    @Ctx() context: Context,
  ): number[] | PromiseLike<number[]> {
    if (suggestedBatchSizes.length === 0) return [];
    return whenKnown(memoryLimitOfSweep.load(context, sweepId), (limit) =>
      thatFit(suggestedBatchSizes, limit),
    );
  }
}

@Resolver(() => Sweep)
export class SweepRecommendationResolver {
  @Computes(fittingStepTimes)
  @FieldResolver(() => Recommendation, {
    nullable: true,
    description: 'The batch size to use. Null until the runs identify one.',
  })
  recommendation(
    @Root() sweep: SweepRecord,
    @Args(() => PricedArgs) args: PricedArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): RecommendationView | null | Promise<RecommendationView | null> {
    return recommendationOf(context, sweep, args, asksForMoney(selectionOf(info)));
  }
}

@Resolver(() => StudyStage)
export class StageRecommendationResolver {
  @Computes(pricingFrontier)
  @FieldResolver(() => Recommendation, {
    nullable: true,
    description:
      'The batch size to use at this size, within the study’s limits. Null until its sweep has one.',
  })
  recommendation(@Root() stage: StageRecord, @Ctx() context: Context): Promise<RecommendationView | null> {
    return stageRecommendation(context, stage);
  }

  @Computes({ milliseconds: pricingFrontier.milliseconds + pricingMove.milliseconds })
  @FieldResolver(() => Saving, {
    nullable: true,
    description:
      'What the recommendation of the stage saves in each training run, against the batch size that was in use when the study began: that of its first stage. Null without either, if they are the same, or if that batch size never reached the target.',
  })
  savingSinceStart(@Root() stage: StageRecord, @Ctx() context: Context): Promise<Saving | null> {
    return savingSinceStart(context, stage);
  }
}
