import { accessOfUser } from '../../platform/auth/authenticate.ts';
import type { Context } from '../../platform/context/context.ts';

/** What better-auth answers to who signs up or in. */
type SignedIn = { headers: Headers; response: { token: string | null } };

/** Makes the rest of the request run as that user, and returns the cookies of their session. */
export async function becomeUser(
  context: Context,
  userId: string,
  { headers, response }: SignedIn,
): Promise<string[]> {
  const { prisma } = context;
  const { id } = await prisma.session.findUniqueOrThrow({ where: { token: response.token ?? '' } });
  context.access = await accessOfUser(prisma, userId, id);
  return headers.getSetCookie();
}
