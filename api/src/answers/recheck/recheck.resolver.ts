import type { Recheck as RecheckRecord, Sweep as SweepRecord } from '@critbatch/prisma/generated/client';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Allow, holdersOf } from '../../platform/access/rule.ts';
import type { Context } from '../../platform/context/context.ts';
import { sweepById } from '../../sweeps/sweep/sweep.loaders.ts';
import { Sweep } from '../../sweeps/sweep/sweep.type.ts';
import { recheckBySweep, recheckScheduleOfSweep, rechecksOfSweep } from './recheck.loaders.ts';
import { endRechecks, scheduleRecheck } from './recheck.service.ts';
import {
  EndRechecksInput,
  Recheck,
  RecheckedSweepPayload,
  RecheckSchedule,
  ScheduleRecheckInput,
} from './recheck.type.ts';

/** The newest that a page shows: two years of weekly ones. */
const mostRechecks = 104;

@Resolver(() => Sweep)
export class SweepRecheckResolver {
  @Allow(holdersOf('write'))
  @Mutation(() => RecheckedSweepPayload, {
    description:
      'Has the b* of a sweep checked again every few weeks by a small adaptive sweep, on the newest versions of its model and data.',
  })
  scheduleRecheck(
    @Arg('input', () => ScheduleRecheckInput, { description: 'Sweep, interval and budget.' })
    input: ScheduleRecheckInput,
    @Ctx() context: Context,
  ): Promise<RecheckedSweepPayload> {
    return scheduleRecheck(context, input);
  }

  @Allow(holdersOf('write'))
  @Mutation(() => RecheckedSweepPayload, {
    description: 'Ends the re-checks of a sweep. One that runs goes on.',
  })
  endRechecks(
    @Arg('input', () => EndRechecksInput, { description: 'The sweep.' }) input: EndRechecksInput,
    @Ctx() context: Context,
  ): Promise<RecheckedSweepPayload> {
    return endRechecks(context, input);
  }

  @FieldResolver(() => RecheckSchedule, {
    nullable: true,
    description: 'Schedule of its re-checks; null if there is none.',
  })
  recheckSchedule(@Root() { id }: SweepRecord, @Ctx() context: Context) {
    return recheckScheduleOfSweep.load(context, id);
  }

  @FieldResolver(() => [Recheck], { description: 'Its re-checks, oldest first; the newest 104.' })
  async rechecks(@Root() { id }: SweepRecord, @Ctx() context: Context): Promise<RecheckRecord[]> {
    return (await rechecksOfSweep.load(context, id)).slice(-mostRechecks);
  }

  @FieldResolver(() => Sweep, {
    nullable: true,
    description: 'Sweep that this one re-checks; null for other sweeps.',
  })
  async recheckOf(@Root() { id }: SweepRecord, @Ctx() context: Context) {
    const recheck = await recheckBySweep.load(context, id);
    return recheck && sweepById.load(context, recheck.checkedSweepId);
  }
}

@Resolver(() => Recheck)
export class RecheckResolver {
  @FieldResolver(() => Sweep, { description: 'The sweep that checks.' })
  sweep(@Root() { sweepId }: RecheckRecord, @Ctx() context: Context) {
    return sweepById.load(context, sweepId);
  }
}
