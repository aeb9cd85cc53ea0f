import { ArgsType, Field, Int } from 'type-graphql';

/** Points of a history where none are said, or null. */
export const usualPoints = 60;

@ArgsType()
export class HistoryArgs {
  @Field(() => Int, {
    nullable: true,
    defaultValue: usualPoints,
    description: 'Maximum number of points, 2 to 1000.',
  })
  points!: number | null;
}
