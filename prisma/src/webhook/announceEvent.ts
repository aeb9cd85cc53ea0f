import type { Transaction } from '../client/createClient.ts';
import type { WebhookEventKind } from '../generated/enums.ts';
import { changeChannel, changePayload } from '../queue/changeChannel.ts';

/** What a team's webhooks are told. A key such as `sweepId` holds the id of a row; the recipient gets the API's. */
export type NewWebhookEvent = {
  teamId: string;
  kind: WebhookEventKind;
  data: Record<string, unknown>;
  /** Only this webhook, whatever it asked for. */
  webhookId?: string;
};

/**
 * Writes an event to the outbox, with a delivery for every active webhook of the team that asks for its kind: in the
 * transaction in which it happens, so that what is committed is told, and what is undone is not. Nothing is written where
 * nobody asks. A webhook that is being removed is waited for: the key of a delivery must not fail what it tells of.
 */
export async function announceEvent(
  transaction: Transaction,
  { teamId, kind, data, webhookId }: NewWebhookEvent,
): Promise<void> {
  await transaction.$queryRaw`
    WITH wanting AS MATERIALIZED (
      SELECT id FROM "Webhook"
      WHERE "teamId" = ${teamId}::uuid AND CASE WHEN ${webhookId ?? null}::uuid IS NULL
        THEN "isActive" AND ${kind}::"WebhookEventKind" = ANY (events) ELSE id = ${webhookId ?? null}::uuid END
      FOR KEY SHARE
    ), event AS (
      INSERT INTO "WebhookEvent" (id, "teamId", kind, data, "createdAt")
      SELECT uuidv7(), ${teamId}::uuid, ${kind}::"WebhookEventKind", ${JSON.stringify(data)}::jsonb, clock_timestamp()
      WHERE EXISTS (SELECT FROM wanting) RETURNING id
    )
    INSERT INTO "WebhookDelivery" (id, "teamId", "webhookId", "eventId", "nextAttemptAt", "createdAt")
    SELECT uuidv7(), ${teamId}::uuid, wanting.id, event.id, clock_timestamp(), clock_timestamp() FROM wanting, event
    RETURNING pg_notify(${changeChannel}, ${changePayload('Webhook', teamId)})::text`;
}
