import type { Transaction } from '../client/createClient.ts';
import type { TeamEventKind } from '../generated/enums.ts';
import { changeChannel, changePayload } from '../queue/changeChannel.ts';
import { toldByLetter } from './toldByLetter.ts';

/** What a team's webhooks, and people, are told. A key such as `sweepId` holds the id of a row; the recipient gets the API's. */
export type NewTeamEvent = {
  teamId: string;
  kind: TeamEventKind;
  data: Record<string, unknown>;
  /** Only this webhook, whatever it asked for. */
  webhookId?: string;
  /** Those who find it in their bell. */
  userIds?: readonly (string | null)[];
};

/**
 * Writes an event to the outbox, with a delivery for every active webhook of the team that asks for its kind and a notification for
 * each person: in the transaction in which it happens, so that what is committed is told, and what is undone is not. Nothing is
 * written where nobody asks. A webhook that is being removed is waited for: the key of a delivery must not fail what it tells of.
 */
export async function announceEvent(
  transaction: Transaction,
  { teamId, kind, data, webhookId, userIds = [] }: NewTeamEvent,
): Promise<void> {
  const people = [...new Set(userIds.filter((userId) => userId !== null))];
  await transaction.$queryRaw`
    WITH wanting AS MATERIALIZED (
      SELECT id FROM "Webhook"
      WHERE "teamId" = ${teamId}::uuid AND CASE WHEN ${webhookId ?? null}::uuid IS NULL
        THEN "isActive" AND ${kind}::"TeamEventKind" = ANY (events) ELSE id = ${webhookId ?? null}::uuid END
      FOR KEY SHARE
    ), person AS MATERIALIZED (
      SELECT id FROM "User" WHERE id = ANY (${people}::uuid[])
        -- An invitation is for those who are not in the team yet.
        AND (${kind} = 'INVITATION'
          OR EXISTS (SELECT FROM "Membership" WHERE "userId" = "User".id AND "teamId" = ${teamId}::uuid))
    ), event AS (
      INSERT INTO "TeamEvent" (id, "teamId", kind, data, "createdAt")
      SELECT uuidv7(), ${teamId}::uuid, ${kind}::"TeamEventKind", ${JSON.stringify(data)}::jsonb, clock_timestamp()
      WHERE EXISTS (SELECT FROM wanting) OR EXISTS (SELECT FROM person) RETURNING id
    ), told AS (
      INSERT INTO "Notification" (id, "teamId", "userId", "eventId", "createdAt", "letterDueAt")
      SELECT uuidv7(), ${teamId}::uuid, person.id, event.id, clock_timestamp(),
        CASE WHEN coalesce(choice."byLetter", ${toldByLetter(kind)}) THEN clock_timestamp() END
      FROM event, person
      LEFT JOIN "NotificationChoice" choice ON choice."userId" = person.id AND choice.kind = ${kind}::"TeamEventKind"
    )
    INSERT INTO "WebhookDelivery" (id, "teamId", "webhookId", "eventId", "nextAttemptAt", "createdAt")
    SELECT uuidv7(), ${teamId}::uuid, wanting.id, event.id, clock_timestamp(), clock_timestamp() FROM wanting, event
    RETURNING pg_notify(${changeChannel}, ${changePayload('Webhook', teamId)})::text`;
}
