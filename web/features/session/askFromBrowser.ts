import type { TypedDocumentString } from '../../graphql/generated/graphql.ts';

type Answer = {
  data?: Record<string, { userErrors: { code: string }[] } | null> | null;
  errors?: { extensions?: { code?: string } }[];
};

/** Sends a mutation from the browser; null where it was done, or the code of what is in its way. */
export async function askFromBrowser<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
): Promise<string | null> {
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: document.toString(), variables }),
    });
    const { data, errors } = (await response.json()) as Answer;
    if (errors?.[0]) return errors[0].extensions?.code ?? 'INTERNAL';
    const [payload] = Object.values(data ?? {});
    return payload ? (payload.userErrors[0]?.code ?? null) : 'INTERNAL';
  } catch {
    return 'INTERNAL';
  }
}
