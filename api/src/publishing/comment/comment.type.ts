import { Field, ObjectType } from 'type-graphql';
import { Allow, teamHolding } from '../../platform/access/rule.ts';
import { Node } from '../../platform/node/node.type.ts';
import { connectionOf } from '../../platform/page/connection.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';

@Allow(teamHolding('read'))
@ObjectType({
  implements: Node,
  description: 'What somebody of the team says about a sweep or a report.',
})
export class Comment extends Node {
  @Field(() => DateTime, { description: 'When it was written.' })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When its author changed it last.' })
  editedAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When an admin removed it; nothing is left of its text.',
  })
  removedAt!: Date | null;
}

export const CommentConnection = connectionOf('Comment', () => Comment);
