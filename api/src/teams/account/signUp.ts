import { isAPIError } from 'better-auth/api';
import { z } from 'zod';
import { foundBy, type Preparation } from '../../platform/audit/preparation.ts';
import { createAuth } from '../../platform/auth/auth.ts';
import { parseNewPassword } from '../../platform/auth/newPassword.ts';
import type { Context } from '../../platform/context/context.ts';
import { authHeaders } from '../../platform/context/http.ts';
import { nameSchema } from '../../platform/input/nameSchema.ts';
import { parseInput } from '../../platform/input/parseInput.ts';
import type { UserError } from '../../platform/input/userError.type.ts';
import { userError } from '../../platform/input/userError.type.ts';
import { payerOf } from '../../platform/limits/payer.ts';
import { findPending, join } from '../invitation/acceptInvitation.ts';
import { emailSchema } from '../invitation/invitation.service.ts';
import type { SignInPayload, SignUpInput } from './account.type.ts';
import { becomeUser } from './becomeUser.ts';
import { countAttempt } from './countAttempt.ts';

const signUpSchema = z.object({
  email: emailSchema,
  name: nameSchema,
  password: z.string(),
  invitationToken: z.string().min(1).nullish(),
});

type Wanted = { value: z.infer<typeof signUpSchema>; hash: string };

/** Hashes the password before the transaction that makes the user: within it each that waits would hold a connection. */
export const hashFirst: Preparation<SignUpInput, Wanted> = async (context, input, change) => {
  await countAttempt(context, input.email);
  const { access, http, passwordTurns } = context;
  const { value, userErrors } = parseInput(signUpSchema, input);
  const chosen = parseNewPassword(input.password, input, ['password']);
  if (userErrors || chosen.userErrors) return refuse(...(userErrors ?? []), ...(chosen.userErrors ?? []));
  const { refusal } = await findInvitation(context, value);
  if (refusal) return refusal;
  const hash = await passwordTurns.paidBy(payerOf(access, http.address), () =>
    passwordTurns.hash(chosen.value),
  );
  return change({ value, hash });
};

/** Makes a user with a password, signs them in, and lets them join the team whose invitation they hold. */
export async function signUp(context: Context): Promise<SignInPayload> {
  const { authOptions, passwordTurns, prisma } = context;
  const { value, hash } = foundBy(context, hashFirst);
  const { invitation, refusal } = await findInvitation(context, value);
  if (refusal) return refusal;
  const { invitationToken: _, ...body } = value;
  try {
    const passwords = { verify: passwordTurns.verify, hash: async () => hash };
    const auth = createAuth({ ...authOptions, prisma, passwords });
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
    return refuse(
      userError('CONFLICT', ['email'], 'A user with this address exists already; sign in instead.'),
    );
  }
}

/** The invitation that is held, if one is; a refusal where this Critbatch asks for one that is not. */
async function findInvitation(context: Context, { email, invitationToken }: Wanted['value']) {
  const { signUp: mode } = context.authOptions;
  const invitation = invitationToken ? await findPending(context, invitationToken) : null;
  const isFor = invitation?.email === email;
  if (mode !== 'off' && (isFor || (mode === 'open' && !invitationToken)))
    return { invitation, refusal: null };
  const message = 'Signing up needs an invitation for this address; ask a team for one.';
  return { invitation, refusal: refuse(userError('FORBIDDEN', ['invitationToken'], message)) };
}

function refuse(...userErrors: UserError[]): SignInPayload {
  return { viewer: null, userErrors };
}
