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
      const response = await reach(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query: document, variables }),
        signal: AbortSignal.timeout(30_000),
      });
      const { data, errors } = (await response.json().catch(() => {
        throw new ApiAway(`The API answered ${response.status} without JSON.`);
      })) as { data?: Data; errors?: GraphqlError[] };
      const error = errors?.[0];
      if (error) throw faultOf(error);
      if (data === undefined)
        throw new CritbatchError('INTERNAL', `The API answered ${response.status} without data.`);
      return data;
    },
  };
}

/** The API cannot be reached, or was stopped while it answered: it is started again. */
class ApiAway extends Error {}

/** What the API says of itself or of its database where it has too much to do. */
const busy: readonly string[] = [
  'DATABASE_UNAVAILABLE',
  'OVERLOADED',
  'MACHINE_BUSY',
  'RATE_LIMITED',
  'OPERATION_TIMED_OUT',
  'BODY_TOO_SLOW',
];

/** Whether a fault passes by itself: the API is away or busy. Any other one comes again with the same request. */
export function isAwayOrBusy(fault: unknown): boolean {
  return fault instanceof ApiAway || (fault instanceof CritbatchError && busy.includes(fault.code));
}

async function reach(...request: Parameters<typeof fetch>): Promise<Response> {
  try {
    return await fetch(...request);
  } catch (cause) {
    throw new ApiAway('The API does not answer.', { cause });
  }
}

function faultOf({ message, extensions }: GraphqlError): CritbatchError {
  return new CritbatchError(isErrorCode(extensions?.code) ? extensions.code : 'INTERNAL', message);
}
