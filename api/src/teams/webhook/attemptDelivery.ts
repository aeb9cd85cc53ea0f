import type { ClaimedDelivery } from '@critbatch/prisma/webhook/claimDelivery';
import type { SettledAttempt } from '@critbatch/prisma/webhook/settleDelivery';
import type { AddressGuard } from './addressGuard.ts';
import { postWebhook } from './postWebhook.ts';
import { signatureOf, timestampOf } from './signature.ts';
import { webhookMessage } from './webhookMessage.ts';
import type { SecretBox } from './webhookSecret.ts';

export type AttemptParts = {
  guard: AddressGuard;
  secrets: SecretBox;
  /** How long a recipient may take to answer. */
  answerMilliseconds: number;
};

/** Sends a delivery once, signed, and tells what came of it. Never throws. */
export async function attemptDelivery(
  { webhook, event, id }: ClaimedDelivery,
  { guard, secrets, answerMilliseconds }: AttemptParts,
  signal: AbortSignal,
): Promise<SettledAttempt> {
  const { url, teamId } = webhook;
  const sentAt = new Date();
  const secret = secrets.open(webhook.secret, teamId);
  if (secret === null) {
    const responseHead =
      'Make the webhook a new secret: CRITBATCH_AUTH_SECRET has changed since it was made.';
    const fault = 'SECRET_UNREADABLE';
    return { url, sentAt, signature: '', milliseconds: 0, status: null, fault, responseHead };
  }
  const body = webhookMessage(event);
  const signature = signatureOf({ id, sentAt, body }, secret);
  const headers = {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    'user-agent': 'Critbatch',
    'webhook-id': id,
    'webhook-timestamp': String(timestampOf(sentAt)),
    'webhook-signature': signature,
  };
  const start = performance.now();
  const { status, fault, head } = await postWebhook(url, { body, headers }, guard, {
    signal,
    answerMilliseconds,
  });
  // How long a name took to look up would tell what its sentence does not.
  const milliseconds = fault === 'ADDRESS_REFUSED' ? 0 : Math.round(performance.now() - start);
  return { url, sentAt, signature, milliseconds, status, fault, responseHead: head };
}
