import { Field, ObjectType } from 'type-graphql';
import { Allow, whoeverReadsTheParent } from '../../platform/access/rule.ts';

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'The caller: a signed-in user, or a token of a team.' })
export class Viewer {
  @Field(() => [String], {
    description: 'Scopes of the token: read, write, worker, admin; empty for a user.',
  })
  scopes!: string[];
}
