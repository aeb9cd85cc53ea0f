import { notFound } from 'next/navigation';
import { historyCsv } from '../../../../../../features/export/historyCsv.ts';
import { sweepTables } from '../../../../../../features/export/sweepTables.ts';
import { loadSweep } from '../../../../../../features/sweep/loadSweep.ts';

type Context = { params: Promise<{ id: string; table: string }> };

/** A table of a sweep as a CSV file. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id, table } = await params;
  const write = Object.entries(sweepTables).find(([name]) => `${name}.csv` === table)?.[1];
  if (!write && table !== 'history.csv') notFound();
  const answer = await loadSweep(id, new URL(request.url).searchParams.get('target'));
  if (answer.status === 'unreachable') return comeBack();
  const { number, runs } = answer.data;
  const written = write ? write(answer.data) : await historyCsv(runs);
  if (written === null) return comeBack();
  const headers = {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="sweep-${number}-${table}"`,
  };
  return new Response(written, { headers });
}

function comeBack(): Response {
  return new Response(null, { status: 503, headers: { 'retry-after': '3' } });
}
