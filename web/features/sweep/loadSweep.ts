import { notFound } from 'next/navigation';
import { cache } from 'react';
import type { SweepPageQuery } from '../../graphql/generated/graphql.ts';
import { SweepPageDocument } from '../../graphql/generated/graphql.ts';
import type { ApiAnswer } from '../../graphql/request.ts';
import { requestGraphql } from '../../graphql/request.ts';
import type { RunData } from '../run/run.type.ts';
import { runOf } from '../run/runOf.ts';
import type { SweepPageData } from './sweepPage.type.ts';

/** Points of each run's history that a curve is drawn from; a page that draws none asks for two, the fewest. */
const drawnPoints = 60;

/**
 * A sweep with all of its runs, page by page, and its answer for one of its targets (the first if none is named);
 * "not found" where there is none for this reader.
 */
export const loadSweep = cache(
  async (
    id: string,
    targetId: string | null = null,
    points: number = drawnPoints,
  ): Promise<ApiAnswer<SweepPageData>> => {
    const runs: RunData[] = [];
    let runsAfter: string | null = null;
    for (;;) {
      const answer: ApiAnswer<SweepPageQuery> = await requestGraphql(SweepPageDocument, {
        id: decodeURIComponent(id),
        targetId,
        points,
        runsAfter,
      });
      if (answer.status === 'unreachable') return answer;
      const sweep: SweepPageQuery['sweep'] = answer.data.sweep;
      if (!sweep) notFound();
      runs.push(...sweep.runs.nodes.map(runOf));
      if (!sweep.runs.pageInfo.hasNextPage) {
        const target = sweep.targets.find((one) => one.id === targetId) ?? sweep.targets[0];
        return { status: 'answered', data: { ...sweep, runs, target } };
      }
      runsAfter = sweep.runs.pageInfo.endCursor;
    }
  },
);
