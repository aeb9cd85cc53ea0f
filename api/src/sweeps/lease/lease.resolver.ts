import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Allow, holdersOf, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { NotAudited } from '../../platform/audit/notAudited.ts';
import type { Context } from '../../platform/context/context.ts';
import {
  ClaimRunInput,
  CompleteRunInput,
  FailRunInput,
  HeartbeatInput,
  RecordCheckpointInput,
  RecordTrailPointInput,
  ReleaseRunInput,
  ReportMeasurementsInput,
} from './lease.input.ts';
import {
  claimRun,
  completeRun,
  failRun,
  heartbeat,
  nothingIsLeft,
  nothingIsQueued,
  recordCheckpoint,
  recordTrailPoint,
  releaseRun,
  reportMeasurements,
} from './lease.service.ts';
import {
  ClaimRunPayload,
  CompleteRunPayload,
  FailRunPayload,
  HeartbeatPayload,
  RecordCheckpointPayload,
  RecordTrailPointPayload,
  ReleaseRunPayload,
  ReportMeasurementsPayload,
} from './lease.type.ts';

/** Several a second, and each leaves its mark in the run, its attempts, measurements and events. */
const theRunIsTheLog = NotAudited('The run, its attempts and its events tell of it.');

/** The worker protocol, together with registerWorker and the checkpoint routes. */
@Resolver(() => ClaimRunPayload)
export class LeaseResolver {
  @Allow(whoeverReadsTheParent)
  @FieldResolver(() => Boolean, {
    description:
      'Whether every sweep from which this worker could get a run has ended. False while other workers hold runs.',
  })
  isNothingLeft(@Root() payload: ClaimRunPayload, @Ctx() context: Context): Promise<boolean> {
    return nothingIsLeft(context, payload);
  }

  @Allow(whoeverReadsTheParent)
  @FieldResolver(() => Boolean, {
    description:
      'Whether no run is queued that this worker could get. False while one waits for another try, or for the probe of its learning rate.',
  })
  isNothingQueued(@Root() payload: ClaimRunPayload, @Ctx() context: Context): Promise<boolean> {
    return nothingIsQueued(context, payload);
  }

  @Allow(holdersOf('worker'))
  @theRunIsTheLog
  @Mutation(() => ClaimRunPayload, {
    description:
      'Claims a queued run, if there is one, for the duration of a lease (30 seconds unless the operator sets another).',
  })
  claimRun(
    @Arg('input', () => ClaimRunInput, { description: 'The worker.' }) input: ClaimRunInput,
    @Ctx() context: Context,
  ): Promise<ClaimRunPayload> {
    return claimRun(context, input);
  }

  @Allow(holdersOf('worker'))
  @theRunIsTheLog
  @Mutation(() => HeartbeatPayload, { description: 'Extends the lease of a held run.' })
  heartbeat(
    @Arg('input', () => HeartbeatInput, { description: 'The run.' }) input: HeartbeatInput,
    @Ctx() context: Context,
  ): Promise<HeartbeatPayload> {
    return heartbeat(context, input);
  }

  @Allow(holdersOf('worker'))
  @theRunIsTheLog
  @Mutation(() => ReportMeasurementsPayload, {
    description: 'Stores a batch of rows of a run’s log, and extends the lease.',
  })
  reportMeasurements(
    @Arg('input', () => ReportMeasurementsInput, { description: 'The batch.' })
    input: ReportMeasurementsInput,
    @Ctx() context: Context,
  ): Promise<ReportMeasurementsPayload> {
    return reportMeasurements(context, input);
  }

  @Allow(holdersOf('worker'))
  @theRunIsTheLog
  @Mutation(() => RecordCheckpointPayload, {
    description: 'Records the checkpoint from which the run would resume.',
  })
  recordCheckpoint(
    @Arg('input', () => RecordCheckpointInput, { description: 'The checkpoint.' })
    input: RecordCheckpointInput,
    @Ctx() context: Context,
  ): Promise<RecordCheckpointPayload> {
    return recordCheckpoint(context, input);
  }

  @Allow(holdersOf('worker'))
  @theRunIsTheLog
  @Mutation(() => RecordTrailPointPayload, {
    description:
      'Records a trail point: a checkpoint from which a segment of the run can be trained again. Drops earlier points that are not in keptSteps, and extends the lease.',
  })
  recordTrailPoint(
    @Arg('input', () => RecordTrailPointInput, { description: 'The trail point.' })
    input: RecordTrailPointInput,
    @Ctx() context: Context,
  ): Promise<RecordTrailPointPayload> {
    return recordTrailPoint(context, input);
  }

  @Allow(holdersOf('worker'))
  @theRunIsTheLog
  @Mutation(() => CompleteRunPayload, { description: 'Ends a held run with its outcome.' })
  completeRun(
    @Arg('input', () => CompleteRunInput, { description: 'Run and outcome.' }) input: CompleteRunInput,
    @Ctx() context: Context,
  ): Promise<CompleteRunPayload> {
    return completeRun(context, input);
  }

  @Allow(holdersOf('worker'))
  @theRunIsTheLog
  @Mutation(() => FailRunPayload, {
    description: 'Ends the attempt with an error. The run is queued again if another attempt can help.',
  })
  failRun(
    @Arg('input', () => FailRunInput, { description: 'Run and error.' }) input: FailRunInput,
    @Ctx() context: Context,
  ): Promise<FailRunPayload> {
    return failRun(context, input);
  }

  @Allow(holdersOf('worker'))
  @theRunIsTheLog
  @Mutation(() => ReleaseRunPayload, {
    description: 'Gives a held run back to the queue. The attempt does not count.',
  })
  releaseRun(
    @Arg('input', () => ReleaseRunInput, { description: 'The run.' }) input: ReleaseRunInput,
    @Ctx() context: Context,
  ): Promise<ReleaseRunPayload> {
    return releaseRun(context, input);
  }
}
