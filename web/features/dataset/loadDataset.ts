import { notFound } from 'next/navigation';
import { cache } from 'react';
import type { DatasetPageQuery } from '../../graphql/generated/graphql.ts';
import { DatasetPageDocument } from '../../graphql/generated/graphql.ts';
import type { ApiAnswer } from '../../graphql/request.ts';
import { requestGraphql } from '../../graphql/request.ts';

export type DatasetPageData = Extract<NonNullable<DatasetPageQuery['node']>, { __typename: 'Dataset' }>;

/** A version of a data set; "not found" where there is none for this reader. */
export const loadDataset = cache(async (id: string): Promise<ApiAnswer<DatasetPageData>> => {
  const answer = await requestGraphql(DatasetPageDocument, { id: decodeURIComponent(id) });
  if (answer.status === 'unreachable') return answer;
  const { node } = answer.data;
  if (node?.__typename !== 'Dataset') notFound();
  return { status: 'answered', data: node };
});
