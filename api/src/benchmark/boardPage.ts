import type { BenchmarkVersion } from '@critbatch/prisma/generated/client';
import type { Context } from '../context/context.ts';
import type { Selection } from '../context/selection.ts';
import type { Page } from '../page/page.ts';
import { pageOf } from '../page/page.ts';
import type { PageArgs } from '../page/pageArgs.ts';
import { firstPosition, placeOrder } from '../page/placeOrder.ts';
import type { SubmissionRecord } from './findSubmissions.ts';
import { columnsOfSubmission, readSubmissions } from './findSubmissions.ts';
import { boardOrder, firstPlaces, listedOn, readStandings } from './leaderboard.ts';

/**
 * A page of a board. No more of the board is read than reaches to the end of the page: ranks count what stands before, which
 * is read in a few columns, and only where ranks are asked for.
 */
export function boardPage(
  { reader, relations, budget }: Context,
  { id: benchmarkVersionId, ranking }: Pick<BenchmarkVersion, 'id' | 'ranking'>,
  args: PageArgs,
  asked: Selection,
): Promise<Page<Placed>> {
  const start = firstPosition(args);
  const where = listedOn(benchmarkVersionId);
  const isRanked = asked.has('rank', 'isRankShared');
  return pageOf(args, budget, {
    order: placeOrder,
    read: async (take) => {
      const [before, rows] = await Promise.all([
        isRanked && start > 0 ? readStandings(reader, where, start) : [],
        readSubmissions(
          reader,
          { where, order: boardOrder, limit: take, offset: start },
          columnsOfSubmission(asked),
        ),
      ]);
      for (const row of rows) relations.knowSubmission(row);
      if (isRanked) {
        for (const place of firstPlaces(ranking, [...before, ...rows], rows.length < take)) {
          relations.placeOfSubmission.know({ id: place.submissionId, benchmarkVersionId }, place);
        }
      }
      return placed(rows, start);
    },
    countAll: async () => (await relations.totalsOfVersion.load(benchmarkVersionId)).submissions,
  });
}

type Placed = SubmissionRecord & { position: number };

/** Written into the rows, which are ours: copies of them would take longer than all ranks. */
function placed(rows: readonly SubmissionRecord[], start: number): Placed[] {
  return rows.map((row, index) => {
    const own = row as Placed;
    own.position = start + index;
    return own;
  });
}
