import type { Noun } from '../../platform/noun/noun.ts';
import { announceUnattended } from './announceUnattended.ts';
import { forgetNotifications } from './forgetNotifications.ts';
import { notificationById } from './notification.loaders.ts';
import { NotificationResolver, ViewerNotificationsResolver } from './notification.resolver.ts';
import { sendDueLetters } from './sendDueLetters.ts';

export const notificationNoun: Noun = {
  resolvers: [NotificationResolver, ViewerNotificationsResolver],
  nodes: { Notification: notificationById },
  exports: [{ table: 'Notification' }],
  chores: [
    { everyMilliseconds: 15_000, run: (services, faults) => sendDueLetters(services, faults) },
    { everyMilliseconds: 60_000, run: ({ prisma }) => announceUnattended(prisma) },
    { everyMilliseconds: 3_600_000, run: ({ prisma }) => forgetNotifications(prisma) },
  ],
};
