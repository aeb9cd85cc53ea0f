import type { Run as RunRecord } from '@critbatch/prisma/generated/client';
import { pointsOf } from '@critbatch/prisma/measurement/thinnedHistory';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Allow, holdersOf, teamHolding } from '../../platform/access/rule.ts';
import { whenKnown } from '../../platform/context/batch.ts';
import type { Context } from '../../platform/context/context.ts';
import { selectionOf } from '../../platform/context/selection.ts';
import { localId } from '../../platform/node/globalId.ts';
import { requireVisible } from '../../platform/node/requireVisible.ts';
import { LongPageArgs } from '../../platform/page/pageArgs.ts';
import { attemptsOfRun } from '../attempt/attempt.loaders.ts';
import { Attempt } from '../attempt/attempt.type.ts';
import { crossingsOfRun } from '../crossing/crossing.loaders.ts';
import { Crossing } from '../crossing/crossing.type.ts';
import { askedColumns } from '../measurement/askedColumns.ts';
import { HistoryArgs } from '../measurement/measurement.input.ts';
import { latestMeasurement } from '../measurement/measurement.loaders.ts';
import { listMeasurements, readHistory } from '../measurement/measurement.service.ts';
import { Measurement, MeasurementColumns, MeasurementConnection } from '../measurement/measurement.type.ts';
import { sweepById } from '../sweep/sweep.loaders.ts';
import { Sweep } from '../sweep/sweep.type.ts';
import { workerById } from '../worker/worker.loaders.ts';
import { Worker } from '../worker/worker.type.ts';
import { hopelessStop } from './hopelessStop.ts';
import { HopelessStop } from './hopelessStop.type.ts';
import { presentFailure } from './presentFailure.ts';
import { retryRun } from './retryRun.ts';
import { RetryRunInput, RetryRunPayload } from './run.input.ts';
import { runById } from './run.loaders.ts';
import { Run, RunFailure } from './run.type.ts';

/** What a worker has no business to read, though it may read its run. */
const readersOnly = Allow(teamHolding('read'));

@Resolver(() => Run)
export class RunResolver {
  @Allow(holdersOf('read'))
  @Query(() => Run, { nullable: true, description: 'A run of one of the caller’s teams.' })
  async run(@Arg('id', () => ID, { description: 'Id of the run.' }) id: string, @Ctx() context: Context) {
    return requireVisible(context.access, 'Run', await runById.load(context, localId('Run', id)));
  }

  @Allow(holdersOf('write'))
  @Mutation(() => RetryRunPayload, {
    description: 'Queues a failed run again. It resumes from its checkpoint.',
  })
  retryRun(
    @Arg('input', () => RetryRunInput, { description: 'The run.' }) input: RetryRunInput,
    @Ctx() context: Context,
  ): Promise<RetryRunPayload> {
    return retryRun(context, input);
  }

  @readersOnly
  @FieldResolver(() => Sweep, { description: 'Sweep that the run belongs to.' })
  sweep(@Root() { sweepId }: RunRecord, @Ctx() context: Context) {
    return sweepById.load(context, sweepId);
  }

  @FieldResolver(() => RunFailure, { nullable: true, description: 'Why it failed; null where it did not.' })
  failure(@Root() run: RunRecord): RunFailure | null {
    return presentFailure(run);
  }

  @readersOnly
  @FieldResolver(() => HopelessStop, {
    nullable: true,
    description: 'Why it was stopped early, if its outcome is HOPELESS.',
  })
  hopeless(@Root() run: RunRecord, @Ctx() context: Context) {
    return hopelessStop(context, run);
  }

  @readersOnly
  @FieldResolver(() => [Attempt], { description: 'All attempts, in order.' })
  attempts(@Root() { id }: RunRecord, @Ctx() context: Context) {
    return attemptsOfRun.load(context, id);
  }

  @readersOnly
  @FieldResolver(() => Worker, {
    nullable: true,
    description: 'Worker that holds the run now, or held it last.',
  })
  worker(@Root() { workerId }: RunRecord, @Ctx() context: Context) {
    return workerId ? workerById.load(context, workerId) : null;
  }

  @readersOnly
  @FieldResolver(() => [Crossing], { description: 'When the run reached each target, as far as is known.' })
  crossings(@Root() { id }: RunRecord, @Ctx() context: Context) {
    return crossingsOfRun.load(context, id);
  }

  @readersOnly
  @FieldResolver(() => Measurement, { nullable: true, description: 'The newest row of its log.' })
  latestMeasurement(@Root() { id }: RunRecord, @Ctx() context: Context, @Info() info: GraphQLResolveInfo) {
    return latestMeasurement.load(context, { runId: id, columns: askedColumns(selectionOf(info)) });
  }

  @readersOnly
  @FieldResolver(() => MeasurementConnection, { description: 'The whole log, in order of steps.' })
  measurements(
    @Root() { id }: RunRecord,
    @Args(() => LongPageArgs) args: LongPageArgs,
    @Ctx() context: Context,
  ) {
    return listMeasurements(context, id, args);
  }

  @readersOnly
  @FieldResolver(() => [Measurement], {
    description:
      'The log, thinned to a number of points that are evenly spread over ln(step), e.g. for a chart.',
  })
  history(
    @Root() run: RunRecord,
    @Args(() => HistoryArgs) args: HistoryArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return whenKnown(readHistory(context, run, args, askedColumns(selectionOf(info))), pointsOf);
  }

  @readersOnly
  @FieldResolver(() => MeasurementColumns, {
    description:
      'The same as `history`, as one list per column. It suits charts and data frames, and is several times faster.',
  })
  historyColumns(
    @Root() run: RunRecord,
    @Args(() => HistoryArgs) args: HistoryArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readHistory(context, run, args, askedColumns(selectionOf(info)));
  }
}
