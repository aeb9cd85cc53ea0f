import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Allow, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { columnsTypeOf } from '../../platform/figure/columnsOf.ts';
import { connectionOf } from '../../platform/page/connection.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';
import { Long } from '../../platform/scalar/long.ts';

@Allow(whoeverReadsTheParent)
@ObjectType({
  description:
    "One row of a run's log, written at an evaluation step. Counts and seconds run from the run's start.",
})
export class Measurement {
  @Field(() => Long, { description: 'Optimiser steps done.' })
  step!: bigint;

  @Field(() => Int, { description: 'Number of the attempt that wrote the row.' })
  attempt!: number;

  @Field(() => Long, { description: 'Training examples seen, repetitions counted.' })
  examplesSeen!: bigint;

  @Field(() => Float, { nullable: true, description: 'Mean loss on the fixed training subset, in nats.' })
  trainingLoss!: number | null;

  @Field(() => Float, { nullable: true, description: 'Mean loss on the test examples, in nats.' })
  testLoss!: number | null;

  @Field(() => Float, { nullable: true, description: 'Share of test examples classified rightly.' })
  testAccuracy!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Euclidean norm of the gradient on the training subset.',
  })
  gradientNorm!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Unbiased estimate of ‖G‖², G the gradient of the expected loss; may be negative.',
  })
  unbiasedSquaredGradientNorm!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Unbiased estimate of tr(Σ), Σ the covariance of the per-example gradient: over ‖G‖², the noise scale.',
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
    description: 'Step size applied last: a line search’s, or the learning rate.',
  })
  stepSize!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Mean trials per step since the row before; 0 where nothing is searched.',
  })
  meanTrials!: number | null;

  @Field(() => Long, { description: 'Forward passes over mini-batches for line searches.' })
  functionEvaluations!: bigint;

  @Field(() => Long, { description: 'Gradients of mini-batches.' })
  gradientEvaluations!: bigint;

  @Field(() => Long, { description: 'Line searches of which every trial was refused.' })
  exhaustedSearches!: bigint;

  @Field(() => Long, { description: 'Steps decided below the resolution of the loss.' })
  belowResolutionSteps!: bigint;

  @Field(() => Float, { description: 'Seconds by the clock on the wall, evaluations included.' })
  wallSeconds!: number;

  @Field(() => Float, { description: 'Device seconds in training steps.' })
  deviceSeconds!: number;

  @Field(() => Float, { description: 'Device seconds in evaluations.' })
  evaluationSeconds!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Of deviceSeconds: choosing and bringing examples. Null, as the three below, where the engine does not tell.',
  })
  dataSeconds!: number | null;

  @Field(() => Float, { nullable: true, description: 'Of deviceSeconds: gradients.' })
  gradientSeconds!: number | null;

  @Field(() => Float, { nullable: true, description: 'Of deviceSeconds: trials of line searches.' })
  searchSeconds!: number | null;

  @Field(() => Float, { nullable: true, description: 'Of deviceSeconds: updates of the parameters.' })
  updateSeconds!: number | null;

  @Field(() => DateTime, { description: 'When the row was stored.' })
  recordedAt!: Date;
}

export const MeasurementColumns = columnsTypeOf(
  Measurement,
  'MeasurementColumns',
  "Rows of a run's log, a list for each of their columns.",
);

export const MeasurementConnection = connectionOf('Measurement', () => Measurement);
