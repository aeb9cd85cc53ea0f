import { Arg, Ctx, FieldResolver, ID, Resolver, Root, Subscription } from 'type-graphql';
import { Allow, holdersOf } from '../access/rule.ts';
import type { Context } from '../context/context.ts';
import { localId } from '../node/globalId.ts';
import { requireVisible } from '../node/requireVisible.ts';
import { Run } from '../run/run.type.ts';
import { Long } from '../scalar/long.ts';
import { Sweep } from '../sweep/sweep.type.ts';
import type { SweepEventRecord } from './followSweepEvents.ts';
import { followSweepEvents, requireGapless } from './followSweepEvents.ts';
import { SweepEvent } from './sweepEvent.type.ts';

type SweepEventsArgs = { sweepId: string; after?: number | null };

@Resolver(() => SweepEvent)
export class SweepEventResolver {
  @Allow(holdersOf('read'))
  @Subscription(() => SweepEvent, {
    subscribe: ({ args, context }: { args: SweepEventsArgs; context: Context }) => subscribe(args, context),
    description:
      'Live changes of a sweep, after an event sequence (default: from now on), without a gap or a double.',
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

async function subscribe({ sweepId, after }: SweepEventsArgs, context: Context) {
  const record = await context.relations.sweep.load(localId('Sweep', sweepId));
  const sweep = requireVisible(context.access, 'Sweep', record);
  const from = BigInt(after ?? sweep.lastEventSequence);
  // Where all that followed is forgotten no event would ever tell.
  const next = await context.prisma.sweepEvent.findFirst({
    where: { sweepId: sweep.id, sequence: { gt: from } },
    orderBy: { sequence: 'asc' },
    select: { sequence: true },
  });
  requireGapless(from, next?.sequence ?? sweep.lastEventSequence + 1n);
  return followSweepEvents(context, sweep, from);
}
