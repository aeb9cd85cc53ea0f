import { Field, Float, InputType, Int } from 'type-graphql';
import { Long } from '../../platform/scalar/long.ts';

@InputType({
  description:
    'Runs that are considered for a stage: every batch size with every seed or, with a budget, a plan that adds them.',
})
export class StageRunsInput {
  @Field(() => [Int], { defaultValue: [], description: 'Batch sizes; empty for a plan.' })
  batchSizes!: number[];

  @Field(() => Int, { defaultValue: 1, description: 'Number of runs at each batch size.' })
  seeds!: number;

  @Field(() => Long, { description: 'Training examples after which a run stops.' })
  maxExamplesPerRun!: number;

  @Field(() => Float, { defaultValue: 1.05, description: 'Ratio of successive evaluation steps.' })
  evaluationRatio!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Device seconds that a plan may spend, above 0. If absent, the runs are a grid.',
  })
  deviceSecondsBudget?: number | null;
}
