import { KnownDevices } from '../auth/knownDevice.ts';
import type { Context } from '../context/context.ts';
import { sayWhenToRetry } from '../limits/sayWhenToRetry.ts';

/**
 * Counts one try to get in as the owner of an address; RATE_LIMITED, with Retry-After, where there were too many. Tries from a
 * device that is known to be the owner's count for that device: nobody else's tries keep the owner out.
 */
export function countAttempt(context: Context, email: string): Promise<void> {
  const device = new KnownDevices(context.authOptions.secret).find(email, context.http.cookie);
  return countTry(context, device ? `device ${device}` : `email ${email.trim().toLowerCase()}`);
}

/** Counts one order of a link by letter, apart from tries to guess: those do not keep the owner of an address from a link. */
export function countOrder(context: Context, email: string): Promise<void> {
  return countTry(context, `letter ${email.trim().toLowerCase()}`);
}

/** Counts one try at something else that lets people in. */
export function countTry(context: Context, aim: string): Promise<void> {
  return sayWhenToRetry(context, () => context.limits.countAttempt(context.http.address, aim));
}
