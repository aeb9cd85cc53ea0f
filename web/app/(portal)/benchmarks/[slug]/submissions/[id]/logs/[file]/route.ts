import { notFound } from 'next/navigation';
import { logColumns } from '../../../../../../../../features/benchmark/logColumns.ts';
import { csv, csvRows } from '../../../../../../../../features/export/csv.ts';
import type { SubmissionLogQuery } from '../../../../../../../../graphql/generated/graphql.ts';
import { SubmissionLogDocument } from '../../../../../../../../graphql/generated/graphql.ts';
import type { ApiAnswer } from '../../../../../../../../graphql/request.ts';
import { requestGraphql } from '../../../../../../../../graphql/request.ts';

type Context = { params: Promise<{ id: string; file: string }> };

type Log = NonNullable<SubmissionLogQuery['submission']>['log'];

/** The whole log of a submitted run as a CSV file, page by page as the API gives it. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { id, file } = await params;
  const runId = /^(.+)\.csv$/.exec(decodeURIComponent(file))?.[1];
  if (!runId) notFound();
  const parts = [csv(logColumns, [])];
  for (let after: string | null = null; ; ) {
    const answer: ApiAnswer<SubmissionLogQuery> = await requestGraphql(SubmissionLogDocument, {
      id: decodeURIComponent(id),
      runId,
      after,
    });
    if (answer.status === 'unreachable')
      return new Response(null, { status: 503, headers: { 'retry-after': '3' } });
    const log: Log | undefined = answer.data.submission?.log;
    if (!log) notFound();
    parts.push(csvRows(log.nodes.map((row) => logColumns.map((column) => row[column]))));
    if (!log.pageInfo.hasNextPage) break;
    after = log.pageInfo.endCursor;
  }
  const headers = {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="log.csv"',
  };
  return new Response(parts.join(''), { headers });
}
