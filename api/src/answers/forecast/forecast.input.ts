import type { Forecast as ForecastRecord } from '@critbatch/prisma/generated/client';
import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { NullIfRefused, Payload, PayloadType } from '../../platform/input/payload.type.ts';
import { Long } from '../../platform/scalar/long.ts';
import { Forecast } from './forecast.type.ts';

@InputType({
  description: 'A step time that somebody states: taken for right within a factor of two at 95 %.',
})
export class StatedStepTimeInput {
  @Field(() => Int, { description: 'Batch size, at least 1.' })
  batchSize!: number;

  @Field(() => Float, { description: 'Device seconds of one step, above 0.' })
  secondsPerStep!: number;
}

@InputType({ description: 'A sweep that is being considered.' })
export class SweepForecastInput {
  @Field(() => ID, { description: 'Team that would own it.' })
  teamId!: string;

  @Field(() => ID, { description: 'Model version.' })
  modelId!: string;

  @Field(() => ID, { description: 'Data set version.' })
  datasetId!: string;

  @Field(() => [Int], { description: 'Batch sizes.' })
  batchSizes!: number[];

  @Field(() => Int, { description: 'Runs of each batch size.' })
  seeds!: number;

  @Field(() => Long, { description: 'Examples after which a run stops.' })
  maxExamplesPerRun!: number;

  @Field(() => Float, { defaultValue: 1.05, description: 'Ratio of successive evaluation steps.' })
  evaluationRatio!: number;

  @Field(() => ID, {
    nullable: true,
    description:
      'Sweep whose K(b) is taken; the newest of the same model and data if absent, whatever its policy.',
  })
  fromSweepId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Kind of device; the one that trained most runs if absent.',
  })
  device?: string | null;

  @Field(() => StatedStepTimeInput, {
    nullable: true,
    description: 'A stated step time, in place of a measured one.',
  })
  stepTime?: StatedStepTimeInput | null;
}

@InputType({ description: 'A sweep none of whose runs has started.' })
export class RecordForecastInput {
  @Field(() => ID, { description: 'The sweep.' })
  sweepId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Kind of device; the one that trained most runs if absent.',
  })
  device?: string | null;

  @Field(() => StatedStepTimeInput, {
    nullable: true,
    description: 'A stated step time, in place of a measured one.',
  })
  stepTime?: StatedStepTimeInput | null;
}

@PayloadType('The forecast, or what to mend.')
export class RecordForecastPayload extends Payload {
  @NullIfRefused(() => Forecast, 'The forecast')
  forecast!: ForecastRecord | null;
}
