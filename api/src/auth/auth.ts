import type { PrismaClient } from '@critbatch/prisma/generated/client';
import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { APIError } from 'better-auth/api';
import { magicLink } from 'better-auth/plugins/magic-link';
import { organization } from 'better-auth/plugins/organization';
import { accessControl, roles } from './roles.ts';

export type AuthOptions = {
  prisma: PrismaClient;
  /** Origin of the portal, under which /api/auth is proxied. */
  publicUrl: string;
  secret: string;
  /** Gets every sign-in link that is made. Absent in the server: it has no post office, and gives no links away. */
  onSignInLink?: (url: string) => void;
};

const signInLinkSeconds = 24 * 60 * 60;

/** better-auth over our records: sessions, sign-in links and teams (its organisations). See docs/decisions/0006-auth.md. */
export function createAuth({ prisma, publicUrl, secret, onSignInLink }: AuthOptions) {
  return betterAuth({
    appName: 'Critbatch',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret,
    trustedOrigins: [publicUrl],
    telemetry: { enabled: false },
    logger: { level: 'error' },
    database: prismaAdapter(prisma, { provider: 'postgresql', transaction: true }),
    advanced: {
      database: { generateId: false },
      cookiePrefix: 'critbatch',
      useSecureCookies: publicUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
    },
    // Links are made on the machine that runs Critbatch (commands/firstOwner.ts), never for whoever asks over HTTP.
    disabledPaths: ['/sign-in/magic-link'],
    databaseHooks: { user: { create: { before: (user) => refuseUninvited(prisma, user.email) } } },
    plugins: [
      magicLink({
        storeToken: 'hashed',
        expiresIn: signInLinkSeconds,
        sendMagicLink: async ({ url }) => onSignInLink?.(url),
      }),
      organization({
        ac: accessControl,
        roles,
        creatorRole: 'OWNER',
        allowUserToCreateOrganization: false,
        disableOrganizationDeletion: true,
        schema: {
          session: { fields: { activeOrganizationId: 'activeTeamId' } },
          organization: { modelName: 'team' },
          member: { modelName: 'membership', fields: { organizationId: 'teamId' } },
          invitation: { fields: { organizationId: 'teamId' } },
        },
      }),
    ],
  });
}

export type Auth = ReturnType<typeof createAuth>;

/** Only who has been invited into a team can become a user; the first owner is made by a command. */
async function refuseUninvited(prisma: PrismaClient, email: string): Promise<void> {
  const invitation = await prisma.invitation.findFirst({
    where: { email: email.toLowerCase(), status: 'pending', expiresAt: { gt: new Date() } },
    select: { id: true },
  });
  if (!invitation)
    throw new APIError('FORBIDDEN', { code: 'FORBIDDEN', message: 'Ask a team for an invitation.' });
}
