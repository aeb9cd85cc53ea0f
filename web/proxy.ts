import type { NextRequest } from 'next/server';
import { NextResponse } from 'next/server';
import { isAbsent } from './features/session/isAbsent.ts';
import { isForbidden } from './features/session/isForbidden.ts';

/** No page stands there: what is led to it is answered with 404 and app/not-found.tsx, as a whole document. */
const nowhere = '/not-found';

/**
 * Gives every page a Content-Security-Policy that lets only our own scripts run (Next stamps them with its nonce), and who
 * opens the page of a thing that is not there the one that says so. Who may not use a page is told by the page itself; its
 * status is given here, for a page cannot.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname } = request.nextUrl;
  const isShared = /^\/(share|embed)\//.test(pathname);
  const nonce = crypto.randomUUID().replaceAll('-', '');
  const development = process.env.NODE_ENV === 'development';
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    `frame-ancestors ${pathname.startsWith('/embed/') ? '*' : "'none'"}`,
  ].join('; ');
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  // A page that is gone to from another is filled in by the scripts that are there already. Next hides its own header of it;
  // who names no destination, as a crawler does, opens a page.
  const isOpened = request.method === 'GET' && request.headers.get('sec-fetch-dest') !== 'empty';
  const isGone = isOpened && (await isAbsent(request.nextUrl, request.headers));
  const isRefused = isOpened && !isGone && (await isForbidden(request.nextUrl, request.headers));
  const response = isGone
    ? NextResponse.rewrite(new URL(nowhere, request.url), { request: { headers } })
    : NextResponse.next({ request: { headers }, ...(isRefused && { status: 403 }) });
  response.headers.set('content-security-policy', policy);
  // The address of a shared report is its key: it is told to nobody, and kept by no search engine and no cache.
  response.headers.set('referrer-policy', isShared ? 'no-referrer' : 'same-origin');
  if (isShared) response.headers.set('x-robots-tag', 'noindex, nofollow, noarchive');
  response.headers.set('x-content-type-options', 'nosniff');
  return response;
}

/** A file that is sent is no page, and larger than what goes through here whole. A memo that is printed brings a stricter policy of its own: no script at all, and its own style. */
export const config = {
  matcher: [
    '/((?!_next/|graphql|api/|checkpoints/|uploads(?:/|$)|memos/[^/]+/memo\\.html|sweeps/import/file|datasets/new/file).*)',
  ],
};
