import { notFound } from 'next/navigation';
import { evidenceCsv } from '../../../../../../../features/benchmark/evidenceCsv.ts';

type Context = { params: Promise<{ slug: string; id: string }> };

/** All runs and logs of a submission as one CSV file. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { slug, id } = await params;
  const read = await evidenceCsv(decodeURIComponent(id));
  if (read.status === 'unreachable')
    return new Response(null, { status: 503, headers: { 'retry-after': '3' } });
  if (read.data === null) notFound();
  const headers = {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${slug.replaceAll(/[^a-z0-9-]/g, '')}-evidence.csv"`,
  };
  return new Response(read.data, { headers });
}
