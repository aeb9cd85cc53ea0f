/** What a mutation of an account needs of the request and the answer below GraphQL. */
export type Http = {
  /** Address of the sender, as the outermost proxy that we trust saw it. */
  address: string;
  userAgent: string;
  /** What the browser has kept of us. */
  cookie: string;
  /** Adds Set-Cookie headers to the answer. */
  setCookies: (cookies: string[]) => void;
  /** Says when to come again. */
  setRetryAfter: (seconds: number) => void;
};

/** The request as better-auth looks at it. */
export function authHeaders({ address, userAgent }: Http): Headers {
  return new Headers({ 'x-forwarded-for': address, 'user-agent': userAgent });
}
