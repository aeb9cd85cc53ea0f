import type { BenchmarkVersion } from '@critbatch/prisma/generated/client';
import { Prisma } from '@critbatch/prisma/generated/client';
import type { Context } from '../../platform/context/context.ts';
import type { Selection } from '../../platform/context/selection.ts';
import type { OrderKey } from '../../platform/page/cursor.ts';
import { foreignCursor, parseCursor } from '../../platform/page/cursor.ts';
import type { Page } from '../../platform/page/page.ts';
import { pageOf } from '../../platform/page/page.ts';
import type { PageArgs } from '../../platform/page/pageArgs.ts';
import { totalsOfVersion } from './benchmark.loaders.ts';
import type { SubmissionRecord } from './findSubmissions.ts';
import { columnsOfSubmission, readSubmissions } from './findSubmissions.ts';
import { after, boardOrder, firstPlaces, listedOn, readStandings, upTo } from './leaderboard.ts';
import { knowSubmission, placeOfSubmission, submissionById } from './submission.loaders.ts';

/** A cursor names the last submission that was seen: where that stands in the order never changes, whoever comes or goes. */
const bySubmission: readonly OrderKey[] = [{ column: 'id', direction: 'asc', type: 'uuid' }];

/**
 * A page of a board. No more of the board is read than reaches to the end of the page: ranks count what stands before, which
 * is read in a few columns, and only where ranks are asked for.
 */
export async function boardPage(
  context: Context,
  { id: benchmarkVersionId, ranking }: Pick<BenchmarkVersion, 'id' | 'ranking'>,
  args: PageArgs,
  asked: Selection,
): Promise<Page<SubmissionRecord>> {
  const { reader, budget } = context;
  const seen = args.after ? await lastSeen(context, benchmarkVersionId, args.after) : null;
  const board = listedOn(benchmarkVersionId);
  const isRanked = asked.has('rank', 'isRankShared');
  return pageOf(args, budget, {
    order: bySubmission,
    read: async (take) => {
      const [before, rows] = await Promise.all([
        isRanked && seen ? readStandings(reader, Prisma.sql`${board} AND ${upTo(seen)}`) : [],
        readSubmissions(
          reader,
          { where: seen ? Prisma.sql`${board} AND ${after(seen)}` : board, order: boardOrder, limit: take },
          columnsOfSubmission(asked),
        ),
      ]);
      for (const row of rows) knowSubmission(context, row);
      if (isRanked) {
        for (const place of firstPlaces(ranking, [...before, ...rows], rows.length < take)) {
          placeOfSubmission.know(context, { id: place.submissionId, benchmarkVersionId }, place);
        }
      }
      return rows;
    },
    countAll: async () => (await totalsOfVersion.load(context, benchmarkVersionId)).submissions,
  });
}

/** The submission that a cursor names. INVALID_INPUT where it was not handed in to this version. */
async function lastSeen(context: Context, versionId: string, cursor: string): Promise<string> {
  const [id] = parseCursor(cursor, bySubmission) as [string];
  const submission = await submissionById.load(context, id);
  if (submission?.benchmarkVersionId !== versionId) throw foreignCursor();
  return id;
}
