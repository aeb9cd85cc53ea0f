import { ArgsType, Field, Float, InputType, Int } from 'type-graphql';

@InputType({
  description:
    'A sweep that chooses its batch sizes and seeds by itself: give no batchSizes and no seeds with it. It aims at b* of the primary target.',
})
export class AdaptivePlanInput {
  @Field(() => Int, { description: 'Smallest batch size that may be tried, at least 1.' })
  smallestBatchSize!: number;

  @Field(() => Int, { description: 'Largest batch size that may be tried, at most the training examples.' })
  largestBatchSize!: number;

  @Field(() => Float, {
    description: 'Device seconds that may be spent, training and evaluations, above 0.',
  })
  deviceSecondsBudget!: number;

  @Field(() => Float, {
    defaultValue: 1.5,
    description: 'hi/lo of b*’s interval that is precise enough, above 1.',
  })
  wantedRatio!: number;

  @Field(() => Int, { defaultValue: 20, description: 'Most runs of one batch size, 1 to 1000.' })
  mostSeeds!: number;

  @Field(() => Int, {
    defaultValue: 2,
    description: 'Runs that may be open at once, 1 to 100: fewer choose better, more are done sooner.',
  })
  parallelRuns!: number;
}

@ArgsType()
export class DecisionsArgs {
  @Field(() => Int, { defaultValue: 20, description: 'How many, 1 to 200.' })
  last!: number;
}

@ArgsType()
export class SuggestedRunsArgs {
  @Field(() => Int, { defaultValue: 4, description: 'How many runs, 1 to 20.' })
  count!: number;

  @Field(() => Float, {
    defaultValue: 1.5,
    description: 'hi/lo of b*’s interval that would be precise enough.',
  })
  wantedRatio!: number;

  @Field(() => Float, { nullable: true, description: 'Device seconds that they may take; absent for any.' })
  deviceSecondsBudget?: number | null;
}
