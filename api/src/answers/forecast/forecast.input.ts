import type { Forecast as ForecastRecord } from '@critbatch/prisma/generated/client';
import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { PolicyInput } from '../../library/policy/policy.input.ts';
import { NullIfRefused, Payload, PayloadType } from '../../platform/input/payload.type.ts';
import { Long } from '../../platform/scalar/long.ts';
import { TargetInput } from '../../sweeps/sweep/sweep.input.ts';
import { Forecast } from './forecast.type.ts';

@InputType({
  description: 'A step time that the caller states. It counts as right within a factor of two, at 95 %.',
})
export class StatedStepTimeInput {
  @Field(() => Int, { description: 'Batch size, at least 1.' })
  batchSize!: number;

  @Field(() => Float, { description: 'Device seconds of one step, above 0.' })
  secondsPerStep!: number;
}

@InputType({ description: 'A planned sweep.' })
export class SweepForecastInput {
  @Field(() => ID, { description: 'Team that would own the sweep.' })
  teamId!: string;

  @Field(() => ID, { description: 'Model.' })
  modelId!: string;

  @Field(() => ID, { description: 'Data set.' })
  datasetId!: string;

  @Field(() => [Int], { description: 'Batch sizes.' })
  batchSizes!: number[];

  @Field(() => Int, { description: 'Number of runs at each batch size.' })
  seeds!: number;

  @Field(() => Long, { description: 'Training examples after which a run stops.' })
  maxExamplesPerRun!: number;

  @Field(() => Float, { defaultValue: 1.05, description: 'Ratio of successive evaluation steps.' })
  evaluationRatio!: number;

  @Field(() => Int, { defaultValue: 1, description: 'First evaluation step, at least 1.' })
  firstEvaluationStep!: number;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether every run spends all of maxExamplesPerRun, as those of a sweep for a budget do.',
  })
  spendsBudget?: boolean;

  @Field(() => PolicyInput, {
    nullable: true,
    description:
      'Step-size policy. K(b) then comes only from a sweep of the same policy, and step times from sweeps of the same optimiser if there are any. If absent, from any.',
  })
  policy?: PolicyInput | null;

  @Field(() => TargetInput, {
    nullable: true,
    description:
      'Primary target. With a policy, K(b) comes only from a sweep with this target. If absent, from any.',
  })
  target?: TargetInput | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Sweep to take K(b) from. If absent, the newest sweep with the same model and data, and the same policy if one is given.',
  })
  fromSweepId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Kind of device. If absent, the one with the most runs.',
  })
  device?: string | null;

  @Field(() => StatedStepTimeInput, {
    nullable: true,
    description: 'A step time to use in place of a measured one.',
  })
  stepTime?: StatedStepTimeInput | null;
}

@InputType({ description: 'A sweep of which no run has started.' })
export class RecordForecastInput {
  @Field(() => ID, { description: 'The sweep.' })
  sweepId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Kind of device. If absent, the one with the most runs.',
  })
  device?: string | null;

  @Field(() => StatedStepTimeInput, {
    nullable: true,
    description: 'A step time to use in place of a measured one.',
  })
  stepTime?: StatedStepTimeInput | null;
}

@PayloadType('The forecast, or the errors.')
export class RecordForecastPayload extends Payload {
  @NullIfRefused(() => Forecast, 'The forecast')
  forecast!: ForecastRecord | null;
}
