import { setTimeout as sleep } from 'node:timers/promises';
import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { apiUrl } from '../features/session/apiUrl.ts';
import { asReader } from '../features/session/asReader.ts';
import type { TypedDocumentString } from './generated/graphql.ts';

/** The API's answer, or that it cannot be reached right now (it is starting, or its database is away). */
export type ApiAnswer<Data> = { status: 'answered'; data: Data } | { status: 'unreachable' };

/** The API refused an operation that should have been right, or failed at it; its sentence says why. */
export class ApiFault extends Error {
  readonly code: string | undefined;
  /** What the header Retry-After says; null where the answer has none. */
  readonly retryAfterSeconds: number | null;

  constructor(message: string, code?: string, retryAfterSeconds: number | null = null) {
    super(message);
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** An API that restarts is back sooner, on a busy machine too; what the reader has on the page, a half-written comment say, stays meanwhile. */
const patienceMilliseconds = 40_000;
const pauseMilliseconds = 500;

/** A page is not waited for any longer. A change that reads a file waits for its turn first. */
const readMilliseconds = 20_000;
const changeMilliseconds = 180_000;

type GraphqlFault = { message: string; extensions?: { code?: string } };

/**
 * Asks the API in the name of the reader, from the server. Leads to the sign-in page when nobody is signed in and to
 * "not found" for what is not there; throws for every other fault. A form that asks for a change stays where it is, and
 * is thrown these two as well: another page would take along what was typed. A page that is looked at again waits for an API that
 * cannot be reached, for the answer would take its place.
 */
export async function requestGraphql<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
): Promise<ApiAnswer<Data>> {
  const isPatient = (await hasPage()) && isRead(document);
  const end = performance.now() + (isPatient ? patienceMilliseconds : 0);
  for (;;) {
    const answer = await askOnce(document, variables);
    if (answer.status === 'answered' || performance.now() >= end) return answer;
    await sleep(pauseMilliseconds);
  }
}

/** The same for what a page or a form is whole without: null where the API is away, too busy, or refuses what was half typed. */
export async function requestOrNull<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
): Promise<Data | null> {
  try {
    const answer = await requestGraphql(document, variables);
    return answer.status === 'answered' ? answer.data : null;
  } catch (fault) {
    if (fault instanceof ApiFault) return null;
    throw fault;
  }
}

/** Whether the reader has a page open that fetches this one: a browser that opens one asks for HTML. Next hides its own header from pages. */
const hasPage = async () => !(await headers()).get('accept')?.includes('text/html');

const isRead = (document: { toString(): string }) => /^\s*query\b/.test(document.toString());

async function askOnce<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
): Promise<ApiAnswer<Data>> {
  const milliseconds = isRead(document) ? readMilliseconds : changeMilliseconds;
  const response = await post({ query: document.toString(), variables }, milliseconds);
  if (!response || response.status >= 502) return { status: 'unreachable' };
  const { data, errors = [] } = JSON.parse(response.body) as { data?: Data; errors?: GraphqlFault[] };
  const codes = errors.map(({ extensions }) => extensions?.code);
  const isOfForm = !isRead(document) && (await headers()).has('next-action');
  if (codes.includes('UNAUTHENTICATED') && !isOfForm) redirect('/sign-in');
  if (codes.includes('NOT_FOUND') && !isOfForm) notFound();
  if (codes.some((code) => code === 'DATABASE_UNAVAILABLE' || code === 'OVERLOADED'))
    return { status: 'unreachable' };
  if (errors[0] || !data)
    throw new ApiFault(
      errors[0]?.message ?? `The API answered with status ${response.status}.`,
      codes[0],
      response.retryAfterSeconds,
    );
  return { status: 'answered', data };
}

type Said = { status: number; body: string; retryAfterSeconds: number | null };

/** What the API says, whole; null where it does not, or is cut short. */
async function post(body: unknown, milliseconds: number): Promise<Said | null> {
  const reader = asReader(await headers());
  try {
    const response = await fetch(apiUrl('/graphql'), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...reader },
      body: JSON.stringify(body),
      cache: 'no-store',
      signal: AbortSignal.timeout(milliseconds),
    });
    const retryAfterSeconds = Number(response.headers.get('retry-after')) || null;
    return { status: response.status, body: await response.text(), retryAfterSeconds };
  } catch {
    return null;
  }
}
