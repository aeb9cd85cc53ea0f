import type { TadaDocumentNode } from 'gql.tada';
import { OperationTypeNode, print } from 'graphql';
import { ApiUnreachable, answerIn, faultOf, refusalOf } from './faults.ts';
import { type FollowOptions, follow } from './follow.ts';
import { backOff, passes } from './retry.ts';

export interface ClientOptions {
  /** Address of the API or of the portal, e.g. http://127.0.0.1:3000. */
  readonly url: string;
  /** A token of the team. */
  readonly token: string;
  /** How long a request is tried while the API is away; 60. */
  readonly patienceSeconds?: number;
}

export interface RequestOptions {
  readonly signal?: AbortSignal;
}

/** What an operation takes beside itself: nothing where it has no variables. */
type Given<Variables, Options> =
  Record<string, never> extends Variables
    ? [variables?: Variables, options?: Options]
    : [variables: Variables, options?: Options];

export interface Client {
  /**
   * The data of one query or mutation. While the API is away it is asked again, but for a mutation without an
   * idempotencyKey, which might be done twice.
   * Throws CritbatchError where the API refuses, ApiUnreachable where it stays away.
   */
  request<Data, Variables>(
    document: TadaDocumentNode<Data, Variables>,
    ...given: Given<Variables, RequestOptions>
  ): Promise<Data>;
  /**
   * What a subscription brings, for as long as you listen: `break` ends it. A lost connection comes back by itself, with
   * the variables that `resume` makes of the last data, so that nothing is missed and nothing comes twice.
   */
  follow<Data, Variables>(
    document: TadaDocumentNode<Data, Variables>,
    variables: Variables,
    options: FollowOptions<Data, Variables>,
  ): AsyncGenerator<Data, void, undefined>;
}

const requestSeconds = 30;

export function createClient({ url, token, patienceSeconds = 60 }: ClientOptions): Client {
  const address = (path: string) => new URL(path, url).href;
  // "localhost:4100" is a URL too, of the scheme "localhost", that nobody would ever answer at.
  if (!/^https?:/i.test(url.trim())) {
    throw new TypeError(`The address of the API begins with http:// or https://, and ${url} does not.`);
  }
  const headers = { authorization: `Bearer ${token}` };

  async function ask<Data>(
    query: string,
    variables: unknown,
    signal: AbortSignal | undefined,
  ): Promise<Data> {
    const timeout = AbortSignal.timeout(1000 * requestSeconds);
    const unanswered = (fault: unknown): never => {
      signal?.throwIfAborted();
      throw new ApiUnreachable(`${url}: ${reasonOf(fault)}`, { cause: fault });
    };
    const response = await fetch(address('/graphql'), {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ query, variables }),
      // The token is for this address alone.
      redirect: 'manual',
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    }).catch(unanswered);
    if (!response.ok) throw await faultOf(response);
    // An answer that breaks off is none.
    const { data, errors } = answerIn<Data>(await response.text().catch(unanswered), url);
    if (errors || data == null) throw refusalOf(errors ?? []);
    return data;
  }

  return {
    async request(document, ...[variables, { signal } = {}]) {
      const query = print(document);
      const patience = Date.now() + 1000 * patienceSeconds;
      for (let failures = 0; ; failures++) {
        try {
          return await ask(query, variables, signal);
        } catch (fault) {
          if (!passes(fault) || !maySendAgain(document, variables) || Date.now() > patience) throw fault;
          await backOff(failures, signal);
        }
      }
    },
    follow: (document, variables, options) =>
      follow({ url: address('/graphql/stream'), headers }, print(document), variables, options),
  };
}

function maySendAgain(document: TadaDocumentNode<unknown, never>, variables: unknown): boolean {
  const changes = document.definitions.some(
    (part) => part.kind === 'OperationDefinition' && part.operation === OperationTypeNode.MUTATION,
  );
  const { input } = (variables ?? {}) as { input?: { idempotencyKey?: string | null } };
  return !changes || Boolean(input?.idempotencyKey);
}

/** "fetch failed" hides what happened in its cause. */
function reasonOf(fault: unknown): string {
  const cause = fault instanceof Error && fault.cause instanceof Error ? fault.cause : fault;
  return cause instanceof Error ? cause.message || cause.name : String(cause);
}
