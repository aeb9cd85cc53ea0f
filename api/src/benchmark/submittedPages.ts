import { CritbatchError } from '@critbatch/theory';
import type { Context } from '../context/context.ts';
import type { OrderKey } from '../page/cursor.ts';
import { parseCursor } from '../page/cursor.ts';
import type { Page } from '../page/page.ts';
import { largestPage, usualPage } from '../page/page.ts';
import type { PageArgs } from '../page/pageArgs.ts';
import type { SubmissionRecord } from './findSubmissions.ts';
import type { Place } from './leaderboard.ts';
import type { EvidenceRun } from './recompute.ts';

const placeOrder: readonly OrderKey[] = [{ column: 'position', direction: 'asc', type: 'int' }];

/** A page of a board whose order is computed: every place needs all scores, a page only its own submissions. */
export async function placedPage(
  { relations, budget }: Context,
  places: readonly Place[],
  args: PageArgs,
): Promise<Page<SubmissionRecord & Place>> {
  const page = pageOf(places, args);
  budget.spend(page.rows.length);
  const submissions = await relations.submission.loadMany(page.rows.map(({ submissionId }) => submissionId));
  const rows = submissions.flatMap((submission, index) => {
    const place = page.rows[index];
    return submission && !(submission instanceof Error) && place ? [{ ...submission, ...place }] : [];
  });
  return { ...page, rows };
}

/** A page of the runs behind a submission, in the order of batch sizes and seeds. */
export function evidencePage(
  { budget }: Context,
  runs: readonly EvidenceRun[],
  args: PageArgs,
): Page<EvidenceRun & { position: number }> {
  const page = pageOf(
    runs.map((run, position) => ({ ...run, position })),
    args,
  );
  budget.spend(page.rows.length);
  return page;
}

function pageOf<Row extends { position: number }>(
  rows: readonly Row[],
  { first: asked, after }: PageArgs,
): Page<Row> {
  const first = asked ?? usualPage;
  if (!Number.isInteger(first) || first < 1 || first > largestPage) {
    throw new CritbatchError('INVALID_INPUT', `Ask for 1 to ${largestPage} at a time with "first".`);
  }
  const start = after ? Number(parseCursor(after, placeOrder)[0]) + 1 : 0;
  return {
    rows: rows.slice(start, start + first),
    order: placeOrder,
    hasNextPage: rows.length > start + first,
    hasPreviousPage: Boolean(after),
    countAll: async () => rows.length,
  };
}
