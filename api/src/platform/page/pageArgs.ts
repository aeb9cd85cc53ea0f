import { ArgsType, Field, Int } from 'type-graphql';

@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true, defaultValue: 25, description: 'Number of items, at most 100.' })
  first?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor after which the page starts; from the start of the list if absent.',
  })
  after?: string | null;
}

@ArgsType()
export class LongPageArgs {
  @Field(() => Int, { nullable: true, defaultValue: 100, description: 'Number of items, at most 100.' })
  first?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor after which the page starts; from the start of the list if absent.',
  })
  after?: string | null;
}
