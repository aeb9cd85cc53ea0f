import { Field, ObjectType } from 'type-graphql';
import { Allow, teamHolding } from '../../platform/access/rule.ts';
import { Node } from '../../platform/node/node.type.ts';
import { connectionOf } from '../../platform/page/connection.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';

@Allow(teamHolding('read'))
@ObjectType({
  implements: Node,
  description: 'A team member’s comment on a sweep or a report.',
})
export class Comment extends Node {
  @Field(() => DateTime, { description: 'When it was written.' })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When its author last changed it; null if never.' })
  editedAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When an admin removed the comment and its text; null if nobody did.',
  })
  removedAt!: Date | null;
}

export const CommentConnection = connectionOf('Comment', () => Comment);
