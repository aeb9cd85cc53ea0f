import type { AuthOptions } from '../../platform/auth/auth.ts';
import { createPasswordResetLink, letterMinutes } from '../../platform/auth/passwordReset.ts';
import type { Context } from '../../platform/context/context.ts';
import { parseInput } from '../../platform/input/parseInput.ts';
import { userError } from '../../platform/input/userError.type.ts';
import { logFault } from '../../platform/log/log.ts';
import { passwordResetLetter } from '../../platform/mail/letters.ts';
import { type Post, sendWithinCaps } from '../../platform/mail/sendWithinCaps.ts';
import { emailSchema } from '../invitation/invitation.service.ts';
import { countOrder } from './countAttempt.ts';
import type { RequestPasswordResetInput, RequestPasswordResetPayload } from './password.type.ts';

/** Sends a link to a new password to who has an account. Nobody waits for the post: neither answer nor its time tell who has. */
export async function requestPasswordReset(
  context: Context,
  input: RequestPasswordResetInput,
): Promise<RequestPasswordResetPayload> {
  const { authOptions, mailer, limits } = context;
  await countOrder(context, input.email);
  const { value: email, userErrors } = parseInput(emailSchema, input.email, ['email']);
  if (userErrors) return { isTaken: false, userErrors };
  if (!mailer) {
    const message =
      'This Critbatch sends no e-mails; the operator can make a link for you (npm run sign-in-link -- your address --reset-password).';
    return { isTaken: false, userErrors: [userError('MAIL_NOT_CONFIGURED', ['email'], message)] };
  }
  send(authOptions, { mailer, limits }, email).catch((fault) =>
    logFault('A link to a new password was not sent.', fault),
  );
  return { isTaken: true, userErrors: [] };
}

async function send({ prisma, publicUrl }: AuthOptions, post: Post, email: string): Promise<void> {
  const user = await prisma.user.findUnique({ where: { email }, select: { id: true } });
  if (!user) return;
  const link = await createPasswordResetLink(prisma, { publicUrl, userId: user.id, minutes: letterMinutes });
  await sendWithinCaps(post, null, passwordResetLetter(email, link, letterMinutes));
}
