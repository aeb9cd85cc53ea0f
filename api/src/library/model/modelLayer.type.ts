import { Field, Int, ObjectType } from 'type-graphql';
import { Allow, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { Long } from '../../platform/scalar/long.ts';

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'A layer of a model.' })
export class ModelLayer {
  @Field(() => String, { description: 'Kind of layer, e.g. dense, convolution or residualBlock.' })
  kind!: string;

  @Field(() => [Int], { description: 'Shape of its output for one example.' })
  outputShape!: number[];

  @Field(() => Long, { description: 'Number of trained parameters.' })
  parameterCount!: number;
}
