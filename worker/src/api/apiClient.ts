import type { Answer, Exchange } from './answer.ts';
import { type CheckpointStore, createCheckpointStore } from './checkpointStore.ts';
import { exchange, readJson, refusalIn } from './exchange.ts';
import type { Operation } from './operation.ts';
import { readPayload } from './readPayload.ts';
import { type Patience, untilAnswered } from './untilAnswered.ts';

const requestSeconds = 15;

export interface ApiConnection {
  /** Origin of the API, e.g. http://127.0.0.1:4000. */
  readonly url: string;
  /** A token of a team with the scope "worker". */
  readonly token: string;
  /** Aborts whatever is under way. */
  readonly deadline: AbortSignal;
  readonly onRetry: Patience['onRetry'];
  readonly onHeard?: Patience['onHeard'];
}

/** The worker's one door: GraphQL operations, and the bytes of checkpoints. */
export interface ApiClient {
  /**
   * Asks until the API has answered: see `untilAnswered` for what is tried again, and until when.
   * Every operation may be resent.
   */
  ask<Input extends object, Payload>(
    operation: Operation<Input, Payload>,
    input: Input,
    patience?: AbortSignal,
  ): Promise<Answer<Payload>>;
  readonly checkpoints: CheckpointStore;
}

export function createApiClient({ url, token, deadline, onRetry, onHeard }: ApiConnection): ApiClient {
  function request(path: string, init: RequestInit, timeoutSeconds: number): Promise<Response> {
    return fetch(new URL(path, url), {
      ...init,
      headers: { ...init.headers, authorization: `Bearer ${token}` },
      signal: AbortSignal.any([
        deadline,
        AbortSignal.timeout(1000 * timeoutSeconds),
        ...(init.signal ? [init.signal] : []),
      ]),
    });
  }

  let hasSpoken = false;

  async function askOnce<Input extends object, Payload>(
    operation: Operation<Input, Payload>,
    input: Input,
  ): Promise<Exchange<Payload>> {
    const body = JSON.stringify({ query: operation.document, variables: { input } });
    const headers = { 'content-type': 'application/json', accept: 'application/json' };
    const answer = await exchange(() =>
      request('/graphql', { method: 'POST', headers, body }, requestSeconds),
    );
    if (answer.status !== 'accepted') return answer;
    const json = readJson(answer.payload);
    // An address that has been an API's is one: it is a gateway's page, or half an answer, and passes.
    if (json === undefined && hasSpoken)
      return { status: 'unreachable', reason: `${url} answers what is no JSON` };
    const read = refusalIn(json) ?? readPayload(operation, json);
    hasSpoken = true;
    return read;
  }

  let answers = 0;
  const told = {
    onRetry,
    onHeard: () => {
      answers++;
      onHeard?.();
    },
  };
  return {
    ask: (operation, input, patience = deadline) =>
      untilAnswered(() => askOnce(operation, input), { patience, ...told }),
    checkpoints: createCheckpointStore(request, { patience: deadline, ...told, answers: () => answers }),
  };
}
