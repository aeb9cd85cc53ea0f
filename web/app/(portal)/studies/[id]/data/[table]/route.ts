import { notFound } from 'next/navigation';
import { loadStudy } from '../../../../../../features/study/loadStudy.ts';
import { studyTables } from '../../../../../../features/study/studyTables.ts';

type Context = { params: Promise<{ id: string; table: string }> };

/** A table of a study as a CSV file. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { id, table } = await params;
  const write = Object.entries(studyTables).find(([name]) => `${name}.csv` === table)?.[1];
  if (!write) notFound();
  const answer = await loadStudy(id);
  if (answer.status === 'unreachable')
    return new Response(null, { status: 503, headers: { 'retry-after': '3' } });
  const headers = {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="study-${table}"`,
  };
  return new Response(write(answer.data.study), { headers });
}
