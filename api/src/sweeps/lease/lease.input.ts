import { RunOutcome } from '@critbatch/prisma/generated/enums';
import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { Json } from '../../platform/scalar/json.ts';
import { Long } from '../../platform/scalar/long.ts';
import { HeldRunInput } from './heldRun.input.ts';

@InputType({ description: 'Request for a run.' })
export class ClaimRunInput {
  @Field(() => ID, { description: 'The worker.' })
  workerId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Sweep to take a run from. If absent, any sweep of the team except reported sweeps.',
  })
  sweepId?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Idempotency key, chosen by the worker, a new one for each claim; 1 to 200 characters. While the run is held, a claim with the same key gets the same lease and no other run.',
  })
  idempotencyKey?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Whether the worker can probe the first steps (rateProbe of the lease). Without it the sweep goes on without a probe.',
  })
  probesRates?: boolean;
}

@InputType({ description: 'Heartbeat of a held run.' })
export class HeartbeatInput extends HeldRunInput {}

@InputType({
  description:
    'A row of the log. Counts and seconds are totals since the start of the run. Leave out what was not measured.',
})
export class MeasurementInput {
  @Field(() => Long, { description: 'Number of optimiser steps done.' })
  step!: number;

  @Field(() => Long, { description: 'Training examples seen, counting repetitions: step times batch size.' })
  examplesSeen!: number;

  @Field(() => Float, { nullable: true, description: 'Mean loss on the fixed training subset, in nats.' })
  trainingLoss?: number | null;

  @Field(() => Float, { nullable: true, description: 'Mean loss on the test examples, in nats.' })
  testLoss?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Share of test examples that are classified correctly, 0 to 1.',
  })
  testAccuracy?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Euclidean norm of the gradient on the training subset.',
  })
  gradientNorm?: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Unbiased estimate of ‖G‖², where G is the gradient of the expected loss. It can be negative.',
  })
  unbiasedSquaredGradientNorm?: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Unbiased estimate of tr(Σ), where Σ is the covariance of the per-example gradient. Divided by ‖G‖² it is the noise scale.',
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

  @Field(() => Float, {
    nullable: true,
    description: 'Last step size: that of the line search, or the learning rate.',
  })
  stepSize?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Mean number of trials per step since the previous row; 0 without a line search.',
  })
  meanTrials?: number | null;

  @Field(() => Long, { description: 'Forward passes over mini-batches that line searches made.' })
  functionEvaluations!: number;

  @Field(() => Long, { description: 'Number of mini-batch gradients computed.' })
  gradientEvaluations!: number;

  @Field(() => Long, { description: 'Line searches in which every trial was refused.' })
  exhaustedSearches!: number;

  @Field(() => Long, {
    description: 'Steps whose required decrease was smaller than the rounding of the loss (belowResolution).',
  })
  belowResolutionSteps!: number;

  @Field(() => Float, { description: 'Wall-clock seconds, evaluations included.' })
  wallSeconds!: number;

  @Field(() => Float, { description: 'Device seconds in training steps.' })
  deviceSeconds!: number;

  @Field(() => Float, { description: 'Device seconds in evaluations.' })
  evaluationSeconds!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Part of deviceSeconds spent on choosing and loading examples.',
  })
  dataSeconds?: number | null;

  @Field(() => Float, { nullable: true, description: 'Part of deviceSeconds spent on gradients.' })
  gradientSeconds?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Part of deviceSeconds spent on trials of line searches.',
  })
  searchSeconds?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Part of deviceSeconds spent on updates of the parameters.',
  })
  updateSeconds?: number | null;
}

@InputType({ description: 'A batch of rows of a run’s log, and the present progress of the run.' })
export class ReportMeasurementsInput extends HeldRunInput {
  @Field(() => Int, {
    description:
      'Number of the batch within the attempt, from 0. A batch that was already accepted changes nothing.',
  })
  sequence!: number;

  @Field(() => [MeasurementInput], { description: 'Rows, at most 1000.' })
  measurements!: MeasurementInput[];

  @Field(() => Long, { description: 'Number of optimiser steps done so far.' })
  step!: number;

  @Field(() => Long, { description: 'Number of training examples seen so far.' })
  examplesSeen!: number;

  @Field(() => Json, {
    nullable: true,
    description:
      'Facts about the attempt, by name: engine, device, graphHash (SHA-256 of its graphs, or null), processor, threads, versions. Send them with one batch; they are kept.',
  })
  provenance?: unknown;
}

@InputType({
  description: 'A checkpoint to resume from. Upload its bytes first with PUT /checkpoints/<sha256>.',
})
export class RecordCheckpointInput extends HeldRunInput {
  @Field(() => String, { description: 'SHA-256 of the bytes, 64 hexadecimal digits in lower case.' })
  sha256!: string;

  @Field(() => Long, { description: 'Step of the checkpoint.' })
  step!: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'Sequence of the last accepted batch of measurements; -1 for none. If the API does not have that batch (its database was restored from a backup), it refuses the checkpoint, because a run that resumes from it would lack rows.',
  })
  lastSequence?: number | null;
}

@InputType({
  description:
    'A point of a run’s trail: a checkpoint without any measured times, so that training the run to this step again gives the same bytes. Upload its bytes first with PUT /checkpoints/<sha256>.',
})
export class RecordTrailPointInput extends HeldRunInput {
  @Field(() => String, { description: 'SHA-256 of the bytes, 64 hexadecimal digits in lower case.' })
  sha256!: string;

  @Field(() => Long, { description: 'Step of the checkpoint, at least 1.' })
  step!: number;

  @Field(() => [Long], {
    description: 'Steps of the earlier points to keep, at most 15. The others are deleted.',
  })
  keptSteps!: number[];
}

@InputType({ description: 'How a run ended.' })
export class CompleteRunInput extends HeldRunInput {
  @Field(() => RunOutcome, { description: 'Outcome of the training.' })
  outcome!: RunOutcome;

  @Field(() => Int, { description: 'Sequence of the last batch of measurements; -1 for none.' })
  lastSequence!: number;

  @Field(() => Long, { description: 'Number of optimiser steps done.' })
  step!: number;

  @Field(() => Long, { description: 'Number of training examples seen.' })
  examplesSeen!: number;
}

@InputType({ description: 'Error that ends an attempt.' })
export class FailRunInput extends HeldRunInput {
  @Field(() => String, { description: 'Stable error code (docs/errors.md).' })
  code!: string;

  @Field(() => String, { description: 'What happened, in a sentence.' })
  message!: string;
}

@InputType({ description: 'Run to give back.' })
export class ReleaseRunInput extends HeldRunInput {}
