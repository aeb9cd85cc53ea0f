import { setTimeout as sleep } from 'node:timers/promises';
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
  #discovery: Promise<Auth | null> | null = null;

  readonly #patienceMilliseconds: number;

  constructor(options: AuthOptions, provider: OidcProvider, patienceMilliseconds = 10_000) {
    this.#options = options;
    this.provider = provider;
    this.#patienceMilliseconds = patienceMilliseconds;
  }

  /** better-auth with the provider; null while the provider does not answer. */
  async auth(): Promise<Auth | null> {
    if (this.#discovered) return this.#discovered;
    // One question at a time, for all who come meanwhile: strangers may come as often as they like.
    this.#discovery ??= this.#discover().finally(() => {
      this.#discovery = null;
    });
    return this.#discovery;
  }

  /** One that does not answer in time is asked anew by who comes next. */
  async #discover(): Promise<Auth | null> {
    const patience = new AbortController();
    const late = sleep(this.#patienceMilliseconds, null, { signal: patience.signal, ref: false }).catch(
      () => null,
    );
    const found = await Promise.race([this.#ask(), late]).finally(() => patience.abort());
    this.#discovered = found;
    return found;
  }

  async #ask(): Promise<Auth | null> {
    const auth = createAuth({ ...this.#options, oidc: this.provider });
    const { socialProviders } = await auth.$context;
    return socialProviders.some(({ id }) => id === signOnProviderId) ? auth : null;
  }

  /** Begins a sign-in: null while the provider does not answer. */
  async begin(): Promise<SignOnStart | null> {
    const auth = await this.auth();
    if (!auth) return null;
    const body = { provider: signOnProviderId, callbackURL: '/', errorCallbackURL: '/sign-in' };
    const { headers, response } = await auth.api.signInSocial({ body, returnHeaders: true });
    return response.url ? { location: response.url, cookies: headers.getSetCookie() } : null;
  }
}
