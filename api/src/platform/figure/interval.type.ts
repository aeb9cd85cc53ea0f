import { Field, Float, ObjectType } from 'type-graphql';
import { Allow, whoeverReadsTheParent } from '../access/rule.ts';

@Allow(whoeverReadsTheParent)
@ObjectType({ description: "A value and its interval at the estimate's level." })
export class Interval {
  @Field(() => Float, { description: 'Best estimate.' })
  value!: number;

  @Field(() => Float, { nullable: true, description: 'Lower end; null if the data set no bound.' })
  lower!: number | null;

  @Field(() => Float, { nullable: true, description: 'Upper end; null if the data set no bound.' })
  upper!: number | null;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: "Ends of an interval at the estimate's level." })
export class Ends {
  @Field(() => Float, { nullable: true, description: 'Lower end; null if the data set no bound.' })
  lower!: number | null;

  @Field(() => Float, { nullable: true, description: 'Upper end; null if the data set no bound.' })
  upper!: number | null;
}
