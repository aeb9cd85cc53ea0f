import type { Sweep as SweepRecord } from '@critbatch/prisma/generated/client';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import { Computes } from '../../platform/limits/computes.ts';
import { Sweep } from '../../sweeps/sweep/sweep.type.ts';
import { CostFrontierArgs, SavingArgs } from './cost.input.ts';
import { costFrontier, sweepSaving } from './cost.service.ts';
import { CostFrontier, DeviceSpending, Saving, StepTime } from './cost.type.ts';
import { fittingStepTimes, pricingFrontier, pricingMove } from './costWork.ts';
import { spendingOf } from './spending.ts';

/** What a sweep says of time and money. */
@Resolver(() => Sweep)
export class CostResolver {
  @Computes(fittingStepTimes)
  @FieldResolver(() => [StepTime], {
    description:
      'Step time as its runs measured it, for each kind of device; the one with most runs first, 20 at most.',
  })
  stepTimes(@Root() { id }: SweepRecord, @Ctx() { relations }: Context) {
    return relations.stepTimesOfSweep.load(id);
  }

  @FieldResolver(() => [DeviceSpending], {
    description: 'What its runs have spent, for each kind of device.',
  })
  async spending(
    @Root() { id, teamId }: SweepRecord,
    @Ctx() { relations }: Context,
  ): Promise<DeviceSpending[]> {
    const [runTimes, prices] = await Promise.all([
      relations.runTimesOfSweep.load(id),
      relations.pricesOfTeam.load(teamId),
    ]);
    return spendingOf(runTimes, prices);
  }

  @Computes(pricingFrontier)
  @FieldResolver(() => CostFrontier, {
    nullable: true,
    description: 'Time against cost for a target; null until K(b) is fitted and a step was timed.',
  })
  costFrontier(
    @Root() sweep: SweepRecord,
    @Args(() => CostFrontierArgs) args: CostFrontierArgs,
    @Ctx() context: Context,
  ) {
    return costFrontier(context, sweep, args);
  }

  @Computes(pricingMove)
  @FieldResolver(() => Saving, {
    nullable: true,
    description:
      'What moving to b* saves in steps, gradients, hours and money; null where the runs do not say, or nobody said from where.',
  })
  saving(@Root() sweep: SweepRecord, @Args(() => SavingArgs) args: SavingArgs, @Ctx() context: Context) {
    return sweepSaving(context, sweep, args);
  }
}
