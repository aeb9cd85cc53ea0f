import { RunOutcome } from '@critbatch/prisma/generated/enums';
import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { Json } from '../../platform/scalar/json.ts';
import { Long } from '../../platform/scalar/long.ts';

@InputType({ description: 'Who asks for a run.' })
export class ClaimRunInput {
  @Field(() => ID, { description: 'The worker.' })
  workerId!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'Only a run of this sweep. Without it, a run of any sweep of the team but the reported ones.',
  })
  sweepId?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Chosen by the worker, 1 to 200 characters, a new one for each claim. While the run is held, the same key gives the same lease, and no other run.',
  })
  idempotencyKey?: string | null;
}

@InputType()
abstract class HeldRunInput {
  @Field(() => ID, { description: 'The run that is held.' })
  runId!: string;

  @Field(() => Int, { description: 'Token of the lease; an older one is refused.' })
  fencingToken!: number;
}

@InputType({ description: 'A sign of life.' })
export class HeartbeatInput extends HeldRunInput {}

@InputType({
  description:
    'A row of the log. Counts and seconds run from the start of the run; absent where not measured.',
})
export class MeasurementInput {
  @Field(() => Long, { description: 'Optimiser steps done.' })
  step!: number;

  @Field(() => Long, { description: 'Training examples seen: step times batch size, repetitions counted.' })
  examplesSeen!: number;

  @Field(() => Float, { nullable: true, description: 'Mean loss on the fixed training subset, in nats.' })
  trainingLoss?: number | null;

  @Field(() => Float, { nullable: true, description: 'Mean loss on the test examples, in nats.' })
  testLoss?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Share of test examples classified rightly, 0 to 1.',
  })
  testAccuracy?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Euclidean norm of the gradient on the training subset.',
  })
  gradientNorm?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Unbiased estimate of ‖G‖², G the gradient of the expected loss; may be negative.',
  })
  unbiasedSquaredGradientNorm?: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Unbiased estimate of tr(Σ), Σ the covariance of the per-example gradient: over ‖G‖², the noise scale.',
  })
  gradientCovarianceTrace?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Loss of the last mini-batch before its step, in nats.',
  })
  batchLoss?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "Euclidean norm of the last mini-batch's gradient before its step.",
  })
  batchGradientNorm?: number | null;

  @Field(() => Float, { nullable: true, description: 'Step size accepted last.' })
  stepSize?: number | null;

  @Field(() => Float, { nullable: true, description: 'Mean trials per line search since the row before.' })
  meanTrials?: number | null;

  @Field(() => Long, { description: 'Forward passes over mini-batches for line searches.' })
  functionEvaluations!: number;

  @Field(() => Long, { description: 'Gradients of mini-batches.' })
  gradientEvaluations!: number;

  @Field(() => Long, { description: 'Line searches of which every trial was refused.' })
  exhaustedSearches!: number;

  @Field(() => Long, { description: 'Steps decided below the resolution of the loss.' })
  belowResolutionSteps!: number;

  @Field(() => Float, { description: 'Seconds by the clock on the wall, evaluations included.' })
  wallSeconds!: number;

  @Field(() => Float, { description: 'Device seconds in training steps.' })
  deviceSeconds!: number;

  @Field(() => Float, { description: 'Device seconds in evaluations.' })
  evaluationSeconds!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Of the device seconds in training steps: choosing and bringing examples.',
  })
  dataSeconds?: number | null;

  @Field(() => Float, { nullable: true, description: 'Of the device seconds in training steps: gradients.' })
  gradientSeconds?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Of the device seconds in training steps: trials of line searches.',
  })
  searchSeconds?: number | null;

  @Field(() => Float, { nullable: true, description: 'Of the device seconds in training steps: updates.' })
  updateSeconds?: number | null;
}

@InputType({ description: 'A batch of rows, and the progress of the run now.' })
export class ReportMeasurementsInput extends HeldRunInput {
  @Field(() => Int, {
    description: 'Counts batches from 0 in each attempt; one that was accepted before changes nothing.',
  })
  sequence!: number;

  @Field(() => [MeasurementInput], { description: 'The rows, at most 1000.' })
  measurements!: MeasurementInput[];

  @Field(() => Long, { description: 'Optimiser steps done now.' })
  step!: number;

  @Field(() => Long, { description: 'Training examples seen now.' })
  examplesSeen!: number;

  @Field(() => Json, {
    nullable: true,
    description:
      'What the attempt computes with, as facts by name: engine, device, graphHash (SHA-256 of its graphs, or null), processor, threads, versions. Said with one batch, and kept.',
  })
  provenance?: unknown;
}

@InputType({ description: 'A checkpoint to resume from. The bytes go first: PUT /checkpoints/<sha256>.' })
export class RecordCheckpointInput extends HeldRunInput {
  @Field(() => String, { description: 'SHA-256 of the bytes, 64 hexadecimal digits in lower case.' })
  sha256!: string;

  @Field(() => Long, { description: 'Step at which it was taken.' })
  step!: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'Sequence of the last batch of measurements that was accepted; -1 for none. Where the API has not got it, because its database was restored from a backup, the checkpoint is refused: a run that went on from it would have lost rows.',
  })
  lastSequence?: number | null;
}

@InputType({
  description:
    'A point of a run’s trail: a checkpoint that holds nothing that the clock says, so that training the run to its step again gives the same bytes. They go first: PUT /checkpoints/<sha256>.',
})
export class RecordTrailPointInput extends HeldRunInput {
  @Field(() => String, { description: 'SHA-256 of the bytes, 64 hexadecimal digits in lower case.' })
  sha256!: string;

  @Field(() => Long, { description: 'Step at which it was taken, at least 1.' })
  step!: number;

  @Field(() => [Long], {
    description: 'Steps of the points before that stay, at most 15; the others are dropped.',
  })
  keptSteps!: number[];
}

@InputType({ description: 'The end of a run.' })
export class CompleteRunInput extends HeldRunInput {
  @Field(() => RunOutcome, { description: 'Why training ended.' })
  outcome!: RunOutcome;

  @Field(() => Int, { description: 'Sequence of the last batch of measurements; -1 for none.' })
  lastSequence!: number;

  @Field(() => Long, { description: 'Optimiser steps done.' })
  step!: number;

  @Field(() => Long, { description: 'Training examples seen.' })
  examplesSeen!: number;
}

@InputType({ description: 'A fault that ends an attempt.' })
export class FailRunInput extends HeldRunInput {
  @Field(() => String, { description: 'Stable code of docs/errors.md.' })
  code!: string;

  @Field(() => String, { description: 'What happened, in a sentence.' })
  message!: string;
}

@InputType({ description: 'A run that is given back.' })
export class ReleaseRunInput extends HeldRunInput {}
