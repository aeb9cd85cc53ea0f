import { Field, Int, ObjectType } from 'type-graphql';
import { Allow, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { Long } from '../../platform/scalar/long.ts';

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'A layer of a model.' })
export class ModelLayer {
  @Field(() => String, { description: 'What it does: dense, convolution, residualBlock …' })
  kind!: string;

  @Field(() => [Int], { description: 'Extents of what leaves it for one example.' })
  outputShape!: number[];

  @Field(() => Long, { description: 'Number of scalars that it trains.' })
  parameterCount!: number;
}
