import type { Sweep as SweepRecord } from '@critbatch/prisma/generated/client';
import { AnswerStatus } from '@critbatch/prisma/generated/enums';
import type { EvaluationCadence } from '@critbatch/theory';
import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Args,
  Ctx,
  FieldResolver,
  Float,
  ID,
  Info,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { datasetOfSweep } from '../../library/dataset/dataset.loaders.ts';
import { Dataset } from '../../library/dataset/dataset.type.ts';
import { modelOfSweep } from '../../library/model/model.loaders.ts';
import { Model } from '../../library/model/model.type.ts';
import { Policy } from '../../library/policy/policy.type.ts';
import { shownPolicy } from '../../library/policy/shownPolicy.ts';
import { Allow, holdersOf } from '../../platform/access/rule.ts';
import { whenKnown } from '../../platform/context/batch.ts';
import type { Context } from '../../platform/context/context.ts';
import { selectionOf } from '../../platform/context/selection.ts';
import { globalId, localId } from '../../platform/node/globalId.ts';
import { requireVisible } from '../../platform/node/requireVisible.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';
import { teamById } from '../../teams/team/team.loaders.ts';
import { Team } from '../../teams/team/team.type.ts';
import { userById } from '../../teams/user/user.loaders.ts';
import { User } from '../../teams/user/user.type.ts';
import { SweepImport } from '../origin/sweepImport.type.ts';
import { askedOfRun } from '../run/firstRunsOfSweep.ts';
import { RunsArgs } from '../run/run.input.ts';
import { totalsOfSweep } from '../run/run.loaders.ts';
import { listRuns } from '../run/run.service.ts';
import { RunConnection } from '../run/run.type.ts';
import { targetsOfSweep } from '../target/target.loaders.ts';
import { Target } from '../target/target.type.ts';
import { continuableUntil, continueSweep } from './continueSweep.ts';
import { EvaluationCadenceType } from './evaluationCadence.type.ts';
import { askedOfSweep } from './readSweeps.ts';
import { setCurrentBatchSize } from './setCurrentBatchSize.ts';
import { cadenceOf } from './storedCadence.ts';
import {
  CancelSweepInput,
  CancelSweepPayload,
  ContinueSweepInput,
  ContinueSweepPayload,
  SetCurrentBatchSizeInput,
  SetCurrentBatchSizePayload,
  SweepsArgs,
} from './sweep.input.ts';
import { importOfSweep, shownSweep } from './sweep.loaders.ts';
import { cancelSweep, listSweeps } from './sweep.service.ts';
import { RunCounts, Sweep, SweepConnection } from './sweep.type.ts';

@Resolver(() => Sweep)
export class SweepResolver {
  @Allow(holdersOf('read'))
  @Query(() => Sweep, { nullable: true, description: 'A sweep of one of the caller’s teams.' })
  async sweep(
    @Arg('id', () => ID, { description: 'Id of the sweep.' }) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const key = { id: localId('Sweep', id), ...askedOfSweep(selectionOf(info)) };
    return requireVisible(context.access, 'Sweep', await shownSweep.load(context, key));
  }

  @Allow(holdersOf('read'))
  @Query(() => SweepConnection, { description: 'Sweeps of the caller’s teams.' })
  sweeps(
    @Args(() => SweepsArgs) args: SweepsArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listSweeps(context, args, askedOfSweep(selectionOf(info).items));
  }

  @Allow(holdersOf('write'))
  @Mutation(() => CancelSweepPayload, {
    description: 'Cancels a sweep. Queued runs end now, held ones at the worker’s next request.',
  })
  cancelSweep(
    @Arg('input', () => CancelSweepInput, { description: 'The sweep.' }) input: CancelSweepInput,
    @Ctx() context: Context,
  ): Promise<CancelSweepPayload> {
    return cancelSweep(context, input);
  }

  @Allow(holdersOf('write'))
  @Mutation(() => ContinueSweepPayload, {
    description:
      'Lets a sweep go on that is paused, or that was canceled within the last 7 days. CONFLICT if it was canceled and, since then, its stage of a study was decided or a newer re-check of the same sweep was started. Runs resume from their checkpoints; steps after the last checkpoint of a run are trained again. A sweep that was paused when it was canceled is paused again, unless a learning rate is given.',
  })
  continueSweep(
    @Arg('input', () => ContinueSweepInput, { description: 'The sweep.' }) input: ContinueSweepInput,
    @Ctx() context: Context,
  ): Promise<ContinueSweepPayload> {
    return continueSweep(context, input);
  }

  @Allow(holdersOf('write'))
  @Mutation(() => SetCurrentBatchSizePayload, {
    description:
      'States the batch size that the team uses today, which savings are compared with. Runs and estimate stay as they are; decisions, memos and reports keep their figures.',
  })
  setCurrentBatchSize(
    @Arg('input', () => SetCurrentBatchSizeInput, { description: 'Sweep and batch size.' })
    input: SetCurrentBatchSizeInput,
    @Ctx() context: Context,
  ): Promise<SetCurrentBatchSizePayload> {
    return setCurrentBatchSize(context, input);
  }

