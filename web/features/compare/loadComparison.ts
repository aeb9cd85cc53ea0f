import type { SweepComparisonQuery } from '../../graphql/generated/graphql.ts';
import { SweepComparisonDocument } from '../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../graphql/request.ts';

export type ComparisonData = SweepComparisonQuery['sweepComparison'];

/** Which of the sweeps needs the least work; null while nobody can tell: the rest of the page does without. */
export async function loadComparison(ids: readonly string[]): Promise<ComparisonData | null> {
  if (ids.length < 2) return null;
  const answer = await requestGraphql(SweepComparisonDocument, { ids: [...ids] });
  return answer.status === 'answered' ? answer.data.sweepComparison : null;
}
