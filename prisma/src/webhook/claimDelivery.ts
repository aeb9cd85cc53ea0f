import type { Client } from '../client/createClient.ts';
import type { Prisma } from '../generated/client.ts';

/** A delivery to send now, and everything that the request is made of. */
export type ClaimedDelivery = Prisma.WebhookDeliveryGetPayload<{ include: typeof parts }> & {
  /** Until when nobody else sends to the webhook. */
  busyUntil: Date;
};

const parts = { webhook: true, event: true } as const satisfies Prisma.WebhookDeliveryInclude;

/**
 * Takes the delivery that has waited longest among those whose webhook nobody is sending to, and leases the webhook: of
 * several processes one sends it, and a recipient that is slow keeps back its own deliveries alone.
 * A process that dies with it loses the lease, and the delivery is sent again: at least once, never twice at a time.
 */
export async function claimDelivery(client: Client, leaseSeconds: number): Promise<ClaimedDelivery | null> {
  const [claimed] = await client.$queryRaw<{ id: string; busyUntil: Date }[]>`
    WITH next AS MATERIALIZED (
      SELECT delivery.id, webhook.id AS "webhookId"
      FROM "WebhookDelivery" delivery JOIN "Webhook" webhook ON webhook.id = delivery."webhookId"
      WHERE delivery."nextAttemptAt" <= now() AND (webhook."busyUntil" IS NULL OR webhook."busyUntil" <= now())
      ORDER BY delivery."nextAttemptAt", delivery.id
      LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED
    ), lease AS (
      UPDATE "Webhook" SET "busyUntil" = now() + make_interval(secs => ${leaseSeconds}::double precision)
      FROM next WHERE "Webhook".id = next."webhookId" RETURNING "busyUntil"
    )
    UPDATE "WebhookDelivery" SET "attemptCount" = "attemptCount" + 1
    FROM next, lease WHERE "WebhookDelivery".id = next.id RETURNING next.id, lease."busyUntil"`;
  if (!claimed) return null;
  const delivery = await client.webhookDelivery.findUnique({ where: { id: claimed.id }, include: parts });
  return delivery && { ...delivery, busyUntil: claimed.busyUntil };
}

/** Gives a webhook free without having sent to it, so that another process need not wait for the lease to end. */
export async function releaseDelivery(
  client: Client,
  { webhookId, busyUntil }: ClaimedDelivery,
): Promise<void> {
  await client.webhook.updateMany({ where: { id: webhookId, busyUntil }, data: { busyUntil: null } });
}
