import type { Prisma, Webhook, WebhookDelivery } from '@critbatch/prisma/generated/client';
import { changeChannel, changePayload } from '@critbatch/prisma/queue/changeChannel';
import { announceEvent } from '@critbatch/prisma/webhook/announceEvent';
import { requireTeam } from '../../platform/access/requireTeam.ts';
import type { Context } from '../../platform/context/context.ts';
import { userError } from '../../platform/input/userError.type.ts';
import { payerOf } from '../../platform/limits/payer.ts';
import { sayWhenToRetry } from '../../platform/limits/sayWhenToRetry.ts';
import { localId, notFound } from '../../platform/node/globalId.ts';
import { byColumn } from '../../platform/page/cursor.ts';
import type { Page } from '../../platform/page/page.ts';
import { listOf } from '../../platform/page/page.ts';
import { WebhookDeliveryStatus } from './webhook.enum.ts';
import type {
  ResendWebhookDeliveryInput,
  WebhookDeliveriesArgs,
  WebhookDeliveryPayload,
  WebhookDeliveryWhere,
  WebhookInput,
  WebhooksArgs,
} from './webhook.input.ts';
import { webhookDeliveryById } from './webhook.loaders.ts';
import { manageable } from './webhook.service.ts';

/** The webhooks of a team; the field's rule has asked for the right. */
export function listWebhooks(
  { prisma, budget }: Context,
  teamId: string,
  { where, orderBy, ...page }: WebhooksArgs,
): Promise<Page<Webhook>> {
  const condition: Prisma.WebhookWhereInput = {
    teamId,
    ...(typeof where?.isActive === 'boolean' ? { isActive: where.isActive } : {}),
    ...(where?.event ? { events: { has: where.event } } : {}),
  };
  return listOf({ prisma, budget }, 'webhook', page, {
    where: condition,
    order: inTime(orderBy ?? 'asc'),
  });
}

/** The log of a webhook. */
export function listDeliveries(
  { prisma, budget }: Context,
  webhookId: string,
  { where, orderBy, ...page }: WebhookDeliveriesArgs,
): Promise<Page<WebhookDelivery>> {
  return listOf({ prisma, budget }, 'webhookDelivery', page, {
    where: { webhookId, ...condition(where) },
    order: inTime(orderBy ?? 'desc'),
  });
}

function condition(where?: WebhookDeliveryWhere | null): Prisma.WebhookDeliveryWhereInput {
  const ofStatus: Record<WebhookDeliveryStatus, Prisma.WebhookDeliveryWhereInput> = {
    [WebhookDeliveryStatus.WAITING]: { nextAttemptAt: { not: null } },
    [WebhookDeliveryStatus.DELIVERED]: { deliveredAt: { not: null } },
    [WebhookDeliveryStatus.GIVEN_UP]: { nextAttemptAt: null, deliveredAt: null },
  };
  return {
    ...(where?.status ? ofStatus[where.status] : {}),
    ...(where?.event ? { event: { kind: where.event } } : {}),
  };
}

function inTime(direction: 'asc' | 'desc') {
  return byColumn('createdAt', direction);
}

/** Sends a test to a webhook, active or not. */
export async function testWebhook(context: Context, input: WebhookInput): Promise<WebhookDeliveryPayload> {
  const { prisma, access, http, limits } = context;
  const { id: webhookId, teamId, secret, name } = await manageable(context, input.webhookId);
  if (secret === '') {
    const message = 'It has no secret yet: make one first (rotateWebhookSecret).';
    return { webhookDelivery: null, userErrors: [userError('CONFLICT', ['webhookId'], message)] };
  }
  await sayWhenToRetry(context, () => limits.countWebhookTest(payerOf(access, http.address, teamId)));
  await announceEvent(prisma, { teamId, kind: 'TEST', data: { webhookId, name }, webhookId });
  const webhookDelivery = await prisma.webhookDelivery.findFirstOrThrow({
    where: { webhookId, event: { kind: 'TEST' } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
  return { webhookDelivery, userErrors: [] };
}

/** Sends a delivery again, under the same webhook-id: at once, and where that fails as often as it would have been anyway. */
export async function resendDelivery(
  context: Context,
  input: ResendWebhookDeliveryInput,
): Promise<WebhookDeliveryPayload> {
  const { prisma, access, http, limits } = context;
  const id = localId('WebhookDelivery', input.webhookDeliveryId);
  const delivery = await webhookDeliveryById.load(context, id);
  if (!delivery) throw notFound('WebhookDelivery');
  requireTeam(access, delivery.teamId, 'WebhookDelivery', 'admin');
  const payer = payerOf(access, http.address, delivery.teamId);
  await sayWhenToRetry(context, () => limits.countWebhookTest(payer));
  await prisma.$executeRaw`
    UPDATE "WebhookDelivery" SET "nextAttemptAt" = now(), "deliveredAt" = NULL WHERE id = ${id}::uuid`;
  const webhookDelivery = await prisma.webhookDelivery.findUniqueOrThrow({ where: { id } });
  await prisma.$executeRaw`SELECT pg_notify(${changeChannel}, ${changePayload('Webhook', delivery.teamId)})`;
  return { webhookDelivery, userErrors: [] };
}
