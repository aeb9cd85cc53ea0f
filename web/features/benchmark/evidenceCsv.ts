import type { SubmissionEvidenceQuery, SubmissionLogsQuery } from '../../graphql/generated/graphql.ts';
import { SubmissionEvidenceDocument, SubmissionLogsDocument } from '../../graphql/generated/graphql.ts';
import type { ApiAnswer } from '../../graphql/request.ts';
import { requestGraphql } from '../../graphql/request.ts';
import { csv } from '../export/csv.ts';
import { logColumns } from './logColumns.ts';

type Run = NonNullable<SubmissionEvidenceQuery['submission']>['runs']['nodes'][number];
type LogRow = NonNullable<SubmissionLogsQuery['submission']>['logs']['nodes'][number];

const runColumns = [
  'runId',
  'batchSize',
  'seed',
  'status',
  'outcome',
  'lowerSteps',
  'upperSteps',
  'figure',
  'attestedBy',
] as const;

/**
 * Every row of every log behind a submission as CSV, each with its run; a run that left no log has one row, without a step.
 * Null where it does not stand. Whole or not at all: a file that ends early would look like one that does not.
 */
export async function evidenceCsv(id: string): Promise<ApiAnswer<string | null>> {
  const runs = await readPages<Run>(async (after) => {
    const answer = await requestGraphql(SubmissionEvidenceDocument, { id, after });
    return answer.status === 'unreachable' ? answer : { ...answer, data: answer.data.submission?.runs };
  });
  if (runs.status === 'unreachable') return runs;
  const rows = await readPages<LogRow>(async (after) => {
    const answer = await requestGraphql(SubmissionLogsDocument, { id, after });
    return answer.status === 'unreachable' ? answer : { ...answer, data: answer.data.submission?.logs };
  });
  if (rows.status === 'unreachable') return rows;
  if (!runs.data || runs.data.length === 0 || !rows.data) return { status: 'answered', data: null };
  const logs = Map.groupBy(rows.data, ({ runId }) => runId);
  const lines = runs.data.flatMap((run) => {
    const settings = runColumns.map((column) => run[column]);
    // What failed has no log that counts.
    const log = run.lowerSteps === null ? [null] : (logs.get(run.runId) ?? [null]);
    return log.map((row) => [...settings, ...logColumns.map((column) => row?.[column] ?? null)]);
  });
  return { status: 'answered', data: csv([...runColumns, ...logColumns], lines) };
}

type Pages<Node> = { nodes: Node[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };

/** All nodes of a list; null where it is not there, or no longer when a later page is asked for. */
async function readPages<Node>(
  read: (after: string | null) => Promise<ApiAnswer<Pages<Node> | null | undefined>>,
): Promise<ApiAnswer<Node[] | null>> {
  const nodes: Node[] = [];
  for (let after: string | null = null; ; ) {
    const answer = await read(after);
    if (answer.status === 'unreachable') return answer;
    if (!answer.data) return { status: 'answered', data: null };
    nodes.push(...answer.data.nodes);
    if (!answer.data.pageInfo.hasNextPage) return { status: 'answered', data: nodes };
    after = answer.data.pageInfo.endCursor;
  }
}
