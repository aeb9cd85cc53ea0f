import type { Sweep as SweepRecord } from '@critbatch/prisma/generated/client';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import { Computes } from '../../platform/limits/computes.ts';
import { Sweep } from '../../sweeps/sweep/sweep.type.ts';
import { CostFrontierArgs, SavingArgs } from './cost.input.ts';
import { stepTimesOfSweep } from './cost.loaders.ts';
import { costFrontier, sweepSaving } from './cost.service.ts';
import { CostFrontier, DeviceSpending, Saving, StepTime } from './cost.type.ts';
import { fittingStepTimes, pricingFrontier, pricingMove } from './costWork.ts';
import { spendingOfSweep } from './spending.ts';

/** What a sweep says of time and money. */
@Resolver(() => Sweep)
export class CostResolver {
  @Computes(fittingStepTimes)
  @FieldResolver(() => [StepTime], {
    description: 'Measured step time for each kind of device, the one with the most runs first; at most 20.',
  })
  stepTimes(@Root() sweep: SweepRecord, @Ctx() context: Context) {
    return stepTimesOfSweep(context, sweep);
  }

  @FieldResolver(() => [DeviceSpending], {
    description: 'Time and money that its runs spent, for each kind of device.',
  })
  spending(@Root() sweep: SweepRecord, @Ctx() context: Context): Promise<DeviceSpending[]> {
    return spendingOfSweep(context, sweep);
  }

  @Computes(pricingFrontier)
  @FieldResolver(() => CostFrontier, {
    nullable: true,
    description: 'Time against cost for a target; null until K(b) is fitted and a step time is measured.',
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
      'What moving to another batch size saves in steps, work, hours and money. Null if the runs do not tell, or if the old batch size is not known or is the new one.',
  })
  saving(@Root() sweep: SweepRecord, @Args(() => SavingArgs) args: SavingArgs, @Ctx() context: Context) {
    return sweepSaving(context, sweep, args);
  }
}
