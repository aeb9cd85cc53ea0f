import { notFound } from 'next/navigation';
import { loadMemo } from '../../../../../features/memo/loadMemo.ts';

type Context = { params: Promise<{ id: string; file: string }> };

/** A memo as a document to print, or as Markdown, in the reader's language. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { id, file } = await params;
  if (file !== 'memo.html' && file !== 'memo.md') notFound();
  const answer = await loadMemo(id);
  if (answer.status === 'unreachable')
    return new Response(null, { status: 503, headers: { 'retry-after': '3' } });
  const { html, markdown } = answer.data.text;
  if (file === 'memo.md') {
    const headers = {
      'content-type': 'text/markdown; charset=utf-8',
      'content-disposition': 'attachment; filename="memo.md"',
    };
    return new Response(markdown, { headers });
  }
  // Its own style is all that it may use: whatever a name smuggled in would do nothing.
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  };
  return new Response(html, { headers });
}
