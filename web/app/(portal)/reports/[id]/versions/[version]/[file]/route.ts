import { notFound } from 'next/navigation';
import { loadLanguage } from '../../../../../../../features/preferences/preferences.ts';
import { loadReport } from '../../../../../../../features/report/loadReport.ts';
import { reportFile } from '../../../../../../../features/report/reportFiles.ts';

type Context = { params: Promise<{ id: string; version: string; file: string }> };

/** A file of a version of a report, for those of its team. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { id, version, file } = await params;
  if (!/^\d{1,9}$/.test(version)) notFound();
  const answer = await loadReport(id, Number(version));
  if (answer.status === 'unreachable')
    return new Response(null, { status: 503, headers: { 'retry-after': '3' } });
  return (await reportFile(answer.data.shown, file, await loadLanguage())) ?? notFound();
}
