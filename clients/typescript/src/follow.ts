import { createClient as createStream, NetworkError } from 'graphql-sse';
import { ApiUnreachable, CritbatchError, faultOf, refusalOf } from './faults.ts';
import { backOff, passes } from './retry.ts';

export interface FollowOptions<Data, Variables> {
  /** The variables with which what comes after this data can be asked for, e.g. `{ after: sequence }`. */
  readonly resume: (data: Data) => Partial<Variables>;
  readonly signal?: AbortSignal;
  /** Hears why a connection was lost. */
  readonly onLost?: (fault: unknown) => void;
}

interface Door {
  readonly url: string;
  readonly headers: Record<string, string>;
}

/** Listens to a subscription over server-sent events, and comes back after each lost connection, where it was. */
export async function* follow<Data, Variables>(
  door: Door,
  query: string,
  given: Variables,
  { resume, signal, onLost }: FollowOptions<Data, Variables>,
): AsyncGenerator<Data, void, undefined> {
  let variables = given;
  let failures = 0;
  while (!signal?.aborted) {
    const stream = createStream({ ...door, retryAttempts: 0, fetchFn: fetchHere });
    const hangUp = () => stream.dispose();
    signal?.addEventListener('abort', hangUp, { once: true });
    try {
      const messages = stream.iterate<Data>({ query, variables: variables as Record<string, unknown> });
      for await (const { data, errors } of messages) {
        if (errors || data == null) throw refusalOf(errors ?? []);
        failures = 0;
        variables = { ...variables, ...resume(data) };
        yield data;
      }
      onLost?.(new ApiUnreachable('The API ended the stream.'));
    } catch (fault) {
      if (signal?.aborted) return;
      const told = fault instanceof NetworkError ? await faultOfStream(fault) : fault;
      if (told instanceof CritbatchError && !passes(told)) throw told;
      onLost?.(told);
    } finally {
      signal?.removeEventListener('abort', hangUp);
      stream.dispose();
    }
    await backOff(failures++, signal).catch(() => {});
  }
}

/** The token is for this address alone. */
const fetchHere: typeof fetch = (input, init) => fetch(input, { ...init, redirect: 'manual' });

async function faultOfStream(fault: NetworkError): Promise<Error> {
  return fault.response
    ? faultOf(fault.response as Response)
    : new ApiUnreachable(fault.message, { cause: fault });
}
