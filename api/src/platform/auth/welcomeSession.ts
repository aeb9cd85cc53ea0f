import type { PrismaClient } from '@critbatch/prisma/generated/client';
import type { GenericEndpointContext } from 'better-auth';
import { APIError } from 'better-auth/api';
import { endIfOvertaken } from './endSessions.ts';
import { KnownDevices, knownSeconds } from './knownDevice.ts';

/** Live sessions of one user; with one more the oldest ends. */
export const mostSessions = 30;

/**
 * After every sign-in, by whatever way: one whose user has ended all sessions meanwhile is refused, the oldest sessions above the
 * cap end, and the browser is a known device.
 */
export async function welcomeSession(
  prisma: PrismaClient,
  secret: string,
  session: { id: string; userId: string },
  context: GenericEndpointContext | null,
): Promise<void> {
  const { userId } = session;
  if (await endIfOvertaken(prisma, session)) {
    const page = `${context?.context.options.onAPIError?.errorURL}?error=sessions_ended`;
    throw context?.redirect(page) ?? new APIError('UNAUTHORIZED', { code: 'sessions_ended' });
  }
  const live = await prisma.session.findMany({
    where: { userId, expiresAt: { gt: new Date() } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    skip: mostSessions,
    select: { id: true },
  });
  if (live.length > 0) await prisma.session.deleteMany({ where: { id: { in: live.map(({ id }) => id) } } });
  const user = await prisma.user.findUnique({ where: { id: userId }, select: { email: true } });
  if (!user || !context) return;
  const { name, attributes } = context.context.createAuthCookie('device', { maxAge: knownSeconds });
  context.setCookie(name, new KnownDevices(secret).remember(user.email), attributes);
}
