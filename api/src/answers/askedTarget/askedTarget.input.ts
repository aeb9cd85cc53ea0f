import { TargetMetric } from '@critbatch/prisma/generated/enums';
import { ArgsType, Field, Float, Int } from 'type-graphql';
import { TargetInput } from '../../sweeps/sweep/sweep.input.ts';
import { SmoothingInput } from './smoothing.input.ts';

@ArgsType()
export class EstimateForArgs {
  @Field(() => TargetInput, { description: 'The target; it need not be one of the sweep.' })
  target!: TargetInput;

  @Field(() => SmoothingInput, { nullable: true, description: 'Not smoothed if absent.' })
  smoothing?: SmoothingInput | null;
}

@ArgsType()
export class CriticalBatchSizeByTargetArgs {
  @Field(() => TargetMetric, { description: 'What is measured.' })
  metric!: TargetMetric;

  @Field(() => [Float], {
    nullable: true,
    description: 'Thresholds to ask, 1 to 24; spread over what the runs answer if absent.',
  })
  thresholds?: number[] | null;

  @Field(() => Int, {
    nullable: true,
    defaultValue: 12,
    description: 'How many thresholds to spread, 2 to 24.',
  })
  count?: number | null;

  @Field(() => SmoothingInput, { nullable: true, description: 'Not smoothed if absent.' })
  smoothing?: SmoothingInput | null;
}
