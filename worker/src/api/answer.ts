/** What the API said in the end: a payload, or why not. A refusal is a value; the caller decides what it means. */
export type Answer<Payload> =
  | { readonly status: 'accepted'; readonly payload: Payload }
  | ({ readonly status: 'refused' } & Refusal);

export interface Refusal {
  /** A code of docs/errors.md, or one of GraphQL's own. */
  readonly code: string;
  readonly message: string;
  /** Whether the same request may be accepted later. */
  readonly retryable: boolean;
}

/** What one request came to. Unreachable: nobody knows whether the API has seen it. */
export type Exchange<Payload> = Answer<Payload> | { readonly status: 'unreachable'; readonly reason: string };
