import type { ReportCommentsQuery } from '../../graphql/generated/graphql.ts';
import { ReportCommentsDocument, SweepCommentsDocument } from '../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../graphql/request.ts';

/** What comments are about. */
export type Subject = { sweepId: string } | { reportId: string };
type CommentPage = NonNullable<ReportCommentsQuery['report']>['comments'];
export type CommentData = CommentPage['nodes'][number];

/** Every comment, the oldest first; null while the API cannot be reached. */
export async function loadComments(subject: Subject): Promise<CommentData[] | null> {
  const comments: CommentData[] = [];
  let after: string | null = null;
  for (;;) {
    const page: CommentPage | null = await loadPage(subject, after);
    if (page === null) return null;
    comments.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) return comments;
    after = page.pageInfo.endCursor;
  }
}

async function loadPage(subject: Subject, after: string | null): Promise<CommentPage | null> {
  if ('sweepId' in subject) {
    const answer = await requestGraphql(SweepCommentsDocument, { id: subject.sweepId, after });
    return answer.status === 'answered' ? (answer.data.sweep?.comments ?? null) : null;
  }
  const answer = await requestGraphql(ReportCommentsDocument, { id: subject.reportId, after });
  return answer.status === 'answered' ? (answer.data.report?.comments ?? null) : null;
}
