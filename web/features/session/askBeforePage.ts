import type { TypedDocumentString } from '../../graphql/generated/graphql.ts';
import { apiUrl } from './apiUrl.ts';
import { asReader } from './asReader.ts';

export type Reply<Data> = { data: Data | null; codes: (string | undefined)[] };

/**
 * Asks the API in the name of the reader before a page is rendered, for its status has to be known by then. Null where the
 * API does not say: then the page itself will.
 */
export async function askBeforePage<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
  sent: Headers,
): Promise<Reply<Data> | null> {
  try {
    const response = await fetch(apiUrl('/graphql'), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...asReader(sent) },
      body: JSON.stringify({ query: document.toString(), variables }),
      cache: 'no-store',
      signal: AbortSignal.timeout(5000),
    });
    const { data = null, errors = [] } = (await response.json()) as {
      data?: Data | null;
      errors?: { extensions?: { code?: string } }[];
    };
    return { data, codes: errors.map(({ extensions }) => extensions?.code) };
  } catch {
    return null;
  }
}
