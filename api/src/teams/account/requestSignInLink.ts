import type { AuthOptions } from '../../platform/auth/auth.ts';
import { isInvited } from '../../platform/auth/auth.ts';
import { createSignInLink } from '../../platform/auth/signInLink.ts';
import type { Context } from '../../platform/context/context.ts';
import { parseInput } from '../../platform/input/parseInput.ts';
import { userError } from '../../platform/input/userError.type.ts';
import { logFault } from '../../platform/log/log.ts';
import { signInLetter } from '../../platform/mail/letters.ts';
import { type Post, sendWithinCaps } from '../../platform/mail/sendWithinCaps.ts';
import { emailSchema } from '../invitation/invitation.service.ts';
import type { RequestSignInLinkInput, RequestSignInLinkPayload } from './account.type.ts';
import { countOrder } from './countAttempt.ts';

/** Sends a sign-in link to whom it can serve. Nobody waits for the post: neither answer nor its time tell who is known. */
export async function requestSignInLink(
  context: Context,
  input: RequestSignInLinkInput,
): Promise<RequestSignInLinkPayload> {
  const { authOptions, mailer, limits } = context;
  await countOrder(context, input.email);
  const { value: email, userErrors } = parseInput(emailSchema, input.email, ['email']);
  if (userErrors) return { isTaken: false, userErrors };
  if (!mailer) {
    const message =
      'This Critbatch sends no e-mails; get a link on the machine that runs it (npm start prints one).';
    return { isTaken: false, userErrors: [userError('MAIL_NOT_CONFIGURED', ['email'], message)] };
  }
  const post = { mailer, limits };
  send(authOptions, post, email).catch((fault) => logFault('A sign-in link was not sent.', fault));
  return { isTaken: true, userErrors: [] };
}

async function send(options: AuthOptions, post: Post, email: string): Promise<void> {
  const { prisma, signUp } = options;
  const isKnown = (await prisma.user.count({ where: { email } })) > 0;
  const mayCome = signUp === 'open' || (signUp === 'invitation' && (await isInvited(prisma, email)));
  if (!isKnown && !mayCome) return;
  await sendWithinCaps(post, null, signInLetter(email, await createSignInLink(options, email)));
}
