import type { AdaptivePlan, Sweep as SweepRecord } from '@critbatch/prisma/generated/client';
import { Args, Ctx, FieldResolver, Float, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import { Computes } from '../../platform/limits/computes.ts';
import { Sweep } from '../../sweeps/sweep/sweep.type.ts';
import { spentTimesOfSweep } from '../cost/cost.loaders.ts';
import { spentSeconds } from '../cost/spentTimes.ts';
import { DecisionsArgs, SuggestedRunsArgs } from './plan.input.ts';
import { decisionsOfSweep, planOfSweep } from './plan.loaders.ts';
import { decisionsOf, nextRunsOf } from './plan.service.ts';
import { PlanDecision, PlannedRun, RunSuggestion, SweepPlan } from './plan.type.ts';
import { suggestRuns } from './suggestRuns.ts';

@Resolver(() => Sweep)
export class SweepPlanResolver {
  @FieldResolver(() => SweepPlan, {
    nullable: true,
    description: 'Plan of an adaptive sweep; null for other sweeps.',
  })
  plan(@Root() { id }: SweepRecord, @Ctx() context: Context) {
    return planOfSweep.load(context, id);
  }

  @Computes({ milliseconds: 3000 })
  @FieldResolver(() => RunSuggestion, {
    nullable: true,
    description:
      'What the planner would do next for the primary target. It is computed on request; nothing is changed.',
  })
  suggestedRuns(
    @Root() sweep: SweepRecord,
    @Args(() => SuggestedRunsArgs) args: SuggestedRunsArgs,
    @Ctx() context: Context,
  ) {
    return suggestRuns(context, sweep, args);
  }
}

@Resolver(() => SweepPlan)
export class PlanResolver {
  @FieldResolver(() => Float, {
    description: 'Device seconds spent so far on training, evaluations and the probe of the learning rate.',
  })
  async spentDeviceSeconds(@Root() { sweepId }: AdaptivePlan, @Ctx() context: Context): Promise<number> {
    return spentSeconds(await spentTimesOfSweep.load(context, sweepId));
  }

  @FieldResolver(() => Float, {
    description: 'Device seconds of the budget that are not spent yet; at least 0.',
  })
  async leftDeviceSeconds(@Root() plan: AdaptivePlan, @Ctx() context: Context): Promise<number> {
    const spent = spentSeconds(await spentTimesOfSweep.load(context, plan.sweepId));
    return Math.max(0, plan.deviceSecondsBudget - spent);
  }

  @FieldResolver(() => [PlannedRun], {
    description: 'Open runs, as they were planned; the next one first.',
  })
  nextRuns(@Root() plan: AdaptivePlan, @Ctx() context: Context) {
    return nextRunsOf(context, plan);
  }

  @FieldResolver(() => PlanDecision, { nullable: true, description: 'Newest decision.' })
  async lastDecision(@Root() { sweepId }: AdaptivePlan, @Ctx() context: Context) {
    return (await decisionsOfSweep.load(context, sweepId)).at(-1) ?? null;
  }

  @FieldResolver(() => [PlanDecision], { description: 'Decisions of the plan, oldest first.' })
  decisions(
    @Root() plan: AdaptivePlan,
    @Args(() => DecisionsArgs) { last }: DecisionsArgs,
    @Ctx() context: Context,
  ) {
    return decisionsOf(context, plan, last);
  }
}
