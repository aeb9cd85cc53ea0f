import { CritbatchError, isErrorCode } from '@critbatch/theory';

type GraphqlError = { message: string; extensions?: { code?: string } };

export type ApiClient = {
  /** Data of one operation; the API's own code and sentence where it refuses. */
  request<Data>(document: string, variables?: Record<string, unknown>): Promise<Data>;
};

/** A client of the API on this machine, with a token of the launcher's own. */
export function createApiClient(url: string, token: string): ApiClient {
  return {
    async request<Data>(document: string, variables: Record<string, unknown> = {}) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query: document, variables }),
        signal: AbortSignal.timeout(30_000),
      });
      const { data, errors } = (await response.json()) as { data?: Data; errors?: GraphqlError[] };
      const error = errors?.[0];
      if (error) throw faultOf(error);
      if (data === undefined)
        throw new CritbatchError('INTERNAL', `The API answered ${response.status} without data.`);
      return data;
    },
  };
}

function faultOf({ message, extensions }: GraphqlError): CritbatchError {
  return new CritbatchError(isErrorCode(extensions?.code) ? extensions.code : 'INTERNAL', message);
}
