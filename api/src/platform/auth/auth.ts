import type { PrismaClient } from '@critbatch/prisma/generated/client';
import type { Role } from '@critbatch/prisma/generated/enums';
import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { APIError } from 'better-auth/api';
import { genericOAuth } from 'better-auth/plugins/generic-oauth';
import { magicLink } from 'better-auth/plugins/magic-link';
import { log } from '../log/log.ts';
import { endTokensOf } from './apiToken.ts';
import { passwordLength } from './newPassword.ts';
import type { PasswordTurns } from './passwordTurns.ts';
import { personOf, subjectOf } from './signedOnPerson.ts';
import { welcomeSession } from './welcomeSession.ts';

/** Who can become a user: everybody, users whom a team has invited, or nobody. */
export type SignUpMode = 'open' | 'invitation' | 'off';

/** The team and the role that people get whose address is of a domain. */
export type DomainTeam = { domain: string; teamSlug: string; role: Role };

/** Somebody whom the operator's provider has sent for the first time. */
export type NewPerson = { id: string; name: string; email: string };

/** The operator's OpenID Connect provider, and the client under which Critbatch is registered there. */
export type OidcProvider = {
  /** What the button calls it. */
  name: string;
  /** Its address; <issuer>/.well-known/openid-configuration says the rest. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Whether its e-mail addresses are proved though it does not say so. */
  trustsEmail: boolean;
  domainTeams: readonly DomainTeam[];
};

/** Its callback is <public URL>/api/auth/callback/sso. */
export const signOnProviderId = 'sso';

export type AuthOptions = {
  prisma: PrismaClient;
  /** Origin of the portal, under which /api/auth is proxied. */
  publicUrl: string;
  secret: string;
  signUp: SignUpMode;
  /** Hashes passwords, and compares them; better-auth does both where absent, as many at once as are asked for. */
  passwords?: Pick<PasswordTurns, 'hash' | 'verify'>;
  /** Gets every sign-in link that is made. */
  onSignInLink?: (link: { email: string; url: string }) => void | Promise<void>;
  /** Lets people in through this provider too. */
  oidc?: OidcProvider;
  /** Lets somebody whom that provider has sent for the first time into the teams that wait for them. */
  onFirstSignOn?: (person: NewPerson, domainTeams: readonly DomainTeam[]) => Promise<void>;
};

const signInLinkSeconds = 24 * 60 * 60;

/** better-auth over our records: users, passwords, sessions and sign-in links. See docs/decisions/0006-auth.md. */
export function createAuth({
  prisma,
  publicUrl,
  secret,
  signUp,
  passwords,
  onSignInLink,
  oidc,
  onFirstSignOn,
}: AuthOptions) {
  return betterAuth({
    appName: 'Critbatch',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret,
    trustedOrigins: [publicUrl],
    telemetry: { enabled: false },
    // limits/callerLimits.ts counts.
    rateLimit: { enabled: false },
    logger: { level: 'error', log: (_level, message) => log({ level: 'error', message }) },
    database: prismaAdapter(prisma, { provider: 'postgresql', transaction: true }),
    advanced: {
      database: { generateId: false },
      cookiePrefix: 'critbatch',
      useSecureCookies: publicUrl.startsWith('https:'),
      // Said, for better-auth leaves both out where the environment has TEST or NODE_ENV=test: whence requests come, where links lead.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
    },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: passwordLength.least,
      maxPasswordLength: passwordLength.most,
      ...(passwords && { password: passwords }),
    },
    // What goes wrong on the way back from somewhere else is said on the page that led there.
    onAPIError: { errorURL: `${publicUrl}/sign-in` },
    // The provider is asked who somebody is, and for nothing afterwards.
    account: { updateAccountOnSignIn: false },
    databaseHooks: {
      user: {
        create: {
          before: (user) =>
            oidc ? refuseUnproved(signUp, user.emailVerified) : refuseUnwanted(prisma, signUp, user.email),
          after: async (user) => {
            if (oidc) await onFirstSignOn?.(user, oidc.domainTeams);
          },
        },
        // Only `emailVerified` of a user ever changes: the owner of the address has come, and better-auth ends password and sessions.
        update: {
          after: async ({ id, emailVerified }) => {
            if (emailVerified) await endTokensOf(prisma, id);
          },
        },
      },
      session: {
        create: {
          after: (session, context) => welcomeSession(prisma, secret, session, context),
        },
      },
      account: {
        create: {
          before: async () => ({ data: { accessToken: null, refreshToken: null, idToken: null } }),
        },
      },
    },
    plugins: [
      ...(oidc ? [genericOAuth({ config: [signOnConfig(oidc)] })] : []),
      magicLink({
        storeToken: 'hashed',
        expiresIn: signInLinkSeconds,
        sendMagicLink: async (link) => onSignInLink?.(link),
      }),
    ],
  });
}

export type Auth = ReturnType<typeof createAuth>;

type Profile = Record<string, unknown>;

function signOnConfig({ name, issuer, clientId, clientSecret, trustsEmail }: OidcProvider) {
  return {
    providerId: signOnProviderId,
    name,
    discoveryUrl: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    clientId,
    clientSecret,
    scopes: ['openid', 'email', 'profile'],
    requireIdTokenVerification: true,
    // A subject is unique within its issuer: with another issuer nobody becomes somebody else.
    accountSubject: ({ tokens, profile }: { tokens: { idToken?: string | undefined }; profile: Profile }) =>
      `${issuer} ${subjectOf(tokens.idToken, profile)}`,
    mapProfileToUser: (profile: Profile) => personOf(profile, trustsEmail),
  };
}

/** The provider says who is of the house; an address that it does not vouch for makes nobody a user. */
async function refuseUnproved(signUp: SignUpMode, emailVerified: boolean): Promise<void> {
  if (signUp === 'off')
    throw new APIError('FORBIDDEN', { code: 'signup_disabled', message: 'Nobody may sign up.' });
  if (!emailVerified)
    throw new APIError('FORBIDDEN', { code: 'email_not_verified', message: 'The address is not verified.' });
}

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
