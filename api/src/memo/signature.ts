import { createHmac } from 'node:crypto';

/**
 * The header that says a body is ours: t=<seconds since 1970>,v1=<HMAC-SHA256 of "t.body" in hexadecimal>. The time is
 * signed too, so that a recipient can refuse what is old.
 */
export function signatureOf(body: string, secret: string, now: Date): string {
  const time = Math.floor(now.getTime() / 1000);
  const digest = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex');
  return `t=${time},v1=${digest}`;
}
