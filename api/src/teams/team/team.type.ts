import { Field, ObjectType } from 'type-graphql';
import { Allow, teamHolding } from '../../platform/access/rule.ts';
import { Node } from '../../platform/node/node.type.ts';

@Allow(teamHolding('read', 'worker'))
@ObjectType({ implements: Node, description: 'A team. It owns models, data sets, sweeps and workers.' })
export class Team extends Node {
  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => String, { description: 'Unique short name for URLs.' })
  slug!: string;
}
