import { z } from 'zod';
import type { Exchange } from './answer.ts';

/** GraphQL's form of an error; codes that Apollo gives itself come without `retryable`. */
const graphqlErrorSchema = z.object({
  message: z.string(),
  extensions: z
    .object({ code: z.string().default('INTERNAL'), retryable: z.boolean().optional() })
    .prefault({}),
});

/** The form of an error outside GraphQL. */
const plainErrorSchema = z.object({ code: z.string(), message: z.string(), retryable: z.boolean() });

const failureSchema = z.union([
  z.object({ errors: z.tuple([graphqlErrorSchema], z.unknown()) }),
  z.object({ error: plainErrorSchema }),
]);

const retryableCodes: ReadonlySet<string> = new Set(['INTERNAL', 'INTERNAL_SERVER_ERROR']);

/**
 * Sends one request and returns the body of its answer. A broken connection, a timeout and a gateway's 5xx mean
 * that the API is unreachable; an error that the API itself explains is a refusal, whatever its HTTP status.
 * @throws AbortError when the caller's signal aborts the request
 */
export async function exchange(send: () => Promise<Response>): Promise<Exchange<Uint8Array>> {
  try {
    const response = await send();
    const body = new Uint8Array(await response.arrayBuffer());
    return response.ok ? { status: 'accepted', payload: body } : failureOf(response, body);
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') throw error;
    return { status: 'unreachable', reason: reasonOf(error) };
  }
}

/** What the error in an answer comes to; null where there is none. */
export function refusalIn(body: unknown): Exchange<never> | null {
  const failure = failureSchema.safeParse(body).data;
  if (failure === undefined) return null;
  if ('error' in failure) return { status: 'refused', ...failure.error };
  const [{ message, extensions }] = failure.errors;
  const { code, retryable = retryableCodes.has(code) } = extensions;
  return { status: 'refused', code, message, retryable };
}

/** The JSON of a body; undefined where it is none. */
export function readJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}

function failureOf(response: Response, body: Uint8Array): Exchange<never> {
  const refusal = refusalIn(readJson(body));
  if (refusal !== null) return refusal;
  const message = `${response.url} answers ${response.status} ${response.statusText}`;
  if (response.status >= 500 || response.status === 429) return { status: 'unreachable', reason: message };
  const code = { 401: 'UNAUTHENTICATED', 403: 'FORBIDDEN' }[response.status] ?? 'NOT_FOUND';
  return { status: 'refused', code, message: `${message}; check CRITBATCH_API_URL`, retryable: false };
}

/** "fetch failed" hides what happened in its cause. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message || cause.name : String(cause);
}
