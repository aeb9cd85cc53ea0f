import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Allow, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { columnsTypeOf } from '../../platform/figure/columnsOf.ts';
import { connectionOf } from '../../platform/page/connection.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';
import { Long } from '../../platform/scalar/long.ts';

@Allow(whoeverReadsTheParent)
@ObjectType({
  description:
    'One row of a run’s log, written at an evaluation step. Counts and seconds are totals since the start of the run.',
})
export class Measurement {
  @Field(() => Long, { description: 'Number of optimiser steps done.' })
  step!: bigint;

  @Field(() => Int, { description: 'Number of the attempt that reported the row.' })
  attempt!: number;

  @Field(() => Long, { description: 'Training examples seen, counting repetitions.' })
  examplesSeen!: bigint;

  @Field(() => Float, { nullable: true, description: 'Mean loss on the fixed training subset, in nats.' })
  trainingLoss!: number | null;

  @Field(() => Float, { nullable: true, description: 'Mean loss on the test examples, in nats.' })
  testLoss!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Share of test examples that are classified correctly.',
  })
  testAccuracy!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Euclidean norm of the gradient on the training subset.',
  })
  gradientNorm!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Unbiased estimate of ‖G‖², where G is the gradient of the expected loss. It can be negative.',
  })
  unbiasedSquaredGradientNorm!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Unbiased estimate of tr(Σ), where Σ is the covariance of the per-example gradient. Divided by ‖G‖² it is the noise scale.',
  })
  gradientCovarianceTrace!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Loss of the last mini-batch before its step, in nats.',
  })
  batchLoss!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "Euclidean norm of the last mini-batch's gradient before its step.",
  })
  batchGradientNorm!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Last step size: that of the line search, or the learning rate.',
  })
  stepSize!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Mean number of trials per step since the previous row; 0 without a line search.',
  })
  meanTrials!: number | null;

  @Field(() => Long, { description: 'Forward passes over mini-batches that line searches made.' })
  functionEvaluations!: bigint;

  @Field(() => Long, { description: 'Number of mini-batch gradients computed.' })
  gradientEvaluations!: bigint;

  @Field(() => Long, { description: 'Line searches in which every trial was refused.' })
  exhaustedSearches!: bigint;

  @Field(() => Long, {
    description: 'Steps whose required decrease was smaller than the rounding of the loss (belowResolution).',
  })
  belowResolutionSteps!: bigint;

  @Field(() => Float, { description: 'Wall-clock seconds, evaluations included.' })
  wallSeconds!: number;

  @Field(() => Float, { description: 'Device seconds in training steps.' })
  deviceSeconds!: number;

  @Field(() => Float, { description: 'Device seconds in evaluations.' })
  evaluationSeconds!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Part of deviceSeconds spent on choosing and loading examples. Null if the engine does not measure phases.',
  })
  dataSeconds!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Part of deviceSeconds spent on gradients. Null if the engine does not measure phases.',
  })
  gradientSeconds!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Part of deviceSeconds spent on trials of line searches. Null if the engine does not measure phases.',
  })
  searchSeconds!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Part of deviceSeconds spent on updates of the parameters. Null if the engine does not measure phases.',
  })
  updateSeconds!: number | null;

  @Field(() => DateTime, { description: 'When the row was stored.' })
  recordedAt!: Date;
}

export const MeasurementColumns = columnsTypeOf(
  Measurement,
  'MeasurementColumns',
  'Rows of a run’s log, as one list per column.',
);

export const MeasurementConnection = connectionOf('Measurement', () => Measurement);
