import type { Run as RunRecord } from '@critbatch/prisma/generated/client';
import { Field, Int, ObjectType } from 'type-graphql';
import { Allow, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { PayloadType, WorkerPayload } from '../../platform/input/payload.type.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';
import { Json } from '../../platform/scalar/json.ts';
import { Long } from '../../platform/scalar/long.ts';
import { Run } from '../run/run.type.ts';

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'Where a run resumes. The bytes: GET /checkpoints/<sha256>.' })
export class LeaseCheckpoint {
  @Field(() => String, { description: 'SHA-256 of the bytes.' })
  sha256!: string;

  @Field(() => Long, { description: 'Step at which it was taken.' })
  step!: bigint;

  @Field(() => Long, { description: 'Size in bytes.' })
  byteLength!: bigint;
}

@Allow(whoeverReadsTheParent)
@ObjectType({
  description:
    'A held run: everything that fixes it, the token that every later write carries, and where to go on from.',
})
export class Lease {
  @Field(() => Run, { description: 'The run.' })
  run!: RunRecord;

  @Field(() => Int, { description: 'Token that every later write carries.' })
  fencingToken!: number;

  @Field(() => DateTime, { description: 'When the lease runs out unless the worker speaks before.' })
  expiresAt!: Date;

  @Field(() => Int, { description: 'Seconds by which every word of the worker extends it.' })
  leaseSeconds!: number;

  @Field(() => Int, { description: 'Number of this attempt, from 1.' })
  attempt!: number;

  @Field(() => Json, { description: 'Spec of the model.' })
  modelSpec!: unknown;

  @Field(() => Json, { description: 'Spec of the data set.' })
  datasetSpec!: unknown;

  @Field(() => Json, { description: 'Optimiser, targets, evaluation cadence and budget.' })
  trainingSpec!: unknown;

  @Field(() => LeaseCheckpoint, { nullable: true, description: 'Where to go on from; null for the start.' })
  checkpoint!: LeaseCheckpoint | null;

  @Field(() => Boolean, {
    description: 'Whether the run is to leave a trail: see recordTrailPoint. A worker that cannot need not.',
  })
  leavesTrail!: boolean;

  @Field(() => [Long], { description: 'Steps of the points that earlier attempts left.' })
  trailSteps!: bigint[];
}

@PayloadType('A lease, if anything was queued.')
export class ClaimRunPayload extends WorkerPayload {
  @Field(() => Lease, { nullable: true, description: 'The held run; null where nothing is queued.' })
  lease!: Lease | null;

  /** Who asked, for what is told of the whole. */
  claim?: { teamId: string; workerId: string; sweepId: string | null };
}

@PayloadType('How long the lease lasts now.')
export class HeartbeatPayload extends WorkerPayload {
  @Field(() => DateTime, { nullable: true, description: 'When the lease runs out; null where it is lost.' })
  expiresAt!: Date | null;

  @Field(() => Boolean, { description: 'Whether the worker should stop and release the run.' })
  cancelRequested!: boolean;
}

@PayloadType('What has been stored.')
export class ReportMeasurementsPayload extends WorkerPayload {
  @Field(() => Int, {
    nullable: true,
    description: 'Sequence of the last batch that is stored; null where refused.',
  })
  acceptedSequence!: number | null;

  @Field(() => Boolean, { description: 'Whether the worker should stop and release the run.' })
  cancelRequested!: boolean;
}

@PayloadType('Where the run would resume now.')
export class RecordCheckpointPayload extends WorkerPayload {
  @Field(() => Long, { nullable: true, description: 'Step of the checkpoint; null where refused.' })
  step!: number | null;
}

@PayloadType('The trail of the run now.')
export class RecordTrailPointPayload extends WorkerPayload {
  @Field(() => [Long], { nullable: true, description: 'Steps of its points; null where refused.' })
  steps!: bigint[] | null;
}

@ObjectType()
abstract class RunPayload extends WorkerPayload {
  @Field(() => Run, { nullable: true, description: 'The run as it is now; null where refused.' })
  run!: RunRecord | null;
}

@PayloadType('The ended run.')
export class CompleteRunPayload extends RunPayload {}

@PayloadType('The failed run: queued again if another attempt can help.')
export class FailRunPayload extends RunPayload {}

@PayloadType('The run that was given back.')
export class ReleaseRunPayload extends RunPayload {}
