import type { SubmissionEvidenceQuery, SubmissionLogQuery } from '../../graphql/generated/graphql.ts';
import { SubmissionEvidenceDocument, SubmissionLogDocument } from '../../graphql/generated/graphql.ts';
import type { ApiAnswer } from '../../graphql/request.ts';
import { requestGraphql } from '../../graphql/request.ts';
import { csv, csvRows } from '../export/csv.ts';
import { logColumns } from './logColumns.ts';

type Runs = NonNullable<SubmissionEvidenceQuery['submission']>['runs'];
type Log = NonNullable<SubmissionLogQuery['submission']>['log'];

const runColumns = [
  'runId',
  'batchSize',
  'seed',
  'status',
  'outcome',
  'lowerSteps',
  'upperSteps',
  'figure',
] as const;

/**
 * Every row of every log behind a submission as CSV, each with its run; a run that left no log has one row, without a step.
 * Null where it does not stand. Whole or not at all: a file that ends early would look like one that does not.
 */
export async function evidenceCsv(id: string): Promise<ApiAnswer<string | null>> {
  const parts = [csv([...runColumns, ...logColumns], [])];
  for (let after: string | null = null; ; ) {
    const answer: ApiAnswer<SubmissionEvidenceQuery> = await requestGraphql(SubmissionEvidenceDocument, {
      id,
      after,
    });
    if (answer.status === 'unreachable') return answer;
    const runs: Runs | undefined = answer.data.submission?.runs;
    if (!runs || runs.nodes.length === 0) return nothing;
    for (const run of runs.nodes) {
      const rows = await rowsOfRun(id, run);
      if (rows.status === 'unreachable' || rows.data === null) return rows;
      parts.push(rows.data);
    }
    if (!runs.pageInfo.hasNextPage) return { status: 'answered', data: parts.join('') };
    after = runs.pageInfo.endCursor;
  }
}

const nothing = { status: 'answered', data: null } as const;

async function rowsOfRun(id: string, run: Runs['nodes'][number]): Promise<ApiAnswer<string | null>> {
  const settings = runColumns.map((column) => run[column]);
  // What failed has no log that counts.
  if (run.lowerSteps === null) {
    return { status: 'answered', data: csvRows([[...settings, ...logColumns.map(() => null)]]) };
  }
  const parts: string[] = [];
  for (let after: string | null = null; ; ) {
    const answer: ApiAnswer<SubmissionLogQuery> = await requestGraphql(SubmissionLogDocument, {
      id,
      runId: run.runId,
      after,
    });
    if (answer.status === 'unreachable') return answer;
    const log: Log | undefined = answer.data.submission?.log;
    if (!log) return nothing;
    parts.push(csvRows(log.nodes.map((row) => [...settings, ...logColumns.map((column) => row[column])])));
    if (!log.pageInfo.hasNextPage) return { status: 'answered', data: parts.join('') };
    after = log.pageInfo.endCursor;
  }
}
