import { randomUUID } from 'node:crypto';
import type { Role } from '@critbatch/prisma/generated/enums';
import { createSignInLink } from '../platform/auth/signInLink.ts';
import type { TestApi } from './startTestApi.ts';

/** A signed-in user in a role of the team, with the cookie of their session. */
export async function signInAs(api: TestApi, team: { localId: string }, role: Role) {
  const email = `${randomUUID()}@example.org`;
  const user = await api.client.user.create({
    data: {
      name: `A ${role.toLowerCase()}`,
      email,
      emailVerified: true,
      memberships: { create: { teamId: team.localId, role } },
    },
    include: { memberships: true },
  });
  return {
    cookie: await signInWithLink(api, email),
    userId: user.id,
    email,
    membershipId: user.memberships[0]?.id ?? '',
  };
}

/** Follows a fresh sign-in link of an address, and gives the cookie that comes back. */
export async function signInWithLink(api: TestApi, email: string): Promise<string> {
  const { publicUrl, authSecret: secret } = api.environment;
  const link = new URL(await createSignInLink({ prisma: api.client, publicUrl, secret }, email));
  const response = await fetch(api.url + link.pathname + link.search, { redirect: 'manual' });
  return cookieOf(response);
}

/** The cookies that an answer sets, as a browser would send them back. */
export function cookieOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
}

/** The same cookies, as a browser of a test takes them for a site. */
export function browserCookies(cookie: string, url: string): { name: string; value: string; url: string }[] {
  return cookie.split('; ').map((pair) => {
    const [name = '', ...value] = pair.split('=');
    return { name, value: value.join('='), url };
  });
}
