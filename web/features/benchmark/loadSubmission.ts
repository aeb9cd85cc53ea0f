import { cache } from 'react';
import type { SubmissionPageQuery } from '../../graphql/generated/graphql.ts';
import { SubmissionPageDocument } from '../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../graphql/request.ts';
import { loadLanguage } from '../preferences/preferences.ts';

export type SubmissionData = NonNullable<SubmissionPageQuery['submission']>;

/** A submission with a page of its runs, and the log of one of them where one is chosen; one request for page and title. */
export const loadSubmission = cache(async (id: string, runId: string | null, after: string | null) => {
  const { locale } = await loadLanguage();
  const asked = { id, runId: runId ?? '', hasRun: runId !== null, after };
  return requestGraphql(SubmissionPageDocument, { ...asked, locale: locale === 'ja' ? 'JA' : 'EN' });
});
