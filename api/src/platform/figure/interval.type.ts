import { Field, Float, ObjectType } from 'type-graphql';
import { Allow, whoeverReadsTheParent } from '../access/rule.ts';

@Allow(whoeverReadsTheParent)
@ObjectType({ description: "A value and its interval at the estimate's level." })
export class Interval {
  @Field(() => Float, { description: 'The best guess.' })
  value!: number;

  @Field(() => Float, { nullable: true, description: 'Lower end; null where the data set no bound.' })
  lower!: number | null;

  @Field(() => Float, { nullable: true, description: 'Upper end; null where the data set no bound.' })
  upper!: number | null;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: "Ends of an interval at the estimate's level." })
export class Ends {
  @Field(() => Float, { nullable: true, description: 'Lower end; null where the data set no bound.' })
  lower!: number | null;

  @Field(() => Float, { nullable: true, description: 'Upper end; null where the data set no bound.' })
  upper!: number | null;
}
