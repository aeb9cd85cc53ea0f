import { notFound } from 'next/navigation';
import { sweepTables } from '../../../../../../features/export/sweepTables.ts';
import { loadSweep } from '../../../../../../features/sweep/loadSweep.ts';

type Context = { params: Promise<{ id: string; table: string }> };

/** A table of a sweep as a CSV file. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { id, table } = await params;
  const write = Object.entries(sweepTables).find(([name]) => `${name}.csv` === table)?.[1];
  if (!write) notFound();
  const answer = await loadSweep(id);
  if (answer.status === 'unreachable')
    return new Response(null, { status: 503, headers: { 'retry-after': '3' } });
  const { number } = answer.data;
  const headers = {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="sweep-${number}-${table}"`,
  };
  return new Response(write(answer.data), { headers });
}
