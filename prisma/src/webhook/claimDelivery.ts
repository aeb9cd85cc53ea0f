import type { Client } from '../client/createClient.ts';
import type { Prisma } from '../generated/client.ts';

/** A delivery to send now, and everything that the request is made of. */
export type ClaimedDelivery = Prisma.WebhookDeliveryGetPayload<{ include: typeof parts }> & {
  /** Until when nobody else sends to the webhook. */
  busyUntil: Date;
};

/** Webhooks that may be sent to at once, by all processes together. */
export type DeliveryPlaces = {
  ofTeam: number;
  ofHost: number;
  /** Those whose last attempt failed: who never answers keeps back only others of the kind. */
  ofFailing: number;
};

const parts = { webhook: true, event: true } as const satisfies Prisma.WebhookDeliveryInclude;

/**
 * Takes the delivery that has waited longest of the team that is sent to least, among those whose webhook nobody is sending to and
 * whose team and host have a place left, and leases the webhook: of several processes one sends it. A recipient that is slow
 * keeps back its own deliveries, a team with many such recipients its own.
 * A process that dies with it loses the lease, and the delivery is sent again: at least once, never twice at a time.
 * Processes that claim in the same instant do not see each other's, and may go beyond a limit by one each.
 */
export async function claimDelivery(
  client: Client,
  leaseSeconds: number,
  { ofTeam, ofHost, ofFailing }: DeliveryPlaces,
): Promise<ClaimedDelivery | null> {
  const [claimed] = await client.$queryRaw<{ id: string; busyUntil: Date }[]>`
    WITH RECURSIVE waiting AS (
      -- From one webhook with something that waits to the next: what one has waiting beyond its first is never looked at.
      (SELECT "webhookId" FROM "WebhookDelivery" WHERE "nextAttemptAt" IS NOT NULL ORDER BY "webhookId" LIMIT 1)
      UNION ALL
      SELECT (SELECT further."webhookId" FROM "WebhookDelivery" further
        WHERE further."nextAttemptAt" IS NOT NULL AND further."webhookId" > waiting."webhookId"
        ORDER BY further."webhookId" LIMIT 1)
      FROM waiting WHERE waiting."webhookId" IS NOT NULL
    ), busy AS MATERIALIZED (
      SELECT "teamId", host, "failingSince" IS NOT NULL AS "isFailing" FROM "Webhook" WHERE "busyUntil" > now()
    ), next AS MATERIALIZED (
      SELECT delivery.id, webhook.id AS "webhookId"
      FROM waiting
      JOIN "Webhook" webhook ON webhook.id = waiting."webhookId"
      CROSS JOIN LATERAL (
        SELECT first.id FROM "WebhookDelivery" first
        WHERE first."webhookId" = webhook.id AND first."nextAttemptAt" <= now()
        ORDER BY first."nextAttemptAt", first.id LIMIT 1
      ) longest
      JOIN "WebhookDelivery" delivery ON delivery.id = longest.id
      CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE busy."teamId" = webhook."teamId") AS "ofTeam",
          count(*) FILTER (WHERE busy.host = webhook.host AND webhook.host <> '') AS "ofHost",
          count(*) FILTER (WHERE busy."isFailing") AS "ofFailing"
        FROM busy
      ) sending
      WHERE delivery."nextAttemptAt" <= now() AND (webhook."busyUntil" IS NULL OR webhook."busyUntil" <= now())
        AND sending."ofTeam" < ${ofTeam} AND sending."ofHost" < ${ofHost}
        AND (webhook."failingSince" IS NULL OR sending."ofFailing" < ${ofFailing})
      ORDER BY sending."ofTeam", delivery."nextAttemptAt", delivery.id
      LIMIT 1 FOR NO KEY UPDATE OF delivery, webhook SKIP LOCKED
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
