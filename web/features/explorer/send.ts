import type { ExecutionResult } from 'graphql';
import { getOperationAST, parse } from 'graphql';
import { createClient } from 'graphql-sse';

/** An operation as the reader has written it. */
export type Written = { operation: string; variables: string };

/**
 * Sends an operation in the name of the reader, and hands on every answer: one, or as many as a subscription brings until
 * the signal ends it. Rejects with a sentence where it cannot be sent.
 */
export async function send(
  { operation, variables }: Written,
  onAnswer: (answer: unknown) => void,
  signal: AbortSignal,
): Promise<void> {
  const body = { query: operation, variables: JSON.parse(variables || '{}') };
  if (!isSubscription(operation)) {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal,
    });
    onAnswer(await response.json());
    return;
  }
  const stream = createClient({ url: '/graphql/stream', retryAttempts: 0 });
  signal.addEventListener('abort', () => stream.dispose(), { once: true });
  for await (const answer of stream.iterate(body)) onAnswer(answer as ExecutionResult);
}

/** Whether it goes on to bring answers until it is stopped; a GraphQLError where it cannot be parsed. */
export function isSubscription(operation: string): boolean {
  return getOperationAST(parse(operation))?.operation === 'subscription';
}
