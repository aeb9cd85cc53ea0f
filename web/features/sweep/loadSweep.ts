import { notFound } from 'next/navigation';
import { cache } from 'react';
import type { MoreRunsQuery } from '../../graphql/generated/graphql.ts';
import { MoreRunsDocument, SweepPageDocument } from '../../graphql/generated/graphql.ts';
import type { ApiAnswer } from '../../graphql/request.ts';
import { requestGraphql } from '../../graphql/request.ts';
import type { LoadedRun } from '../run/run.type.ts';
import { runOf } from '../run/runOf.ts';
import type { SweepPageData } from './sweepPage.type.ts';

/** Points of each run's history that a curve is drawn from; a page that draws none asks for two, the fewest. */
const drawnPoints = 60;

/**
 * A sweep with all of its runs, page by page (what is not of the runs is computed once), and its answer for one of its targets (the first if none is named);
 * "not found" where there is none for this reader.
 */
export const loadSweep = cache(
  async (
    id: string,
    targetId: string | null = null,
    points: number = drawnPoints,
  ): Promise<ApiAnswer<SweepPageData>> => {
    const variables = { id: decodeURIComponent(id), points };
    const answer = await requestGraphql(SweepPageDocument, { ...variables, targetId });
    if (answer.status === 'unreachable') return answer;
    const { sweep } = answer.data;
    if (!sweep) notFound();
    const target = sweep.targets.find((one) => one.id === targetId) ?? sweep.targets[0];
    const budget = sweep.budgetMetric ? sweep.maxExamplesPerRun : null;
    const shown = (run: LoadedRun) => runOf(run, target?.id, budget);
    const runs = sweep.runs.nodes.map(shown);
    for (let { pageInfo } = sweep.runs; pageInfo.hasNextPage; ) {
      const more: ApiAnswer<MoreRunsQuery> = await requestGraphql(MoreRunsDocument, {
        ...variables,
        after: pageInfo.endCursor,
      });
      if (more.status === 'unreachable') return more;
      if (!more.data.sweep) notFound();
      runs.push(...more.data.sweep.runs.nodes.map(shown));
      ({ pageInfo } = more.data.sweep.runs);
    }
    return { status: 'answered', data: { ...sweep, runs, target } };
  },
);