  @FieldResolver(() => DateTime, {
    nullable: true,
    description:
      'Until when continueSweep can take up a canceled sweep again; null if it was not canceled, if that time is over, if the stage of a study that it belongs to is decided, if a newer re-check of the same sweep has been started, and for imported sweeps.',
  })
  continuableUntil(@Root() sweep: SweepRecord, @Ctx() context: Context): Promise<Date | null> {
    return continuableUntil(context, sweep);
  }

  @FieldResolver(() => String, {
    description: 'Address of its page in the portal, for members of the team.',
  })
  url(@Root() { id }: SweepRecord, @Ctx() { authOptions }: Context): string {
    return `${authOptions.publicUrl}/sweeps/${encodeURIComponent(globalId('Sweep', id))}`;
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether a program of the team trains and reports the runs, instead of the team’s workers.',
    deprecationReason: 'Use origin: REPORTED.',
  })
  isReported(@Root() { origin }: SweepRecord): boolean {
    return origin === 'REPORTED';
  }

  @FieldResolver(() => SweepImport, {
    nullable: true,
    description: 'Where an imported sweep came from; null for other sweeps.',
  })
  imported(@Root() { id, origin }: SweepRecord, @Ctx() context: Context) {
    return origin === 'IMPORTED' ? importOfSweep.load(context, id) : null;
  }

  @FieldResolver(() => Team, { description: 'Team that owns this object.' })
  team(@Root() { teamId }: SweepRecord, @Ctx() context: Context) {
    return teamById.load(context, teamId);
  }

  @FieldResolver(() => Model, { description: 'Model to train.' })
  model(@Root() { modelId }: SweepRecord, @Ctx() context: Context) {
    return modelOfSweep.load(context, modelId);
  }

  @FieldResolver(() => Dataset, { description: 'Data set to train on.' })
  dataset(@Root() { datasetId }: SweepRecord, @Ctx() context: Context) {
    return datasetOfSweep.load(context, datasetId);
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'User who started it; null for a token, or if they have left the team.',
  })
  createdBy(@Root() { createdById }: SweepRecord, @Ctx() context: Context) {
    return createdById ? userById.load(context, createdById) : null;
  }

  @FieldResolver(() => Policy, {
    description: 'Step-size policy. Every b* of the sweep belongs to it.',
  })
  policy(@Root() sweep: SweepRecord, @Ctx() context: Context) {
    return shownPolicy(context, sweep);
  }

  @FieldResolver(() => [Target], {
    description: 'Targets: what counts as trained. The primary target comes first.',
  })
  targets(@Root() { id }: SweepRecord, @Ctx() context: Context) {
    return targetsOfSweep.load(context, id);
  }

  @FieldResolver(() => EvaluationCadenceType, { description: 'Evaluation cadence: when runs are evaluated.' })
  evaluation(@Root() sweep: SweepRecord): EvaluationCadence {
    return cadenceOf(sweep);
  }

  @FieldResolver(() => RunCounts, { description: 'Number of runs in each status.' })
  runCounts(@Root() { id }: SweepRecord, @Ctx() context: Context) {
    return totalsOfSweep.load(context, id);
  }

  @FieldResolver(() => Float, {
    description: 'Device seconds that all runs spent in training steps, without evaluations.',
  })
  deviceSeconds(@Root() { id }: SweepRecord, @Ctx() context: Context) {
    return whenKnown(totalsOfSweep.load(context, id), ({ deviceSeconds }) => deviceSeconds);
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether an answer of the sweep is preliminary: runs are open, and at some batch size only one has ended; or the sweep has ended, and its answer does not count every run yet (answerStatus).',
  })
  isPreliminary(@Root() { id }: SweepRecord, @Ctx() context: Context) {
    return whenKnown(totalsOfSweep.load(context, id), ({ isPreliminary }) => isPreliminary);
  }

  @FieldResolver(() => AnswerStatus, {
    description:
      'Whether estimate, recommendation and budgetAnswer count every run. Wait until it is no longer COUNTING: a status of FINISHED comes some seconds before the last runs are counted.',
  })
  answerStatus(@Root() { status, answerStatus }: SweepRecord): AnswerStatus {
    return status === 'RUNNING' ? 'COUNTING' : answerStatus;
  }

  @FieldResolver(() => RunConnection, {
    description: 'Runs of the sweep.',
  })
  runs(
    @Root() { id }: SweepRecord,
    @Args(() => RunsArgs) args: RunsArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listRuns(context, id, args, askedOfRun(selectionOf(info).items));
  }
}
