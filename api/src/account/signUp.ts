import { isAPIError } from 'better-auth/api';
import { z } from 'zod';
import { createAuth } from '../auth/auth.ts';
import { parseNewPassword } from '../auth/newPassword.ts';
import { waitToHash } from '../auth/passwordTurns.ts';
import type { Context } from '../context/context.ts';
import { authHeaders } from '../context/http.ts';
import { findPending, join } from '../invitation/acceptInvitation.ts';
import { emailSchema } from '../invitation/invitation.service.ts';
import { parseInput } from '../outcome/parseInput.ts';
import type { UserError } from '../outcome/userError.type.ts';
import { userError } from '../outcome/userError.type.ts';
import { nameSchema } from '../version/nameSchema.ts';
import type { SignInPayload, SignUpInput } from './account.type.ts';
import { becomeUser } from './becomeUser.ts';
import { countAttempt } from './countAttempt.ts';

const signUpSchema = z.object({
  email: emailSchema,
  name: nameSchema,
  password: z.string(),
  invitationToken: z.string().min(1).nullish(),
});

/** Waits before the transaction that makes the user. */
export const waitToSignUp = waitToHash<SignUpInput>((context, { email }) => countAttempt(context, email));

/** Makes a user with a password, signs him in, and lets him join the team whose invitation he holds. */
export async function signUp(context: Context, input: SignUpInput): Promise<SignInPayload> {
  const { authOptions, prisma } = context;
  const { value, userErrors } = parseInput(signUpSchema, input);
  const chosen = parseNewPassword(input.password, input, ['password']);
  if (userErrors || chosen.userErrors) return refuse(...(userErrors ?? []), ...(chosen.userErrors ?? []));
  const { invitationToken, ...body } = value;
  const invitation = invitationToken ? await findPending(context, invitationToken) : null;
  const isFor = invitation?.email === value.email;
  if (
    authOptions.signUp === 'off' ||
    (authOptions.signUp === 'invitation' && !isFor) ||
    (invitationToken && !isFor)
  ) {
    const message = 'This asks for the link of an invitation for this address; ask a team for one.';
    return refuse(userError('FORBIDDEN', ['invitationToken'], message));
  }
  try {
    const auth = createAuth({ ...authOptions, prisma });
    const made = await auth.api.signUpEmail({
      body,
      headers: authHeaders(context.http),
      returnHeaders: true,
    });
    const userId = made.response.user.id;
    const cookies = await becomeUser(context, userId, made);
    context.change.afterwards(async () => context.http.setCookies(cookies));
    if (invitation) await join(context, invitation, userId);
    context.change.describe({
      object: { teamId: invitation?.teamId ?? null, noun: 'User', id: userId },
      after: { email: value.email, name: value.name },
    });
    return { viewer: context.access, userErrors: [] };
  } catch (fault) {
    if (!isAPIError(fault) || fault.statusCode !== 422) throw fault;
    return refuse(userError('CONFLICT', ['email'], 'There is a user of this address; sign in instead.'));
  }
}

function refuse(...userErrors: UserError[]): SignInPayload {
  return { viewer: null, userErrors };
}
