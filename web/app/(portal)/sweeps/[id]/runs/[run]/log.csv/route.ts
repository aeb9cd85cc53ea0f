import { historyCsv } from '../../../../../../../features/export/historyCsv.ts';
import { loadRun } from '../../../../../../../features/runPage/loadRun.ts';

type Context = { params: Promise<{ id: string; run: string }> };

/** The whole log of a run as a CSV file. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { id, run } = await params;
  const answer = await loadRun(id, run);
  const written = answer.status === 'answered' ? await historyCsv([answer.data]) : null;
  if (answer.status !== 'answered' || written === null) {
    return new Response(null, { status: 503, headers: { 'retry-after': '3' } });
  }
  const { sweep, batchSize, seed } = answer.data;
  const name = `sweep-${sweep.number}-b${batchSize}-seed${seed}.csv`;
  const headers = {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${name}"`,
  };
  return new Response(written, { headers });
}
