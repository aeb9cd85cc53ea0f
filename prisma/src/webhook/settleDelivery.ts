import type { Client, Transaction } from '../client/createClient.ts';
import type { Webhook, WebhookAttempt } from '../generated/client.ts';
import { inTransaction } from '../queue/inTransaction.ts';
import type { ClaimedDelivery } from './claimDelivery.ts';

export type SettledAttempt = Pick<
  WebhookAttempt,
  'url' | 'sentAt' | 'signature' | 'milliseconds' | 'status' | 'fault' | 'responseHead'
>;

export type Settlement = {
  attempt: SettledAttempt;
  isDelivered: boolean;
  /** When to try again where it was not delivered; null to give it up. */
  retrySeconds: number | null;
  /** The recipient says that it is gone for good. */
  isGone: boolean;
  /** A webhook that has failed for as long is switched off. */
  patienceSeconds: number;
};

/** Writes down what became of an attempt and gives the webhook free; gives it back where it was switched off for failing. */
export async function settleDelivery(
  client: Client,
  claimed: ClaimedDelivery,
  settlement: Settlement,
): Promise<Webhook | null> {
  const { id: deliveryId, attemptCount: number, webhookId, busyUntil } = claimed;
  return inTransaction(client, async (transaction) => {
    const { attempt, isDelivered, retrySeconds } = settlement;
    // The webhook before its deliveries, as who removes it or switches it off does.
    const isThere = await transaction.$executeRaw`
      UPDATE "Webhook" SET "busyUntil" = CASE WHEN "busyUntil" = ${busyUntil} THEN NULL ELSE "busyUntil" END,
        "failingSince" = CASE WHEN ${isDelivered} THEN NULL ELSE coalesce("failingSince", now()) END
      WHERE id = ${webhookId}::uuid`;
    if (isThere === 0) return null;
    await transaction.webhookAttempt.createMany({
      data: { deliveryId, number, ...attempt },
      skipDuplicates: true,
    });
    const retry = isDelivered ? null : retrySeconds;
    // Another process that waited for our lease to end has its own attempt; the outcome of ours goes to the log alone.
    await transaction.$executeRaw`
      UPDATE "WebhookDelivery" SET "deliveredAt" = ${isDelivered ? attempt.sentAt : null},
        "nextAttemptAt" = now() + make_interval(secs => ${retry}::double precision)
      WHERE id = ${deliveryId}::uuid AND "attemptCount" = ${number} AND "nextAttemptAt" IS NOT NULL`;
    return isDelivered ? null : switchOff(transaction, webhookId, settlement);
  });
}

async function switchOff(
  transaction: Transaction,
  webhookId: string,
  { isGone, patienceSeconds }: Settlement,
): Promise<Webhook | null> {
  const switchedOff = await transaction.$executeRaw`
    UPDATE "Webhook" SET "isActive" = false, "disabledAt" = now()
    WHERE id = ${webhookId}::uuid AND "isActive"
      AND (${isGone} OR "failingSince" <= now() - make_interval(secs => ${patienceSeconds}::double precision))`;
  if (switchedOff === 0) return null;
  await giveUpWaiting(transaction, webhookId);
  return transaction.webhook.findUniqueOrThrow({ where: { id: webhookId } });
}

/** Gives up what still waits for a webhook that is off; each can be sent again by hand. */
export async function giveUpWaiting(transaction: Transaction, webhookId: string): Promise<void> {
  await transaction.webhookDelivery.updateMany({
    where: { webhookId, nextAttemptAt: { not: null } },
    data: { nextAttemptAt: null },
  });
}
