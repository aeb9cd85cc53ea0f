/** What came back from an operation. */
export type Answer<Data> = {
  data: Data | null;
  errors?: { message: string; path?: unknown[]; extensions: { code: string } }[];
  extensions?: Record<string, unknown>;
};

type Options = { token?: string; cookie?: string; variables?: Record<string, unknown> };

/** Sends an operation over HTTP as the holder of a token (or a cookie, or nobody). */
export async function send<Data = Record<string, never>>(
  url: string,
  query: string,
  options: Options = {},
): Promise<Answer<Data>> {
  return (await post<Data>(url, query, options)).answer;
}

/** The same, with the response around the answer. */
export async function post<Data = Record<string, never>>(
  url: string,
  query: string,
  { token, cookie, variables }: Options = {},
): Promise<{ answer: Answer<Data>; response: Response }> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(cookie ? { cookie } : {}),
    },
    body: JSON.stringify({ query, variables }),
  });
  return { answer: (await response.json()) as Answer<Data>, response };
}

/** An answer has thirty seconds of its thread, which other tests may take all of: the API says to ask again. */
const mostAsked = 5;

/** The data of an operation that must succeed. */
export async function ask<Data>(...operation: Parameters<typeof send>): Promise<Data> {
  for (let asked = 1; ; asked++) {
    const { data, errors } = await send<Data>(...operation);
    if (data && !errors) return data;
    const isLate = errors?.every(({ extensions }) => extensions.code === 'TARGET_TAKES_TOO_LONG');
    if (!isLate || asked === mostAsked) throw new Error(`The operation failed: ${JSON.stringify(errors)}`);
  }
}

export type UserErrors = { userErrors: { code: string; field: string[]; message: string }[] };

/** The payload of a mutation of one input, whose type has the mutation's name if nothing else is said; its user errors are for the caller to read. */
export async function change<Payload = object>(
  url: string,
  token: string,
  mutation: string,
  selection: string,
  input: object,
  inputType = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`,
): Promise<Payload & UserErrors> {
  const query = `mutation ($input: ${inputType}!) { payload: ${mutation}(input: $input) { ${selection} userErrors { code field message } } }`;
  return (await ask<{ payload: Payload & UserErrors }>(url, query, { token, variables: { input } })).payload;
}

export const codesOf = ({ userErrors }: UserErrors) => userErrors.map(({ code }) => code);
