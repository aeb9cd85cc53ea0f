import type { Sweep as SweepRecord } from '@critbatch/prisma/generated/client';
import { SweepOrigin, SweepStatus, TargetMetric } from '@critbatch/prisma/generated/enums';
import { usualTrainingSubset } from '@critbatch/theory';
import { ArgsType, Field, Float, ID, InputType, Int } from 'type-graphql';
import { NullIfRefused, Payload, PayloadType } from '../../platform/input/payload.type.ts';
import { orderOf } from '../../platform/page/order.ts';
import { PageArgs } from '../../platform/page/pageArgs.ts';
import { declareEnum } from '../../platform/scalar/declareEnum.ts';
import { Sweep } from './sweep.type.ts';

@InputType({ description: 'Filter for sweeps. Every condition has to hold.' })
export class SweepWhere {
  @Field(() => ID, { nullable: true, description: 'Team.' })
  teamId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Model.' })
  modelId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Data set.' })
  datasetId?: string | null;

  @Field(() => SweepStatus, { nullable: true, description: 'Status.' })
  status?: SweepStatus | null;

  @Field(() => SweepOrigin, { nullable: true, description: 'Origin.' })
  origin?: SweepOrigin | null;

  @Field(() => String, {
    nullable: true,
    description: 'Text that the name contains, upper and lower case alike.',
  })
  nameContains?: string | null;
}

export enum SweepOrderField {
  CREATED_AT = 'createdAt',
  NUMBER = 'number',
}
declareEnum(SweepOrderField, 'SweepOrderField', 'Fields that a list of sweeps can be ordered by.', {
  CREATED_AT: 'When it was created.',
  NUMBER: 'Its number within the team.',
});

@InputType({ description: 'How a list of sweeps is ordered.' })
export class SweepOrder extends orderOf(SweepOrderField) {}

@ArgsType()
export class SweepsArgs extends PageArgs {
  @Field(() => SweepWhere, { nullable: true, description: 'Filter; all sweeps if absent.' })
  where?: SweepWhere | null;

  @Field(() => SweepOrder, { nullable: true, description: 'Order; newest first if absent.' })
  orderBy?: SweepOrder | null;
}

@InputType({ description: 'A metric and the value that counts as trained.' })
export class TargetInput {
  @Field(() => TargetMetric, { description: 'Metric that is measured.' })
  metric!: TargetMetric;

  @Field(() => Float, { description: 'Value to reach; above 0.' })
  threshold!: number;
}

@InputType({ description: 'Evaluation cadence: when runs are evaluated.' })
export class EvaluationCadenceInput {
  @Field(() => Int, { defaultValue: 1, description: 'First evaluation step, at least 1.' })
  firstStep!: number;

  @Field(() => Float, {
    defaultValue: 1.05,
    description: 'Ratio of successive evaluation steps, above 1, at most 2.',
  })
  ratio!: number;

  @Field(() => Int, {
    defaultValue: usualTrainingSubset,
    description:
      'Training examples in the fixed subset for the training loss. All of them if the data set has fewer.',
  })
  trainingSubset!: number;

  @Field(() => Int, {
    defaultValue: 4,
    description:
      'Measures the test metrics at every n-th evaluation; 0 for never. If a target uses them, they are measured at every evaluation.',
  })
  testEvery!: number;

  @Field(() => Int, {
    defaultValue: 10,
    description:
      'Measures the gradient norm on the training subset at every n-th evaluation, at about three times the cost of its loss; 0 for never. If a target uses it, it is measured at every evaluation.',
  })
  gradientEvery!: number;

  @Field(() => Int, {
    defaultValue: 4,
    description: 'Measures the noise scale at every n-th evaluation; 0 for never.',
  })
  noiseEvery!: number;

  @Field(() => Int, {
    defaultValue: 1024,
    description:
      'Training examples used for one measurement of the noise scale; at least 32. All of them if the data set has fewer.',
  })
  noiseExamples!: number;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Whether a run that reaches the primary target goes back to the evaluation before it and finds, by bisection, the exact step: adjacent steps of which the first misses the target and the second reaches it. This trains less than that interval once more. In a reported sweep it is up to the reporting program.',
  })
  isExact!: boolean;
}

@InputType({ description: 'Sweep to cancel.' })
export class CancelSweepInput {
  @Field(() => ID, { description: 'The sweep.' })
  sweepId!: string;
}

@PayloadType('The canceled sweep, or the errors.')
export class CancelSweepPayload extends Payload {
  @NullIfRefused(() => Sweep, 'The sweep')
  sweep!: SweepRecord | null;
}
