import type { Transaction } from '../client/createClient.ts';
import type { TeamEventKind } from '../generated/enums.ts';

/** What has been done about: events of these kinds, with this id in their data. */
type Done = { teamId: string; kinds: readonly TeamEventKind[]; about: Record<string, string> };

/** What was waited for has been done: nobody is told any more, and whoever has been told finds it read. */
export async function withdrawNotifications(
  transaction: Transaction,
  { teamId, kinds, about }: Done,
): Promise<void> {
  await transaction.$executeRaw`
    UPDATE "Notification" notification
    SET "readAt" = coalesce(notification."readAt", clock_timestamp()), "letterDueAt" = NULL
    FROM "TeamEvent" event
    WHERE event.id = notification."eventId" AND event."teamId" = ${teamId}::uuid
      AND event.kind::text = ANY (${[...kinds]}::text[]) AND event.data @> ${JSON.stringify(about)}::jsonb
      AND (notification."readAt" IS NULL OR notification."letterDueAt" IS NOT NULL)`;
}

/** Takes back what was told of a thing that is deleted: its page is gone. Webhooks get what they were promised. */
export async function removeNotifications(
  transaction: Transaction,
  { teamId, about }: Pick<Done, 'teamId' | 'about'>,
): Promise<void> {
  await transaction.$executeRaw`
    DELETE FROM "Notification" USING "TeamEvent" event
    WHERE event.id = "eventId" AND event."teamId" = ${teamId}::uuid AND event.data @> ${JSON.stringify(about)}::jsonb`;
}
