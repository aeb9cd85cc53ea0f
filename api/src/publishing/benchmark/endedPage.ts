import { Prisma } from '@critbatch/prisma/generated/client';
import type { Context } from '../../platform/context/context.ts';
import type { Selection } from '../../platform/context/selection.ts';
import { byColumn } from '../../platform/page/cursor.ts';
import type { Page } from '../../platform/page/page.ts';
import type { PageArgs } from '../../platform/page/pageArgs.ts';
import { readSqlPage } from '../../platform/page/sqlPage.ts';
import type { SubmissionRecord } from './findSubmissions.ts';
import { columnsOfSubmission, countSubmissions, readSubmissions } from './findSubmissions.ts';
import { knowSubmission } from './submission.loaders.ts';

/** A page of what stands on the board of a version no longer, in the order in which it was handed in. */
export function endedPage(
  context: Context,
  versionId: string,
  args: PageArgs,
  asked: Selection,
): Promise<Page<SubmissionRecord>> {
  const { reader, budget } = context;
  return readSqlPage(
    {
      alias: 'submission',
      conditions: [
        Prisma.sql`submission."benchmarkVersionId" = ${versionId}::uuid`,
        // Named one by one, they are found by the index however many are listed.
        Prisma.sql`submission.status IN ('WITHDRAWN', 'REMOVED')`,
      ],
      order: byColumn('submittedAt', 'asc'),
      find: async (query) => {
        const rows = await readSubmissions(reader, query, columnsOfSubmission(asked));
        for (const row of rows) knowSubmission(context, row);
        return rows;
      },
      count: (condition) => countSubmissions(reader, condition),
    },
    args,
    budget,
  );
}
