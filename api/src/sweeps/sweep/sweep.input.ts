import type { Sweep as SweepRecord } from '@critbatch/prisma/generated/client';
import { SweepOrigin, SweepStatus, TargetMetric } from '@critbatch/prisma/generated/enums';
import { usualTrainingSubset } from '@critbatch/theory';
import { ArgsType, Field, Float, ID, InputType, Int } from 'type-graphql';
import { NullIfRefused, Payload, PayloadType } from '../../platform/input/payload.type.ts';
import { orderOf } from '../../platform/page/order.ts';
import { PageArgs } from '../../platform/page/pageArgs.ts';
import { declareEnum } from '../../platform/scalar/declareEnum.ts';
import { Sweep } from './sweep.type.ts';

@InputType({ description: 'Which sweeps a list holds; conditions add up.' })
export class SweepWhere {
  @Field(() => ID, { nullable: true, description: 'Of this team.' })
  teamId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of this model version.' })
  modelId?: string | null;

  @Field(() => ID, { nullable: true, description: 'On this data set version.' })
  datasetId?: string | null;

  @Field(() => SweepStatus, { nullable: true, description: 'In this status.' })
  status?: SweepStatus | null;

  @Field(() => SweepOrigin, { nullable: true, description: 'Trained by these.' })
  origin?: SweepOrigin | null;

  @Field(() => String, { nullable: true, description: 'With this text in the name, in any case.' })
  nameContains?: string | null;
}

export enum SweepOrderField {
  CREATED_AT = 'createdAt',
  NUMBER = 'number',
}
declareEnum(SweepOrderField, 'SweepOrderField', 'What a list of sweeps can be ordered by.', {
  CREATED_AT: 'When it was created.',
  NUMBER: 'Its number within the team.',
});

@InputType({ description: 'How a list of sweeps is ordered.' })
export class SweepOrder extends orderOf(SweepOrderField) {}

@ArgsType()
export class SweepsArgs extends PageArgs {
  @Field(() => SweepWhere, { nullable: true, description: 'Which sweeps; all if absent.' })
  where?: SweepWhere | null;

  @Field(() => SweepOrder, { nullable: true, description: 'Newest first if absent.' })
  orderBy?: SweepOrder | null;
}

@InputType({ description: 'A metric and the value that counts as trained.' })
export class TargetInput {
  @Field(() => TargetMetric, { description: 'What is measured.' })
  metric!: TargetMetric;

  @Field(() => Float, { description: 'Value to reach, above 0.' })
  threshold!: number;
}

@InputType({ description: 'When runs are evaluated.' })
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
    description: 'Training examples in the fixed subset for the training loss; cut to what the data set has.',
  })
  trainingSubset!: number;

  @Field(() => Int, {
    defaultValue: 4,
    description:
      'Test metrics at every n-th evaluation; 0 for never. At every one if a target asks for them.',
  })
  testEvery!: number;

  @Field(() => Int, {
    defaultValue: 10,
    description:
      'Gradient norm on the training subset at every n-th evaluation, at three times the price of its loss; 0 for never. At every one if a target asks for it.',
  })
  gradientEvery!: number;

  @Field(() => Int, { defaultValue: 4, description: 'Noise scale at every n-th evaluation; 0 for never.' })
  noiseEvery!: number;

  @Field(() => Int, {
    defaultValue: 1024,
    description:
      'Training examples behind one measurement of the noise scale, at least 32; cut to what the data set has.',
  })
  noiseExamples!: number;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Whether a run that reaches the first target goes back to the evaluation before and finds, by bisection, adjacent steps of which the first does not reach it and the second does: K to the step, at the price of training less than that interval once more. Where runs are reported, that is up to the program that reports them.',
  })
  isExact!: boolean;
}

@InputType({ description: 'The sweep to stop.' })
export class CancelSweepInput {
  @Field(() => ID, { description: 'The sweep.' })
  sweepId!: string;
}

@PayloadType('The stopped sweep, or what to mend.')
export class CancelSweepPayload extends Payload {
  @NullIfRefused(() => Sweep, 'The sweep')
  sweep!: SweepRecord | null;
}
