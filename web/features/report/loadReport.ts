import type { ReportSnapshot } from '@critbatch/theory';
import { reportSnapshotSchema } from '@critbatch/theory';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import type { ReportPageQuery, SharedReportQuery } from '../../graphql/generated/graphql.ts';
import {
  ReportPageDocument,
  ReportVersionContentDocument,
  SharedReportContentDocument,
  SharedReportDocument,
} from '../../graphql/generated/graphql.ts';
import type { ApiAnswer } from '../../graphql/request.ts';
import { requestGraphql } from '../../graphql/request.ts';
import { cachedSnapshot } from './cachedSnapshots.ts';
import type { ShownReport } from './reportFiles.ts';

export type ReportData = NonNullable<ReportPageQuery['report']>;
export type ReportVersionData = ReportData['versions'][number];

/** A report with one of its versions, the newest if none is named; "not found" where there is none for this reader. */
export const loadReport = cache(
  async (
    id: string,
    number: number | null,
  ): Promise<ApiAnswer<{ report: ReportData; version: ReportVersionData; shown: ShownReport }>> => {
    const answer = await requestGraphql(ReportPageDocument, { id: decodeURIComponent(id) });
    if (answer.status === 'unreachable') return answer;
    const { report } = answer.data;
    const version = report?.versions.find((each) => number === null || each.number === number);
    if (!report || !version) notFound();
    const content = await requestGraphql(ReportVersionContentDocument, { id: version.id });
    if (content.status === 'unreachable') return content;
    const { node } = content.data;
    if (!node || !('content' in node)) notFound();
    const snapshot = reportSnapshotSchema.parse(node.content);
    return { status: 'answered', data: { report, version, shown: { version: version.number, snapshot } } };
  },
);

export type SharedData = NonNullable<SharedReportQuery['sharedReport']>;
export type SharedAnswer =
  | { status: 'unreachable' }
  | { status: 'gone'; share: SharedData | null }
  | { status: 'open'; share: SharedData; shown: ShownReport };

/** What the holder of a secret may read now. */
export const loadShared = cache(async (secret: string): Promise<SharedAnswer> => {
  const answer = await requestGraphql(SharedReportDocument, { secret: decodeURIComponent(secret) });
  if (answer.status === 'unreachable') return answer;
  const share = answer.data.sharedReport;
  if (share?.status !== 'ACTIVE') return { status: 'gone', share };
  const { snapshotHash, hidesNames, hiddenFields } = share;
  const key = [snapshotHash, hidesNames, ...hiddenFields].join(' ');
  const snapshot = await cachedSnapshot(key, () => readShared(secret));
  // Its link ended between the two questions, or the API went away.
  if (!snapshot) return { status: 'unreachable' };
  return { status: 'open', share, shown: { version: share.version, snapshot } };
});

async function readShared(secret: string): Promise<ReportSnapshot | null> {
  const answer = await requestGraphql(SharedReportContentDocument, { secret: decodeURIComponent(secret) });
  const content = answer.status === 'answered' ? answer.data.sharedReport?.content : null;
  return content ? reportSnapshotSchema.parse(content) : null;
}
