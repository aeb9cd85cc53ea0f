import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { Payload, PayloadType } from '../../platform/input/payload.type.ts';
import { SortDirection } from '../../platform/page/order.ts';
import { PageArgs } from '../../platform/page/pageArgs.ts';
import { NotificationKind } from './notification.enum.ts';
import { NotificationChoice } from './notification.type.ts';

@InputType({ description: 'Filter for notifications. Every condition has to hold.' })
export class NotificationWhere {
  @Field(() => Boolean, { nullable: true, description: 'Whether the user has read it.' })
  isRead?: boolean | null;
}

@ArgsType()
export class NotificationsArgs extends PageArgs {
  @Field(() => NotificationWhere, { nullable: true, description: 'Filter; all notifications if absent.' })
  where?: NotificationWhere | null;

  @Field(() => SortDirection, {
    nullable: true,
    description: 'Order by creation time; newest first if absent.',
  })
  orderBy?: SortDirection | null;
}

@InputType({ description: 'Notifications to mark as read.' })
export class ReadNotificationsInput {
  @Field(() => [ID], { nullable: true, description: 'The notifications, at most 100; all if absent.' })
  notificationIds?: string[] | null;
}

@PayloadType('Number of unread notifications, or the errors.')
export class ReadNotificationsPayload extends Payload {
  @Field(() => Int, { description: 'Number of notifications that are still unread.' })
  unreadCount!: number;
}

@InputType({ description: 'Choice of e-mails about one kind of notification.' })
export class ChooseLettersInput {
  @Field(() => NotificationKind, { description: 'The kind.' })
  kind!: NotificationKind;

  @Field(() => Boolean, { description: 'Whether to send e-mails about it.' })
  byLetter!: boolean;
}

@PayloadType('The choices, or the errors.')
export class ChooseLettersPayload extends Payload {
  @Field(() => [NotificationChoice], { description: 'All choices of the user.' })
  choices!: NotificationChoice[];
}

@InputType({ description: 'Link of the footer of an e-mail.' })
export class StopLettersInput {
  @Field(() => String, { description: 'Secret of the link.' })
  token!: string;
}

@PayloadType('Whether the e-mails have stopped, or the errors.')
export class StopLettersPayload extends Payload {
  @Field(() => Boolean, {
    description: 'Whether the user gets no more e-mails about notifications and memos.',
  })
  isStopped!: boolean;
}
