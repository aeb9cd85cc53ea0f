import { ArgsType, Field, Float, InputType, Int } from 'type-graphql';

@InputType({
  description:
    'Lets a sweep choose its batch sizes and seeds, to find b* of the primary target. Leave batchSizes and seeds empty.',
})
export class AdaptivePlanInput {
  @Field(() => Int, { description: 'Smallest batch size that the plan may try; at least 1.' })
  smallestBatchSize!: number;

  @Field(() => Int, {
    description: 'Largest batch size that the plan may try; at most the number of training examples.',
  })
  largestBatchSize!: number;

  @Field(() => Float, {
    description: 'Device seconds that the plan may spend on training and evaluations; above 0.',
  })
  deviceSecondsBudget!: number;

  @Field(() => Float, {
    defaultValue: 1.5,
    description: 'Ratio of the ends (hi/lo) of b*’s interval at which the plan stops; above 1.',
  })
  wantedRatio!: number;

  @Field(() => Int, {
    defaultValue: 20,
    description: 'Maximum number of runs (seeds) at one batch size; 1 to 1000.',
  })
  mostSeeds!: number;

  @Field(() => Int, {
    defaultValue: 2,
    description:
      'Maximum number of open runs, 1 to 100. With fewer, each choice knows more results; with more, the sweep ends sooner.',
  })
  parallelRuns!: number;
}

@ArgsType()
export class DecisionsArgs {
  @Field(() => Int, {
    defaultValue: 20,
    description: 'Number of decisions to return, the last ones; 1 to 200.',
  })
  last!: number;
}

@ArgsType()
export class SuggestedRunsArgs {
  @Field(() => Int, { defaultValue: 4, description: 'Maximum number of runs, 1 to 20.' })
  count!: number;

  @Field(() => Float, {
    defaultValue: 1.5,
    description: 'Wanted ratio of the ends (hi/lo) of b*’s interval.',
  })
  wantedRatio!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Device seconds that the runs may take; no limit if absent.',
  })
  deviceSecondsBudget?: number | null;
}
