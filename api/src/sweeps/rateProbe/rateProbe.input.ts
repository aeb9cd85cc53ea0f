import { Field, Float, InputType, Int } from 'type-graphql';
import { HeldRunInput } from '../lease/heldRun.input.ts';

@InputType({ description: 'A training of 40 steps from the start of a run.' })
export class RateTrialInput {
  @Field(() => Float, { description: 'Base learning rate; above 0.' })
  learningRate!: number;

  @Field(() => Int, { description: 'Batch size.' })
  batchSize!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Training loss before the first step; null if it was not finite.',
  })
  firstLoss?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Training loss after the last step; null if it was not finite.',
  })
  lastLoss?: number | null;
}

@InputType({ description: 'What the probe of a sweep’s learning rate found.' })
export class ReportRateProbeInput extends HeldRunInput {
  @Field(() => [RateTrialInput], {
    description: 'Trials, at most 25. Without any, the sweep goes on as it is.',
  })
  trials!: RateTrialInput[];

  @Field(() => Float, { description: 'Device seconds that the trials took together.' })
  deviceSeconds!: number;
}
