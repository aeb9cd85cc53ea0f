import type { CallerLimits } from '../limits/callerLimits.ts';
import type { Payer } from '../limits/payer.ts';
import { RateLimited } from '../limits/rateLimiter.ts';
import type { Letter, Mailer } from './mailer.ts';

/** Where letters are sent from, and counted. */
export type Post = { mailer: Mailer; limits: CallerLimits };

/** Sends a letter unless it is one too many for who causes it (nobody, where its reader has asked for it) or for its reader. */
export async function sendWithinCaps(
  { mailer, limits }: Post,
  payer: Payer | null,
  letter: Letter,
): Promise<void> {
  try {
    await limits.countLetter(payer, letter.to);
  } catch (fault) {
    // Nobody waits for it, and what it tells stands in the portal.
    if (fault instanceof RateLimited) return;
    throw fault;
  }
  await mailer.send(letter);
}
