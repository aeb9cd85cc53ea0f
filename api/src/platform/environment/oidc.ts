import { z } from 'zod';
import type { DomainTeam, OidcProvider } from '../auth/auth.ts';
import { listed } from './listed.ts';

const domainTeam = z
  .string()
  .regex(
    /^[^=:\s]+=[^=:\s]+:(ADMIN|MEMBER|VIEWER)$/,
    'CRITBATCH_OIDC_TEAMS is such as example.org=our-team:MEMBER',
  )
  .transform((text): DomainTeam => {
    const [, domain = '', teamSlug = '', role = 'VIEWER'] = /^(.+)=(.+):(\w+)$/.exec(text) ?? [];
    return { domain, teamSlug, role: role as DomainTeam['role'] };
  });

/** The provider of single sign-on; null where CRITBATCH_OIDC_ISSUER is not set. */
export const oidcSchema = z
  .object({
    CRITBATCH_OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
    CRITBATCH_OIDC_CLIENT_ID: z.string().default(''),
    CRITBATCH_OIDC_CLIENT_SECRET: z.string().default(''),
    CRITBATCH_OIDC_NAME: z.string().min(1).max(60).default('OpenID'),
    CRITBATCH_OIDC_TRUSTS_EMAIL: z.enum(['true', 'false']).default('false'),
    CRITBATCH_OIDC_TEAMS: listed(domainTeam),
  })
  .refine(
    (values) =>
      !values.CRITBATCH_OIDC_ISSUER ||
      (values.CRITBATCH_OIDC_CLIENT_ID !== '' && values.CRITBATCH_OIDC_CLIENT_SECRET !== ''),
    {
      path: ['CRITBATCH_OIDC_CLIENT_ID'],
      message: 'CRITBATCH_OIDC_CLIENT_ID and CRITBATCH_OIDC_CLIENT_SECRET belong to CRITBATCH_OIDC_ISSUER',
    },
  )
  .transform(({ CRITBATCH_OIDC_ISSUER: issuer, ...values }): { oidc: OidcProvider | null } => {
    if (!issuer) return { oidc: null };
    return {
      oidc: {
        issuer,
        clientId: values.CRITBATCH_OIDC_CLIENT_ID,
        clientSecret: values.CRITBATCH_OIDC_CLIENT_SECRET,
        name: values.CRITBATCH_OIDC_NAME,
        trustsEmail: values.CRITBATCH_OIDC_TRUSTS_EMAIL === 'true',
        domainTeams: values.CRITBATCH_OIDC_TEAMS,
      },
    };
  });
