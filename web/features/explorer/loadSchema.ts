import type { GraphQLSchema, IntrospectionQuery } from 'graphql';
import { buildClientSchema, getIntrospectionQuery } from 'graphql';

/** The schema as the API tells it; null where it does not answer. */
export async function loadSchema(signal: AbortSignal): Promise<GraphQLSchema | null> {
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: getIntrospectionQuery() }),
      signal,
    });
    const { data } = (await response.json()) as { data?: IntrospectionQuery };
    return data ? buildClientSchema(data) : null;
  } catch {
    return null;
  }
}
