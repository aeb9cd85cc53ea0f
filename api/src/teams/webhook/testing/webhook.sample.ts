import type { Sample } from '../../../testing/sample.ts';

export const sample: Sample = {
  create: async ({ client, teamId }) => {
    const webhook = await client.webhook.create({
      data: {
        teamId,
        name: `Webhook of ${teamId}`,
        url: 'https://hooks.example.org/secret',
        secret: 'sealed',
        events: ['MEMO'],
      },
    });
    const event = await client.teamEvent.create({
      data: { teamId, kind: 'TEST', data: { webhookId: webhook.id } },
    });
    const delivery = await client.webhookDelivery.create({
      data: {
        teamId,
        webhookId: webhook.id,
        eventId: event.id,
        attemptCount: 1,
        attempts: {
          create: {
            number: 1,
            url: webhook.url,
            sentAt: new Date(),
            signature: 'v1,x',
            milliseconds: 1,
            status: 500,
            responseHead: '',
          },
        },
      },
    });
    return { Webhook: webhook.id, WebhookDelivery: delivery.id };
  },
};
