import { TargetMetric } from '@critbatch/prisma/generated/enums';
import { ArgsType, Field, Float, Int } from 'type-graphql';
import { TargetInput } from '../../sweeps/sweep/sweep.input.ts';
import { SmoothingInput } from './smoothing.input.ts';

@ArgsType()
export class EstimateForArgs {
  @Field(() => TargetInput, { description: 'Target; not necessarily one of the sweep’s.' })
  target!: TargetInput;

  @Field(() => SmoothingInput, { nullable: true, description: 'Smoothing of the metric; none if absent.' })
  smoothing?: SmoothingInput | null;
}

@ArgsType()
export class CriticalBatchSizeByTargetArgs {
  @Field(() => TargetMetric, { description: 'Metric that is measured.' })
  metric!: TargetMetric;

  @Field(() => [Float], {
    nullable: true,
    description: 'Thresholds, 1 to 24. If absent, they are spread over the range that the runs answer.',
  })
  thresholds?: number[] | null;

  @Field(() => Int, {
    nullable: true,
    defaultValue: 12,
    description: 'Number of thresholds to spread, if thresholds is absent; 2 to 24.',
  })
  count?: number | null;

  @Field(() => SmoothingInput, { nullable: true, description: 'Smoothing of the metric; none if absent.' })
  smoothing?: SmoothingInput | null;
}
