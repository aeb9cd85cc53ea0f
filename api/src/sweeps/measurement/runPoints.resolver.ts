import { Arg, Ctx, FieldResolver, ID, Resolver, Root, Subscription } from 'type-graphql';
import { Allow, holdersOf } from '../../platform/access/rule.ts';
import type { Context } from '../../platform/context/context.ts';
import { runById } from '../run/run.loaders.ts';
import { Run } from '../run/run.type.ts';
import type { RunPointsArgs, RunPointsRecord } from './followRunPoints.ts';
import { followRunPoints } from './followRunPoints.ts';
import { RunPoints } from './runPoints.type.ts';

@Resolver(() => RunPoints)
export class RunPointsResolver {
  @Allow(holdersOf('read'))
  @Subscription(() => RunPoints, {
    subscribe: ({ args, context }: { args: RunPointsArgs; context: Context }) =>
      followRunPoints(context, args),
    description:
      'New rows of a run’s log after a cursor (from the start if absent), without gaps or duplicates.',
  })
  runPoints(
    @Arg('runId', () => ID, { description: 'Id of the run.' }) _runId: string,
    @Arg('after', () => String, {
      nullable: true,
      description: 'Cursor of the last rows that the client knows.',
    })
    _after: string | null,
    @Root() points: RunPointsRecord,
  ): RunPointsRecord {
    return points;
  }

  @FieldResolver(() => Run, { nullable: true, description: 'The run as it is now.' })
  run(@Root() { runId }: RunPointsRecord, @Ctx() context: Context) {
    return runById.load(context, runId);
  }
}
