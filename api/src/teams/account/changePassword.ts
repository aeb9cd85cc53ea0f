import { lockSessions } from '../../platform/auth/endSessions.ts';
import { parseNewPassword } from '../../platform/auth/newPassword.ts';
import { isPasswordOf, passwordHashOf, storePassword } from '../../platform/auth/storePassword.ts';
import type { Context } from '../../platform/context/context.ts';
import type { UserError } from '../../platform/input/userError.type.ts';
import { userError } from '../../platform/input/userError.type.ts';
import { userById } from '../user/user.loaders.ts';
import type { UserRecord } from '../user/user.service.ts';
import { countTry } from './countAttempt.ts';
import type { ChangedUserPayload, ChangePasswordInput } from './password.type.ts';
import { tellOwner } from './tellOwner.ts';

/** A session that is older might be one that somebody left open. */
const freshMilliseconds = 24 * 60 * 60 * 1000;

/** Changes the caller's password, which they have to know, or gives a first one to who has signed in today. */
export async function changePassword(
  context: Context,
  input: ChangePasswordInput,
): Promise<ChangedUserPayload> {
  const { access, change } = context;
  if (access.kind !== 'user') throw new Error('The rule asks for a person.');
  // A session that somebody has taken over is no place to guess from.
  await countTry(context, `session ${access.sessionId}`);
  const user = (await userById.load(context, access.userId)) as UserRecord;
  const chosen = parseNewPassword(input.newPassword, { name: user.name, email: user.email }, ['newPassword']);
  if (chosen.userErrors) return { user: null, userErrors: chosen.userErrors };
  await lockSessions(context.prisma, user.id);
  const refusal = await refusalOf(context, access, input.currentPassword ?? null);
  if (refusal) return { user: null, userErrors: [refusal] };
  const keptSessionId = input.keepsThisSession ? access.sessionId : null;
  await storePassword(context, user, { password: chosen.value, keptSessionId });
  change.describe({
    object: { teamId: null, noun: 'User', id: user.id },
    after: { keepsThisSession: input.keepsThisSession },
  });
  tellOwner(context, user.email);
  return { user, userErrors: [] };
}

async function refusalOf(
  context: Context,
  { userId, sessionId }: { userId: string; sessionId: string },
  current: string | null,
): Promise<UserError | null> {
  const { prisma } = context;
  if ((await passwordHashOf(prisma, userId)) === null) {
    const session = await prisma.session.findUnique({ where: { id: sessionId } });
    const isFresh = session !== null && session.createdAt.getTime() > Date.now() - freshMilliseconds;
    const message = 'You signed in more than a day ago; sign in again to choose a first password.';
    return isFresh ? null : userError('UNAUTHENTICATED', ['newPassword'], message);
  }
  const path = ['currentPassword'];
  if (current === null) return userError('INVALID_INPUT', path, 'Give your current password to change it.');
  const isRight = await isPasswordOf(context, userId, current.slice(0, 1000));
  return isRight ? null : userError('UNAUTHENTICATED', path, 'This is not your current password.');
}
