import { notFound } from 'next/navigation';
import { cache } from 'react';
import type { MemoPageQuery } from '../../graphql/generated/graphql.ts';
import { MemoPageDocument } from '../../graphql/generated/graphql.ts';
import type { ApiAnswer } from '../../graphql/request.ts';
import { requestGraphql } from '../../graphql/request.ts';
import { loadLanguage } from '../preferences/preferences.ts';

/** A memo in the reader's language; "not found" where there is none for this reader. */
export const loadMemo = cache(async (id: string): Promise<ApiAnswer<NonNullable<MemoPageQuery['memo']>>> => {
  const { locale } = await loadLanguage();
  const variables = {
    id: decodeURIComponent(id),
    locale: locale === 'ja' ? ('JA' as const) : ('EN' as const),
  };
  const answer = await requestGraphql(MemoPageDocument, variables);
  if (answer.status === 'unreachable') return answer;
  if (!answer.data.memo) notFound();
  return { status: 'answered', data: answer.data.memo };
});
