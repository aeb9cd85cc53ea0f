import type { Run as RunRecord } from '@critbatch/prisma/generated/client';
import { Field, Int, ObjectType } from 'type-graphql';
import { Allow, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { PayloadType, WorkerPayload } from '../../platform/input/payload.type.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';
import { Json } from '../../platform/scalar/json.ts';
import { Long } from '../../platform/scalar/long.ts';
import { LeaseRateProbe } from '../rateProbe/rateProbe.type.ts';
import { Run } from '../run/run.type.ts';

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'Checkpoint to resume from. Download its bytes with GET /checkpoints/<sha256>.' })
export class LeaseCheckpoint {
  @Field(() => String, { description: 'SHA-256 of the bytes.' })
  sha256!: string;

  @Field(() => Long, { description: 'Step of the checkpoint.' })
  step!: bigint;

  @Field(() => Long, { description: 'Size in bytes.' })
  byteLength!: bigint;
}

@Allow(whoeverReadsTheParent)
@ObjectType({
  description:
    'A worker’s right to train a run: everything that determines the run, the fencing token, and where to resume.',
})
export class Lease {
  @Field(() => Run, { description: 'The run.' })
  run!: RunRecord;

  @Field(() => Int, { description: 'Fencing token to send with every later write.' })
  fencingToken!: number;

  @Field(() => DateTime, {
    description: 'When the lease runs out, unless a request of the worker extends it.',
  })
  expiresAt!: Date;

  @Field(() => Int, { description: 'Duration of the lease in seconds. Every accepted write starts it anew.' })
  leaseSeconds!: number;

  @Field(() => Int, { description: 'Number of this attempt, from 1.' })
  attempt!: number;

  @Field(() => Json, { description: 'Spec of the model.' })
  modelSpec!: unknown;

  @Field(() => Json, { description: 'Spec of the data set.' })
  datasetSpec!: unknown;

  @Field(() => Json, {
    description: 'Spec of the training: optimiser, targets, evaluation cadence and budget.',
  })
  trainingSpec!: unknown;

  @Field(() => LeaseCheckpoint, {
    nullable: true,
    description: 'Checkpoint to resume from; null for the start.',
  })
  checkpoint!: LeaseCheckpoint | null;

  @Field(() => Boolean, {
    description:
      'Whether the run should leave a trail (see recordTrailPoint). Workers that do not support trails can ignore it.',
  })
  leavesTrail!: boolean;

  @Field(() => [Long], { description: 'Steps of the trail points from earlier attempts.' })
  trailSteps!: bigint[];

  @Field(() => LeaseRateProbe, {
    nullable: true,
    description:
      'If set, probe the first steps of the sweep before the run and report them with reportRateProbe; other workers wait for it. Null if the claim was not made with probesRates.',
  })
  rateProbe!: LeaseRateProbe | null;
}

@PayloadType('A lease, if a run was queued.')
export class ClaimRunPayload extends WorkerPayload {
  @Field(() => Lease, {
    nullable: true,
    description: 'Lease of the claimed run; null if none can be given now.',
  })
  lease!: Lease | null;

  /** Who asked, for what is told of the whole. */
  claim?: { teamId: string; workerId: string; sweepId: string | null };
}

@PayloadType('The extended lease.')
export class HeartbeatPayload extends WorkerPayload {
  @Field(() => DateTime, { nullable: true, description: 'When the lease runs out; null if it is lost.' })
  expiresAt!: Date | null;

  @Field(() => Boolean, {
    description: 'Whether the worker should stop and release the run, because it was canceled.',
  })
  cancelRequested!: boolean;
}

@PayloadType('Receipt for a batch of rows.')
export class ReportMeasurementsPayload extends WorkerPayload {
  @Field(() => Int, {
    nullable: true,
    description: 'Sequence of the last stored batch; null if the request was refused.',
  })
  acceptedSequence!: number | null;

  @Field(() => Boolean, {
    description: 'Whether the worker should stop and release the run, because it was canceled.',
  })
  cancelRequested!: boolean;
}

@PayloadType('The step from which the run would resume.')
export class RecordCheckpointPayload extends WorkerPayload {
  @Field(() => Long, {
    nullable: true,
    description: 'Step of the checkpoint; null if the request was refused.',
  })
  step!: number | null;
}

@PayloadType('The trail of the run now.')
export class RecordTrailPointPayload extends WorkerPayload {
  @Field(() => [Long], {
    nullable: true,
    description: 'Steps of its points; null if the request was refused.',
  })
  steps!: bigint[] | null;
}

@ObjectType()
abstract class RunPayload extends WorkerPayload {
  @Field(() => Run, { nullable: true, description: 'The run as it is now; null if the request was refused.' })
  run!: RunRecord | null;
}

@PayloadType('The ended run.')
export class CompleteRunPayload extends RunPayload {}

@PayloadType('The failed run. It is queued again if another attempt can help.')
export class FailRunPayload extends RunPayload {}

@PayloadType('The run that was given back.')
export class ReleaseRunPayload extends RunPayload {}
