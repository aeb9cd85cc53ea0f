import type { PrismaClient } from '@critbatch/prisma/generated/client';
import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { APIError } from 'better-auth/api';
import { magicLink } from 'better-auth/plugins/magic-link';

/** Who can become a user: everybody, whom a team has invited, or nobody. */
export type SignUpMode = 'open' | 'invitation' | 'off';

export type AuthOptions = {
  prisma: PrismaClient;
  /** Origin of the portal, under which /api/auth is proxied. */
  publicUrl: string;
  secret: string;
  signUp: SignUpMode;
  /** Gets every sign-in link that is made. */
  onSignInLink?: (link: { email: string; url: string }) => void | Promise<void>;
};

export const passwordLength = { least: 12, most: 128 } as const;

const signInLinkSeconds = 24 * 60 * 60;

/** better-auth over our records: users, passwords, sessions and sign-in links. See docs/decisions/0006-auth.md. */
export function createAuth({ prisma, publicUrl, secret, signUp, onSignInLink }: AuthOptions) {
  return betterAuth({
    appName: 'Critbatch',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret,
    trustedOrigins: [publicUrl],
    telemetry: { enabled: false },
    // limits/callerLimits.ts counts.
    rateLimit: { enabled: false },
    logger: { level: 'error' },
    database: prismaAdapter(prisma, { provider: 'postgresql', transaction: true }),
    advanced: {
      database: { generateId: false },
      cookiePrefix: 'critbatch',
      useSecureCookies: publicUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
    },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: passwordLength.least,
      maxPasswordLength: passwordLength.most,
    },
    databaseHooks: { user: { create: { before: (user) => refuseUnwanted(prisma, signUp, user.email) } } },
    plugins: [
      magicLink({
        storeToken: 'hashed',
        expiresIn: signInLinkSeconds,
        sendMagicLink: async (link) => onSignInLink?.(link),
      }),
    ],
  });
}

export type Auth = ReturnType<typeof createAuth>;

/** Whatever way a user comes in by: the first owner alone is made by a command, past this. */
async function refuseUnwanted(prisma: PrismaClient, signUp: SignUpMode, email: string): Promise<void> {
  if (signUp === 'open' || (signUp === 'invitation' && (await isInvited(prisma, email)))) return;
  throw new APIError('FORBIDDEN', { code: 'FORBIDDEN', message: 'Ask a team for an invitation.' });
}

/** Whether a team waits for the owner of this address. */
export async function isInvited(prisma: PrismaClient, email: string): Promise<boolean> {
  const invitation = await prisma.invitation.findFirst({
    where: { email: email.toLowerCase(), status: 'pending', expiresAt: { gt: new Date() } },
    select: { id: true },
  });
  return invitation !== null;
}
