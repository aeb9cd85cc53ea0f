import { notFound } from 'next/navigation';
import { cache } from 'react';
import { StudyPageDocument } from '../../graphql/generated/graphql.ts';
import type { ApiAnswer } from '../../graphql/request.ts';
import { requestGraphql } from '../../graphql/request.ts';
import { loadLanguage } from '../preferences/preferences.ts';
import type { StudyData, StudyMemo } from './studyData.ts';

/** A study with its newest memo in the reader's language; "not found" where there is none for this reader. */
export const loadStudy = cache(
  async (id: string): Promise<ApiAnswer<{ study: StudyData; memo: StudyMemo | null }>> => {
    const { locale } = await loadLanguage();
    const variables = {
      id: decodeURIComponent(id),
      locale: locale === 'ja' ? ('JA' as const) : ('EN' as const),
    };
    const answer = await requestGraphql(StudyPageDocument, variables);
    if (answer.status === 'unreachable') return answer;
    const { study, memos } = answer.data;
    if (!study) notFound();
    return { status: 'answered', data: { study, memo: memos.nodes[0] ?? null } };
  },
);

/** A study for its files, which say nothing of memos. */
export async function loadOnlyStudy(id: string): Promise<ApiAnswer<StudyData>> {
  const answer = await loadStudy(id);
  return answer.status === 'unreachable' ? answer : { ...answer, data: answer.data.study };
}
