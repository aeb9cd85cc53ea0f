import type { Context } from '../../platform/context/context.ts';
import { logFault } from '../../platform/log/log.ts';
import { passwordChangedLetter } from '../../platform/mail/letters.ts';
import { sendWithinCaps } from '../../platform/mail/sendWithinCaps.ts';

/** Tells the owner of an address that their password was changed, where there is a post office; nobody waits for it. */
export function tellOwner({ mailer, limits, change }: Context, email: string): void {
  if (!mailer) return;
  change.afterwards(async () => {
    sendWithinCaps({ mailer, limits }, null, passwordChangedLetter(email)).catch((fault) =>
      logFault('A letter about a changed password was not sent.', fault),
    );
  });
}
