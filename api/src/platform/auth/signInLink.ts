import type { AuthOptions } from './auth.ts';
import { createAuth } from './auth.ts';

/** A link that signs the user in once, within a day. Only the hash of its token is stored. */
export async function createSignInLink(
  options: Omit<AuthOptions, 'onSignInLink' | 'signUp'>,
  email: string,
): Promise<string> {
  let link: string | undefined;
  const auth = createAuth({
    ...options,
    signUp: 'off',
    onSignInLink: ({ url }) => {
      link = url;
    },
  });
  await auth.api.signInMagicLink({ body: { email, callbackURL: '/' }, headers: new Headers() });
  if (!link) throw new Error('The sign-in link was not made.');
  return link;
}
