import { notFound } from 'next/navigation';
import { cache } from 'react';
import type { PolicyComparisonPageQuery } from '../../graphql/generated/graphql.ts';
import { PolicyComparisonPageDocument } from '../../graphql/generated/graphql.ts';
import type { ApiAnswer } from '../../graphql/request.ts';
import { requestGraphql } from '../../graphql/request.ts';

export type PolicyComparisonData = NonNullable<PolicyComparisonPageQuery['policyComparison']>;
export type ContenderData = PolicyComparisonData['result']['contenders'][number];

/** A policy comparison; "not found" where there is none for this reader. */
export const loadPolicyComparison = cache(async (id: string): Promise<ApiAnswer<PolicyComparisonData>> => {
  const answer = await requestGraphql(PolicyComparisonPageDocument, { id: decodeURIComponent(id) });
  if (answer.status === 'unreachable') return answer;
  const { policyComparison } = answer.data;
  if (!policyComparison) notFound();
  return { status: 'answered', data: policyComparison };
});
