import { columnList, columnsOf, joined } from '@critbatch/prisma/client/columns';
import type { Reader } from '@critbatch/prisma/client/rowReader';
import type { BenchmarkEvent } from '@critbatch/prisma/generated/client';
import { Prisma } from '@critbatch/prisma/generated/client';
import type { Context } from '../../platform/context/context.ts';
import type { Selection } from '../../platform/context/selection.ts';
import type { Page } from '../../platform/page/page.ts';
import type { PageArgs } from '../../platform/page/pageArgs.ts';
import { limitedTo, readSqlPage } from '../../platform/page/sqlPage.ts';
import type { SubmissionRecord } from './findSubmissions.ts';
import { columnsOfSubmission, submissionOf } from './findSubmissions.ts';
import { knowSubmission } from './submission.loaders.ts';

/** An event with the submission concerned where that came along: null where there is none. */
export type EventRecord = BenchmarkEvent & { submission?: SubmissionRecord | null };

/** A page of all that happened on a benchmark, the newest first, with what is asked of the submissions concerned. */
export function historyPage(
  context: Context,
  benchmarkId: string,
  args: PageArgs,
  asked: Selection,
): Promise<Page<EventRecord>> {
  const { reader, budget } = context;
  const columns = asked.has('submission') ? columnsOfSubmission(asked.within('submission')) : null;
  return readSqlPage(
    {
      alias: 'event',
      conditions: [Prisma.sql`event."benchmarkId" = ${benchmarkId}::uuid`],
      order: [{ column: 'sequence', direction: 'desc', type: 'bigint' }],
      find: async (query) => {
        const rows = await readEvents(reader, query, columns);
        for (const { submission } of rows) if (submission) knowSubmission(context, submission);
        return rows;
      },
      count: (condition) => countEvents(reader, condition),
    },
    args,
    budget,
  );
}

async function readEvents(
  reader: Reader,
  { where, order, limit }: { where: Prisma.Sql; order: Prisma.Sql; limit: number },
  columns: readonly string[] | null,
): Promise<EventRecord[]> {
  const submission =
    columns && joined<SubmissionRecord>('submission', columns as (keyof SubmissionRecord & string)[]);
  const rows = await reader.$queryRaw<BenchmarkEvent[]>`
    SELECT ${own('event')} ${submission ? Prisma.sql`, ${submission.columns}` : Prisma.empty}
    FROM (SELECT ${own('event')} FROM "BenchmarkEvent" event WHERE ${where} ORDER BY ${order} ${limitedTo(limit)}) AS event
    ${columns ? Prisma.sql`LEFT JOIN LATERAL (${submissionOf(Prisma.sql`event."submissionId"`, columns)}) AS submission ON true` : Prisma.empty}
    ORDER BY ${order}`;
  if (!submission) return rows;
  return rows.map((row) => Object.assign(row, { submission: presentOrNull(submission.of(row)) }));
}

const own = (alias: string) => columnList(columnsOf('BenchmarkEvent'), alias);

const presentOrNull = (submission: SubmissionRecord) => (submission.id === null ? null : submission);

async function countEvents(reader: Reader, where: Prisma.Sql): Promise<number> {
  const [counted] = await reader.$queryRaw<[{ events: number }]>`
    SELECT count(*)::int AS events FROM "BenchmarkEvent" event WHERE ${where}`;
  return counted.events;
}
