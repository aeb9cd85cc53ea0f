import { endTokensOf } from '../../platform/auth/apiToken.ts';
import { lockSessions } from '../../platform/auth/endSessions.ts';
import { parseNewPassword } from '../../platform/auth/newPassword.ts';
import { findPasswordReset, usePasswordReset } from '../../platform/auth/passwordReset.ts';
import { storePassword } from '../../platform/auth/storePassword.ts';
import type { Context } from '../../platform/context/context.ts';
import { userError } from '../../platform/input/userError.type.ts';
import { countTry } from './countAttempt.ts';
import type { ResetPasswordInput, ResetPasswordPayload } from './password.type.ts';
import { tellOwner } from './tellOwner.ts';

/** Gives whoever holds a link another password, and ends every session of theirs. They sign in with it afterwards. */
export async function resetPassword(
  context: Context,
  input: ResetPasswordInput,
): Promise<ResetPasswordPayload> {
  const { prisma, change } = context;
  await countTry(context, `link ${input.token.slice(0, 100)}`);
  const userId = await findPasswordReset(prisma, input.token);
  const user = userId && (await prisma.user.findUnique({ where: { id: userId } }));
  if (!user) return useless();
  // A link that came with a password that will not do is not used up.
  const chosen = parseNewPassword(input.newPassword, user, ['newPassword']);
  if (chosen.userErrors) return { isChanged: false, userErrors: chosen.userErrors };
  await lockSessions(prisma, user.id);
  if (!(await usePasswordReset(prisma, input.token))) return useless();
  if (!user.emailVerified) await endClaim(context, user.id);
  await storePassword(context, user, { password: chosen.value, keptSessionId: null });
  change.describe({ object: { teamId: null, noun: 'User', id: user.id }, after: {} });
  tellOwner(context, user.email);
  return { isChanged: true, userErrors: [] };
}

/** The owner of the address has come: what who only claimed it had made ends, as it does with a sign-in link. */
async function endClaim({ prisma }: Context, userId: string): Promise<void> {
  await prisma.account.deleteMany({ where: { userId } });
  await endTokensOf(prisma, userId);
  await prisma.user.update({ where: { id: userId }, data: { emailVerified: true } });
}

function useless(): ResetPasswordPayload {
  const message = 'This link was used before, or is too old; ask for another.';
  return { isChanged: false, userErrors: [userError('NOT_FOUND', ['token'], message)] };
}
