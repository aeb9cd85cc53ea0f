import { apiUrl } from './apiUrl.ts';
import { asPortal } from './asReader.ts';

/** Headers that speak of one connection (Node has answered `expect`), or of an encoding that fetch has undone, and so end here. */
const notForwarded = [
  'connection',
  'content-encoding',
  'content-length',
  'expect',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'host',
];

/**
 * Hands a request on to the same path of the API and its answer back, both as streams, so that server-sent events
 * arrive as they are sent. A reader who goes away ends the request to the API too.
 */
export async function forward(request: Request): Promise<Response> {
  const { pathname, search, host, protocol } = new URL(request.url);
  const headers = without(request.headers);
  // Whatever a browser may have written there.
  for (const [name, value] of Object.entries(asPortal())) headers.set(name, value);
  headers.set('x-forwarded-host', request.headers.get('host') ?? host);
  headers.set('x-forwarded-proto', protocol.replace(':', ''));
  try {
    const answer = await fetch(apiUrl(`${pathname}${search}`), {
      method: request.method,
      headers,
      body: request.body,
      redirect: 'manual',
      signal: request.signal,
      cache: 'no-store',
      ...(request.body && { duplex: 'half' }),
    } as RequestInit);
    return new Response(answer.body, { status: answer.status, headers: without(answer.headers) });
  } catch {
    const message = 'The API does not answer. Wait a moment and try again.';
    const error = { message, extensions: { code: 'INTERNAL', retryable: true } };
    return Response.json({ errors: [error] }, { status: 502 });
  }
}

function without(headers: Headers): Headers {
  const kept = new Headers(headers);
  for (const name of notForwarded) kept.delete(name);
  return kept;
}
