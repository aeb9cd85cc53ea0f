import { Arg, Ctx, FieldResolver, ID, Resolver, Root, Subscription } from 'type-graphql';
import { Allow, holdersOf } from '../../platform/access/rule.ts';
import type { Context } from '../../platform/context/context.ts';
import { Long } from '../../platform/scalar/long.ts';
import type { SweepEventRecord, SweepEventsArgs } from '../../sweeps/sweepEvent/followSweepEvents.ts';
import { followSweepEvents } from '../../sweeps/sweepEvent/followSweepEvents.ts';
import { Estimate } from './estimate.type.ts';
import { EstimateEvent } from './estimateEvent.type.ts';

@Resolver(() => EstimateEvent)
export class EstimateEventResolver {
  @Allow(holdersOf('read'))
  @Subscription(() => EstimateEvent, {
    subscribe: ({ args, context }: { args: SweepEventsArgs; context: Context }) =>
      followSweepEvents(context, args, (events) => events.filter(({ estimateId }) => estimateId !== null)),
    description:
      'Estimates of a sweep as they are made, after an event sequence (default: from now on), without a gap or a double.',
  })
  estimates(
    @Arg('sweepId', () => ID, { description: 'Id of the sweep.' }) _sweepId: string,
    @Arg('after', () => Long, { nullable: true, description: 'Sequence of the last event that is known.' })
    _after: number | null,
    @Root() event: SweepEventRecord,
  ): SweepEventRecord {
    return event;
  }

  @FieldResolver(() => Estimate, {
    nullable: true,
    description: 'The estimate; null where it has gone since, with its target.',
  })
  estimate(@Root() { estimateId }: SweepEventRecord, @Ctx() { relations }: Context) {
    return estimateId ? relations.estimate.load(estimateId) : null;
  }
}
