import { Arg, Ctx, FieldResolver, ID, Resolver, Root, Subscription } from 'type-graphql';
import { Allow, holdersOf } from '../../platform/access/rule.ts';
import type { Context } from '../../platform/context/context.ts';
import { Long } from '../../platform/scalar/long.ts';
import { runById } from '../run/run.loaders.ts';
import { Run } from '../run/run.type.ts';
import { sweepById } from '../sweep/sweep.loaders.ts';
import { Sweep } from '../sweep/sweep.type.ts';
import { coalesceProgress } from './coalesce.ts';
import type { SweepEventRecord, SweepEventsArgs } from './followSweepEvents.ts';
import { followSweepEvents } from './followSweepEvents.ts';
import { SweepEvent } from './sweepEvent.type.ts';

@Resolver(() => SweepEvent)
export class SweepEventResolver {
  @Allow(holdersOf('read'))
  @Subscription(() => SweepEvent, {
    subscribe: ({ args, context }: { args: SweepEventsArgs; context: Context }) =>
      followSweepEvents(context, args, coalesceProgress),
    description:
      'Events of a sweep after a sequence (from now on if absent), without gaps or duplicates. Where several RUN_PROGRESSED events of one run are waiting, only the newest is sent.',
  })
  sweepEvents(
    @Arg('sweepId', () => ID, { description: 'Id of the sweep.' }) _sweepId: string,
    @Arg('after', () => Long, {
      nullable: true,
      description: 'Sequence of the last event that the client knows.',
    })
    _after: number | null,
    @Root() event: SweepEventRecord,
  ): SweepEventRecord {
    return event;
  }

  @FieldResolver(() => Run, { nullable: true, description: 'Run that the event is about, as it is now.' })
  run(@Root() { runId }: SweepEventRecord, @Ctx() context: Context) {
    return runId ? runById.load(context, runId) : null;
  }

  @FieldResolver(() => Sweep, { description: 'The sweep as it is now.' })
  sweep(@Root() { sweepId }: SweepEventRecord, @Ctx() context: Context) {
    return sweepById.load(context, sweepId);
  }
}
