import { Arg, Ctx, FieldResolver, ID, Resolver, Root, Subscription } from 'type-graphql';
import { Allow, holdersOf } from '../../platform/access/rule.ts';
import type { Context } from '../../platform/context/context.ts';
import { Long } from '../../platform/scalar/long.ts';
import { Run } from '../run/run.type.ts';
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
      'Live changes of a sweep, after an event sequence (default: from now on), without a gap or a double, but for progress of a run that newer progress has overtaken.',
  })
  sweepEvents(
    @Arg('sweepId', () => ID, { description: 'Id of the sweep.' }) _sweepId: string,
    @Arg('after', () => Long, { nullable: true, description: 'Sequence of the last event that is known.' })
    _after: number | null,
    @Root() event: SweepEventRecord,
  ): SweepEventRecord {
    return event;
  }

  @FieldResolver(() => Run, { nullable: true, description: 'The run concerned, as it is now.' })
  run(@Root() { runId }: SweepEventRecord, @Ctx() { relations }: Context) {
    return runId ? relations.run.load(runId) : null;
  }

  @FieldResolver(() => Sweep, { description: 'The sweep as it is now.' })
  sweep(@Root() { sweepId }: SweepEventRecord, @Ctx() { relations }: Context) {
    return relations.sweep.load(sweepId);
  }
}
