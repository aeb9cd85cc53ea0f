import type { Notification, Prisma } from '@critbatch/prisma/generated/client';
import { toldByLetter } from '@critbatch/prisma/webhook/toldByLetter';
import { CritbatchError } from '@critbatch/theory';
import type { Access } from '../../platform/access/access.ts';
import { teamsOf } from '../../platform/access/access.ts';
import type { Context } from '../../platform/context/context.ts';
import { userError } from '../../platform/input/userError.type.ts';
import { localId } from '../../platform/node/globalId.ts';
import { byColumn } from '../../platform/page/cursor.ts';
import type { Page } from '../../platform/page/page.ts';
import { largestPage, listOf } from '../../platform/page/page.ts';
import { chosenKinds } from './notification.enum.ts';
import type {
  ChooseLettersInput,
  ChooseLettersPayload,
  NotificationsArgs,
  ReadNotificationsInput,
  ReadNotificationsPayload,
} from './notification.input.ts';
import type { NotificationChoice } from './notification.type.ts';

/** Notifications of the caller, newest first unless asked otherwise; none for a token. */
export function listNotifications(
  { prisma, access, budget }: Context,
  args: NotificationsArgs,
): Promise<Page<Notification>> {
  const isRead = args.where?.isRead;
  return listOf({ prisma, budget }, 'notification', args, {
    where: { ...ownOf(access), ...(isRead == null ? {} : { readAt: isRead ? { not: null } : null }) },
    order: byColumn('createdAt', args.orderBy ?? 'desc'),
  });
}

export async function countUnread({ prisma, access }: Context): Promise<number> {
  return access.kind === 'user'
    ? prisma.notification.count({ where: { ...ownOf(access), readAt: null } })
    : 0;
}

/** Those of the caller that tell of teams they are still in; whoever is invited is in none of its teams yet. */
function ownOf(access: Access): Prisma.NotificationWhereInput {
  if (access.kind !== 'user') return { id: { in: [] } };
  return {
    userId: access.userId,
    OR: [{ teamId: { in: [...teamsOf(access)] } }, { event: { kind: 'INVITATION' } }],
  };
}

/** Marks notifications of the caller as read, and leaves them out of the next letter. */
export async function readNotifications(
  context: Context,
  { notificationIds }: ReadNotificationsInput,
): Promise<ReadNotificationsPayload> {
  const { prisma, access } = context;
  if (notificationIds && notificationIds.length > largestPage)
    throw new CritbatchError('INVALID_INPUT', `Name at most ${largestPage} notifications.`);
  const ids = notificationIds?.map((id) => localId('Notification', id));
  await prisma.notification.updateMany({
    where: { ...ownOf(access), readAt: null, ...(ids ? { id: { in: ids } } : {}) },
    data: { readAt: new Date(), letterDueAt: null },
  });
  return { unreadCount: await countUnread(context), userErrors: [] };
}

/** Of which kinds the caller gets letters, as they have chosen or as is usual. */
export async function letterChoices({ prisma, access }: Context): Promise<NotificationChoice[]> {
  if (access.kind !== 'user') return [];
  const chosen = await prisma.notificationChoice.findMany({ where: { userId: access.userId } });
  return chosenKinds.map((kind) => ({
    kind,
    byLetter: chosen.find((each) => each.kind === kind)?.byLetter ?? toldByLetter(kind),
  }));
}

export async function chooseLetters(
  context: Context,
  { kind, byLetter }: ChooseLettersInput,
): Promise<ChooseLettersPayload> {
  const { prisma, access, change } = context;
  if (access.kind !== 'user') throw new Error('The rule asks for a person.');
  const { userId } = access;
  if (!chosenKinds.includes(kind)) {
    const message = 'E-mails about invitations and memos are not chosen here.';
    return { choices: [], userErrors: [userError('INVALID_INPUT', ['kind'], message)] };
  }
  await prisma.notificationChoice.upsert({
    where: { userId_kind: { userId, kind } },
    create: { userId, kind, byLetter },
    update: { byLetter },
  });
  change.describe({ object: { teamId: null, noun: 'User', id: userId }, after: { kind, byLetter } });
  return { choices: await letterChoices(context), userErrors: [] };
}
