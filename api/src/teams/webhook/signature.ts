import { createHmac } from 'node:crypto';
import { signingKey } from './webhookSecret.ts';

export type SignedMessage = { id: string; sentAt: Date; body: string };

/** Seconds since 1970, as the header webhook-timestamp says them. */
export const timestampOf = (sentAt: Date) => Math.floor(sentAt.getTime() / 1000);

/**
 * The header webhook-signature of Standard Webhooks 1.0: v1 and HMAC-SHA256 of "id.timestamp.body" in base64. The time is
 * signed too, so that a recipient can refuse what is old. https://www.standardwebhooks.com
 */
export function signatureOf({ id, sentAt, body }: SignedMessage, secret: string): string {
  const digest = createHmac('sha256', signingKey(secret)).update(`${id}.${timestampOf(sentAt)}.${body}`);
  return `v1,${digest.digest('base64')}`;
}
