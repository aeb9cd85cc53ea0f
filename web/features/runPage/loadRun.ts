import { notFound } from 'next/navigation';
import { cache } from 'react';
import type { RunDetailQuery } from '../../graphql/generated/graphql.ts';
import { RunDetailDocument } from '../../graphql/generated/graphql.ts';
import type { ApiAnswer } from '../../graphql/request.ts';
import { requestGraphql } from '../../graphql/request.ts';
import type { HistoryPoint } from '../run/run.type.ts';
import { historyOf } from '../run/runOf.ts';

type LoadedRun = NonNullable<RunDetailQuery['run']>;

/** A run as its page shows it, with its thinned history and one page of its log. */
export type RunPageData = Omit<LoadedRun, 'historyColumns' | 'sweep'> & {
  history: HistoryPoint[];
  sweep: NonNullable<LoadedRun['sweep']>;
};

/** Points that a curve is drawn from, and rows of the log on a page. */
const [points, rows] = [200, 50];

/** A run of a sweep, and the rows of its log after a cursor; "not found" where the sweep has none of this id for this reader. */
export const loadRun = cache(
  async (sweepId: string, id: string, after: string | null = null): Promise<ApiAnswer<RunPageData>> => {
    const variables = { id: decodeURIComponent(id), points, rows, after };
    const answer = await requestGraphql(RunDetailDocument, variables);
    if (answer.status === 'unreachable') return answer;
    const { run } = answer.data;
    if (!run || run.sweep.id !== decodeURIComponent(sweepId)) notFound();
    const { historyColumns, ...rest } = run;
    return { status: 'answered', data: { ...rest, history: historyOf(historyColumns) } };
  },
);
