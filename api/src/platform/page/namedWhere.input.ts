import { Field, ID, InputType } from 'type-graphql';

/** The filter of a list of named objects of a team extends this one. */
@InputType({ description: 'Filter of a list of named objects of a team.' })
export abstract class NamedWhere {
  @Field(() => ID, { nullable: true, description: 'Team.' })
  teamId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Text that the name contains, upper and lower case alike.',
  })
  nameContains?: string | null;
}
