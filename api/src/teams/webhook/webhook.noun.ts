import { forgetTeamEvents } from '@critbatch/prisma/webhook/forgetTeamEvents';
import { oldestEvents } from '../../platform/event/oldestEvents.ts';
import { rowsOf } from '../../platform/noun/exportedTable.ts';
import type { Noun } from '../../platform/noun/noun.ts';
import { webhookById, webhookDeliveryById } from './webhook.loaders.ts';
import { TeamWebhooksResolver, WebhookDeliveryResolver, WebhookResolver } from './webhook.resolver.ts';
import { webhookSender } from './webhook.services.ts';

export const webhookNoun: Noun = {
  resolvers: [WebhookResolver, WebhookDeliveryResolver, TeamWebhooksResolver],
  nodes: { Webhook: webhookById, WebhookDelivery: webhookDeliveryById },
  exports: [
    { table: 'Webhook', without: ['secret'] },
    { table: 'TeamEvent' },
    { table: 'WebhookDelivery' },
    { table: 'WebhookAttempt', of: rowsOf('WebhookDelivery', 'deliveryId') },
  ],
  chores: [
    // Most are sent as soon as PostgreSQL tells of them; this finds those that are to be tried again.
    { everyMilliseconds: 1_000, run: (services) => webhookSender.of(services).look() },
    {
      everyMilliseconds: 3_600_000,
      run: (services) => forgetTeamEvents(services.prisma, oldestEvents(services)),
    },
  ],
  followers: [{ of: 'Webhook', changed: (services) => void webhookSender.of(services).look() }],
};
