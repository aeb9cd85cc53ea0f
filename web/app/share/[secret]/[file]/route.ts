import { loadLanguage } from '../../../../features/preferences/preferences.ts';
import { loadShared } from '../../../../features/report/loadReport.ts';
import { reportFile } from '../../../../features/report/reportFiles.ts';

type Context = { params: Promise<{ secret: string; file: string }> };

/** A file of a shared report, for whoever holds its link; once the link has ended, there is none. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { secret, file } = await params;
  const answer = await loadShared(secret);
  if (answer.status === 'unreachable')
    return new Response(null, { status: 503, headers: { 'retry-after': '3' } });
  const found = answer.status === 'open' ? await reportFile(answer.shown, file, await loadLanguage()) : null;
  return found ?? new Response(null, { status: answer.status === 'gone' && answer.share ? 410 : 404 });
}
