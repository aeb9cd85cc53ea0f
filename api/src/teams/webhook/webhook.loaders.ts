import { grouped, idOf, rowById, single } from '../../platform/context/loader.ts';

export const webhookById = single(
  ({ prisma }, ids) => prisma.webhook.findMany({ where: { id: { in: [...ids] } } }),
  idOf,
);

export const teamEventById = rowById('TeamEvent');
export const webhookDeliveryById = rowById('WebhookDelivery');

export const attemptsOfDelivery = grouped(
  ({ prisma }, ids) =>
    prisma.webhookAttempt.findMany({
      where: { deliveryId: { in: [...ids] } },
      orderBy: [{ deliveryId: 'asc' }, { number: 'asc' }],
    }),
  (attempt) => attempt.deliveryId,
);
