import { isAPIError } from 'better-auth/api';
import { lockPassword, passwordHashOf } from '../auth/storePassword.ts';
import type { Context } from '../context/context.ts';
import { authHeaders } from '../context/http.ts';
import { createRelations } from '../context/relations.ts';
import { userError } from '../outcome/userError.type.ts';
import type { SignInInput, SignInPayload } from './account.type.ts';
import { becomeUser } from './becomeUser.ts';
import { countAttempt } from './countAttempt.ts';

/** Signs a user in with his password. What is wrong, the address or the password, is not said. */
export async function signIn(context: Context, { email, password }: SignInInput): Promise<SignInPayload> {
  const { auth, http } = context;
  await countAttempt(context, email);
  try {
    const body = { email: email.trim(), password: password.slice(0, 1000) };
    const before = await hashBehind(context, body.email);
    const made = await auth.api.signInEmail({ body, headers: authHeaders(http), returnHeaders: true });
    const userId = made.response.user.id;
    if (!(await isStill(context, userId, before))) {
      await context.prisma.session.deleteMany({ where: { token: made.response.token } });
      return refuse();
    }
    http.setCookies(await becomeUser(context, userId, made));
    context.relations = createRelations(context, context.access);
    return { viewer: context.access, userErrors: [] };
  } catch (fault) {
    if (!isAPIError(fault)) throw fault;
    return refuse();
  }
}

async function hashBehind({ prisma }: Context, email: string): Promise<string | null> {
  const user = await prisma.user.findUnique({ where: { email: email.toLowerCase() }, select: { id: true } });
  return user && passwordHashOf(prisma, user.id);
}

/**
 * Whether a password that was right is so still, once whoever is changing it has done so: a session that begins meanwhile is
 * not among those that the change ends.
 */
function isStill({ prisma }: Context, userId: string, before: string | null): Promise<boolean> {
  return prisma.$transaction(async (transaction) => {
    await lockPassword(transaction, userId);
    return (await passwordHashOf(transaction, userId)) === before;
  });
}

function refuse(): SignInPayload {
  const message = 'Address or password is wrong.';
  return { viewer: null, userErrors: [userError('UNAUTHENTICATED', ['password'], message)] };
}
