import { Field, ObjectType } from 'type-graphql';
import { Allow, itsUser, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { Node } from '../../platform/node/node.type.ts';
import { connectionOf } from '../../platform/page/connection.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';
import { NotificationKind } from './notification.enum.ts';

@Allow(itsUser)
@ObjectType({ implements: Node, description: 'An event of a team that a user is told of.' })
export class Notification extends Node {
  @Field(() => DateTime, { description: 'When it happened.' })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When the user read it; null before.' })
  readAt!: Date | null;
}

export const NotificationConnection = connectionOf('Notification', () => Notification);

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'Whether a user gets e-mails about one kind of notification.' })
export class NotificationChoice {
  @Field(() => NotificationKind, { description: 'The kind.' })
  kind!: NotificationKind;

  @Field(() => Boolean, { description: 'Whether they get e-mails about it.' })
  byLetter!: boolean;
}
