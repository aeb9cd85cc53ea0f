import type { ApiAnswer } from '../../graphql/request.ts';

/** What a search answers with to the script that asks while somebody types. */
export function foundResponse<Found>(answer: ApiAnswer<Found>): Response {
  return answer.status === 'unreachable'
    ? new Response(null, { status: 503, headers: { 'retry-after': '3' } })
    : Response.json(answer.data);
}

/** The text that is searched for. */
export function textAsked({ url }: Request): string {
  return new URL(url).searchParams.get('q')?.trim() ?? '';
}
