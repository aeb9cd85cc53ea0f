import type { Auth, AuthOptions, OidcProvider } from './auth.ts';
import { createAuth, signOnProviderId } from './auth.ts';

/** Where a browser goes next, with the cookie that ties what comes back to it. */
export type SignOnStart = { location: string; cookies: string[] };

/**
 * Sign-in through the operator's OpenID provider. What the provider says of itself is asked for when the first person comes,
 * and again until it answers: a provider that is away while the API starts keeps nobody out for longer than that.
 */
export class SingleSignOn {
  readonly provider: OidcProvider;
  readonly #options: AuthOptions;
  #discovered: Auth | null = null;

  constructor(options: AuthOptions, provider: OidcProvider) {
    this.#options = options;
    this.provider = provider;
  }

  /** better-auth with the provider; null while the provider does not answer. */
  async auth(): Promise<Auth | null> {
    if (this.#discovered) return this.#discovered;
    const auth = createAuth({ ...this.#options, oidc: this.provider });
    const { socialProviders } = await auth.$context;
    if (!socialProviders.some(({ id }) => id === signOnProviderId)) return null;
    this.#discovered = auth;
    return auth;
  }

  /** Begins a sign-in: null while the provider does not answer. */
  async begin(): Promise<SignOnStart | null> {
    const auth = await this.auth();
    if (!auth) return null;
    const body = { provider: signOnProviderId, callbackURL: '/sweeps', errorCallbackURL: '/sign-in' };
    const { headers, response } = await auth.api.signInSocial({ body, returnHeaders: true });
    return response.url ? { location: response.url, cookies: headers.getSetCookie() } : null;
  }
}
