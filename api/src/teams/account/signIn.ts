import { isAPIError } from 'better-auth/api';
import { signInByPassword } from '../../platform/auth/endSessions.ts';
import type { Context } from '../../platform/context/context.ts';
import { authHeaders } from '../../platform/context/http.ts';
import { userError } from '../../platform/input/userError.type.ts';
import { payerOf } from '../../platform/limits/payer.ts';
import { sayWhenToRetry } from '../../platform/limits/sayWhenToRetry.ts';
import type { SignInInput, SignInPayload } from './account.type.ts';
import { becomeUser } from './becomeUser.ts';
import { countAttempt } from './countAttempt.ts';

/** Signs a user in with their password. The error does not tell whether the address or the password is wrong. */
export async function signIn(context: Context, { email, password }: SignInInput): Promise<SignInPayload> {
  const { access, auth, http, passwordTurns, prisma } = context;
  await countAttempt(context, email);
  try {
    const body = { email: email.trim(), password: password.slice(0, 1000) };
    const check = () => auth.api.signInEmail({ body, headers: authHeaders(http), returnHeaders: true });
    const made = await sayWhenToRetry(context, () =>
      signInByPassword(prisma, body.email, () => passwordTurns.paidBy(payerOf(access, http.address), check)),
    );
    http.setCookies(await becomeUser(context, made.response.user.id, made));
    context.memory = new Map();
    return { viewer: context.access, userErrors: [] };
  } catch (fault) {
    if (!isAPIError(fault)) throw fault;
    return refuse();
  }
}

function refuse(): SignInPayload {
  const message = 'Address or password is wrong.';
  return { viewer: null, userErrors: [userError('UNAUTHENTICATED', ['password'], message)] };
}
