/** What came back from an operation. */
export type Answer<Data> = {
  data: Data | null;
  errors?: { message: string; path?: unknown[]; extensions: { code: string } }[];
};

/** Sends an operation over HTTP as the holder of a token (or a cookie, or nobody). */
export async function send<Data = Record<string, never>>(
  url: string,
  query: string,
  { token, cookie, variables }: { token?: string; cookie?: string; variables?: Record<string, unknown> } = {},
): Promise<Answer<Data>> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(cookie ? { cookie } : {}),
    },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as Answer<Data>;
}

/** The data of an operation that must succeed. */
export async function ask<Data>(...operation: Parameters<typeof send>): Promise<Data> {
  const { data, errors } = await send<Data>(...operation);
  if (errors || !data) throw new Error(`The operation failed: ${JSON.stringify(errors)}`);
  return data;
}
