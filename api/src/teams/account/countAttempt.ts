import { KnownDevices } from '../../platform/auth/knownDevice.ts';
import { passwordProviderId } from '../../platform/auth/storePassword.ts';
import type { Context } from '../../platform/context/context.ts';
import { sayWhenToRetry } from '../../platform/limits/sayWhenToRetry.ts';

/**
 * Counts one try to get in as the owner of an address; RATE_LIMITED, with Retry-After, where there were too many. Tries from a
 * device that is known to be the owner's count for that device: nobody else's tries keep the owner out.
 */
export async function countAttempt(context: Context, email: string): Promise<void> {
  const named = email.trim().toLowerCase();
  const device = new KnownDevices(context.authOptions.secret).find(email, context.http.cookie);
  const isKnown = device !== null && !(await hasPasswordChangedSince(context, named, device.signedInBy));
  return countTry(context, isKnown ? `device ${device.id}` : `email ${named}`);
}

/** Somebody who had found out the former password may have signed in with it on as many devices as they liked, to guess on from. */
async function hasPasswordChangedSince({ prisma }: Context, email: string, time: Date): Promise<boolean> {
  const where = { providerId: passwordProviderId, user: { email }, updatedAt: { gte: time } };
  return (await prisma.account.count({ where })) > 0;
}

/** Counts one order of a link by letter, apart from tries to guess: those do not keep the owner of an address from a link. */
export function countOrder(context: Context, email: string): Promise<void> {
  return countTry(context, `letter ${email.trim().toLowerCase()}`);
}

/** Counts one try at something else that lets people in. */
export function countTry(context: Context, aim: string): Promise<void> {
  return sayWhenToRetry(context, () => context.limits.countAttempt(context.http.address, aim));
}
