import { notFound } from 'next/navigation';
import { loadCompared } from '../../../../../features/compare/compared.ts';
import { compareTables } from '../../../../../features/compare/compareTables.ts';
import { readCompareRequest } from '../../../../../features/compare/compareView.ts';

type Context = { params: Promise<{ table: string }> };

/** A table of a comparison as a CSV file. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { table } = await params;
  const write = Object.entries(compareTables).find(([name]) => `${name}.csv` === table)?.[1];
  const view = readCompareRequest(request);
  if (!write || view.ids.length === 0) notFound();
  const answer = await loadCompared(view.ids);
  if (answer.status === 'unreachable')
    return new Response(null, { status: 503, headers: { 'retry-after': '3' } });
  const headers = {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="compare-${table}"`,
  };
  return new Response(write(answer.data), { headers });
}
