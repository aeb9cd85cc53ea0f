import type { Notification as NotificationRecord } from '@critbatch/prisma/generated/client';
import { Arg, Args, Ctx, FieldResolver, Int, Mutation, Resolver, Root } from 'type-graphql';
import { Allow, everybody, signedIn } from '../../platform/access/rule.ts';
import { NotAudited } from '../../platform/audit/notAudited.ts';
import type { Context } from '../../platform/context/context.ts';
import { Locale, wordsIn } from '../../platform/scalar/locale.ts';
import { teamById } from '../../teams/team/team.loaders.ts';
import { Viewer } from '../../teams/viewer/viewer.type.ts';
import { teamEventById } from '../../teams/webhook/webhook.loaders.ts';
import { NotificationKind } from './notification.enum.ts';
import {
  ChooseLettersInput,
  ChooseLettersPayload,
  NotificationsArgs,
  ReadNotificationsInput,
  ReadNotificationsPayload,
  StopLettersInput,
  StopLettersPayload,
} from './notification.input.ts';
import { answerOfSweep } from './notification.loaders.ts';
import {
  chooseLetters,
  countUnread,
  letterChoices,
  listNotifications,
  readNotifications,
} from './notification.service.ts';
import { Notification, NotificationChoice, NotificationConnection } from './notification.type.ts';
import { stopLetters } from './stopLetters.ts';
import { notificationPath, tellNotification, toldSweepId } from './tellNotification.ts';

@Resolver(() => Notification)
export class NotificationResolver {
  @Allow(signedIn)
  @NotAudited('What somebody has read is nobody’s thing but their own.')
  @Mutation(() => ReadNotificationsPayload, { description: 'Marks notifications of the caller as read.' })
  readNotifications(
    @Arg('input', () => ReadNotificationsInput, { description: 'Which ones.' }) input: ReadNotificationsInput,
    @Ctx() context: Context,
  ): Promise<ReadNotificationsPayload> {
    return readNotifications(context, input);
  }

  @Allow(signedIn)
  @Mutation(() => ChooseLettersPayload, {
    description: 'Chooses whether the caller gets e-mails about one kind of notification.',
  })
  chooseLetters(
    @Arg('input', () => ChooseLettersInput, { description: 'Kind and choice.' }) input: ChooseLettersInput,
    @Ctx() context: Context,
  ): Promise<ChooseLettersPayload> {
    return chooseLetters(context, input);
  }

  @Allow(everybody)
  @Mutation(() => StopLettersPayload, {
    description: 'Stops the e-mails about notifications and memos, with the link that each of them carries.',
  })
  stopLetters(
    @Arg('input', () => StopLettersInput, { description: 'The link.' }) input: StopLettersInput,
    @Ctx() context: Context,
  ): Promise<StopLettersPayload> {
    return stopLetters(context, input);
  }

  @FieldResolver(() => NotificationKind, { description: 'Kind of event.' })
  async kind(@Root() { eventId }: NotificationRecord, @Ctx() context: Context) {
    return (await eventOf(context, eventId)).kind;
  }

  @FieldResolver(() => String, { description: 'Name of the team whose event it is.' })
  async teamName(@Root() { teamId }: NotificationRecord, @Ctx() context: Context): Promise<string> {
    return (await teamById.load(context, teamId))?.name ?? '';
  }

  @FieldResolver(() => String, { description: 'One sentence about it.' })
  async text(
    @Root() { eventId }: NotificationRecord,
    @Arg('locale', () => Locale, { defaultValue: Locale.EN, description: 'Language.' }) locale: Locale,
    @Ctx() context: Context,
  ): Promise<string> {
    const event = await eventOf(context, eventId);
    const sweepId = toldSweepId(event);
    const hasAnswer = sweepId !== null && (await answerOfSweep.load(context, sweepId)) !== null;
    return tellNotification(event, hasAnswer, wordsIn(locale));
  }

  @FieldResolver(() => String, { description: 'Path of the page of the portal that shows it.' })
  async path(@Root() { eventId }: NotificationRecord, @Ctx() context: Context): Promise<string> {
    return notificationPath(await eventOf(context, eventId));
  }
}

@Resolver(() => Viewer)
export class ViewerNotificationsResolver {
  @FieldResolver(() => NotificationConnection, {
    description: 'Notifications of the user, newest first; none for a token.',
  })
  notifications(@Args(() => NotificationsArgs) args: NotificationsArgs, @Ctx() context: Context) {
    return listNotifications(context, args);
  }

  @FieldResolver(() => Int, { description: 'Number of unread notifications of the user; 0 for a token.' })
  unreadNotifications(@Ctx() context: Context): Promise<number> {
    return countUnread(context);
  }

  @FieldResolver(() => [NotificationChoice], {
    description: 'Kinds of notifications, with whether the user gets e-mails about them; empty for a token.',
  })
  letterChoices(@Ctx() context: Context): Promise<NotificationChoice[]> {
    return letterChoices(context);
  }
}

/** A notification goes with its event, so that there is one. */
async function eventOf(context: Context, eventId: string) {
  const event = await teamEventById.load(context, eventId);
  if (!event) throw new Error(`The event ${eventId} is gone.`);
  return event;
}
