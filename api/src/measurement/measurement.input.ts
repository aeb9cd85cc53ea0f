import { ArgsType, Field, Int } from 'type-graphql';

@ArgsType()
export class HistoryArgs {
  @Field(() => Int, { nullable: true, defaultValue: 60, description: 'How many points at most, 2 to 1000.' })
  points!: number | null;
}
