import { Arg, Ctx, FieldResolver, ID, Resolver, Root, Subscription } from 'type-graphql';
import { Allow, holdersOf } from '../../platform/access/rule.ts';
import type { Context } from '../../platform/context/context.ts';
import { Long } from '../../platform/scalar/long.ts';
import type { SweepEventRecord, SweepEventsArgs } from '../../sweeps/sweepEvent/followSweepEvents.ts';
import { followSweepEvents } from '../../sweeps/sweepEvent/followSweepEvents.ts';
import { estimateById } from './estimate.loaders.ts';
import { Estimate } from './estimate.type.ts';
import { EstimateEvent } from './estimateEvent.type.ts';

@Resolver(() => EstimateEvent)
export class EstimateEventResolver {
  @Allow(holdersOf('read'))
  @Subscription(() => EstimateEvent, {
    subscribe: ({ args, context }: { args: SweepEventsArgs; context: Context }) =>
      followSweepEvents(context, args, (events) => events.filter(({ estimateId }) => estimateId !== null)),
    description:
      'New estimates of a sweep after an event sequence (from now on if absent), without gaps or duplicates.',
  })
  estimates(
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

  @FieldResolver(() => Estimate, {
    nullable: true,
    description: 'The estimate; null if its target has been deleted since.',
  })
  estimate(@Root() { estimateId }: SweepEventRecord, @Ctx() context: Context) {
    return estimateId ? estimateById.load(context, estimateId) : null;
  }
}
