import { searchEverything } from '../../../../features/find/searchEverything.ts';
import { loadLanguage } from '../../../../features/preferences/preferences.ts';

/** What the command palette shows while somebody types. */
export async function GET(request: Request): Promise<Response> {
  const text = new URL(request.url).searchParams.get('q')?.trim() ?? '';
  const answer = await searchEverything(text, await loadLanguage());
  return answer.status === 'unreachable'
    ? new Response(null, { status: 503, headers: { 'retry-after': '3' } })
    : Response.json(answer.data);
}
