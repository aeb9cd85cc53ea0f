import { notFound } from 'next/navigation';
import { cache } from 'react';
import type { ModelPageQuery } from '../../graphql/generated/graphql.ts';
import { ModelPageDocument } from '../../graphql/generated/graphql.ts';
import type { ApiAnswer } from '../../graphql/request.ts';
import { requestGraphql } from '../../graphql/request.ts';

export type ModelPageData = Extract<NonNullable<ModelPageQuery['node']>, { __typename: 'Model' }>;

/** A version of a model; "not found" where there is none for this reader. */
export const loadModel = cache(async (id: string): Promise<ApiAnswer<ModelPageData>> => {
  const answer = await requestGraphql(ModelPageDocument, { id: decodeURIComponent(id) });
  if (answer.status === 'unreachable') return answer;
  const { node } = answer.data;
  if (node?.__typename !== 'Model') notFound();
  return { status: 'answered', data: node };
});
