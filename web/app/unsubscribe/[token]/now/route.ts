import { StopLettersDocument } from '../../../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../../../graphql/request.ts';

type Context = { params: Promise<{ token: string }> };

/** What a mail program sends for List-Unsubscribe=One-Click (RFC 8058). */
export async function POST(_request: Request, { params }: Context): Promise<Response> {
  const token = decodeURIComponent((await params).token);
  const answer = await requestGraphql(StopLettersDocument, { input: { token } });
  if (answer.status === 'unreachable')
    return new Response(null, { status: 503, headers: { 'retry-after': '3' } });
  return new Response(null, { status: answer.data.stopLetters.isStopped ? 200 : 404 });
}

/** A person who follows the link is asked first. Without a host: the portal may not know the one that it is reached at. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  return new Response(null, { status: 303, headers: { location: `/unsubscribe/${token}` } });
}
