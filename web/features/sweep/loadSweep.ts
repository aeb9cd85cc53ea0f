import { notFound } from 'next/navigation';
import { cache } from 'react';
import type { SweepPageQuery } from '../../graphql/generated/graphql.ts';
import { SweepPageDocument } from '../../graphql/generated/graphql.ts';
import type { ApiAnswer } from '../../graphql/request.ts';
import { requestGraphql } from '../../graphql/request.ts';
import type { RunData } from '../run/run.type.ts';
import type { SweepPageData } from './sweepPage.type.ts';

/** A sweep with all of its runs, page by page; "not found" where there is none for this reader. */
export const loadSweep = cache(async (id: string): Promise<ApiAnswer<SweepPageData>> => {
  const runs: RunData[] = [];
  let runsAfter: string | null = null;
  for (;;) {
    const answer: ApiAnswer<SweepPageQuery> = await requestGraphql(SweepPageDocument, {
      id: decodeURIComponent(id),
      runsAfter,
    });
    if (answer.status === 'unreachable') return answer;
    const sweep: SweepPageQuery['sweep'] = answer.data.sweep;
    if (!sweep) notFound();
    runs.push(...sweep.runs.nodes);
    if (!sweep.runs.pageInfo.hasNextPage) return { status: 'answered', data: { ...sweep, runs } };
    runsAfter = sweep.runs.pageInfo.endCursor;
  }
});
