/** The API refused a request; `code` is one of docs/errors.md, and the message says what to do. */
export class CritbatchError extends Error {
  override readonly name = 'CritbatchError';
  readonly code: string;
  /** Whether the same request may be accepted later. */
  readonly retryable: boolean;

  constructor(code: string, message: string, retryable = false) {
    super(`${code}: ${message}`);
    this.code = code;
    this.retryable = retryable;
  }
}

/** No answer: nobody knows whether the API has seen the request. */
export class ApiUnreachable extends Error {
  override readonly name = 'ApiUnreachable';
}

interface UserError {
  readonly code: string;
  readonly message: string;
  readonly field?: readonly string[];
  readonly retryable?: boolean;
}

/** The payload of a mutation that was accepted. Throws CritbatchError for its first user error. */
export function accepted<Payload extends { readonly userErrors: readonly UserError[] }>(
  payload: Payload,
): Payload {
  const [error] = payload.userErrors;
  if (!error) return payload;
  const { code, field = [], message, retryable } = error;
  throw new CritbatchError(code, field.length > 0 ? `${field.join('.')}: ${message}` : message, retryable);
}

interface GraphqlError {
  readonly message: string;
  readonly extensions?: { readonly code?: string; readonly retryable?: boolean };
}

/** What an API answers with. Throws CritbatchError where it is something else that answers, such as a sign-in page of a network. */
export function answerIn<Data>(body: string, url: string): { data?: Data; errors?: GraphqlError[] } {
  const answer = jsonIn(body);
  if (answer === null || typeof answer !== 'object' || !('data' in answer || 'errors' in answer)) {
    throw new CritbatchError('NOT_FOUND', `What answers at ${url} is no Critbatch API; check its address.`);
  }
  return answer as { data?: Data; errors?: GraphqlError[] };
}

/** What the first of an answer's errors comes to. Codes that the API's server gives itself come without `retryable`. */
export function refusalOf(errors: readonly GraphqlError[]): CritbatchError {
  const { message = 'The API refused without a reason.', extensions = {} } = errors[0] ?? {};
  const { code = 'INTERNAL', retryable = code.startsWith('INTERNAL') } = extensions;
  return new CritbatchError(code, message, retryable);
}

/**
 * The answer to a request that went wrong: a refusal where the API explains itself, whatever the status; else a gateway's
 * 5xx means that the API is unreachable.
 */
export async function faultOf(response: Response): Promise<CritbatchError | ApiUnreachable> {
  const body = await response.text().catch(() => '');
  const errors = (jsonIn(body) as { errors?: GraphqlError[] } | null)?.errors;
  if (errors) return refusalOf(errors);
  const said = `${response.url} answers ${response.status} ${response.statusText}`;
  if (response.status >= 500 || [408, 429].includes(response.status)) return new ApiUnreachable(said);
  const code = { 401: 'UNAUTHENTICATED', 403: 'FORBIDDEN' }[response.status] ?? 'NOT_FOUND';
  return new CritbatchError(code, `${said}; check the address of the API.`);
}

function jsonIn(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
