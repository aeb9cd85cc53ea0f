import { HomeFirstSweepsDocument } from '../../graphql/generated/graphql.ts';
import type { ApiAnswer } from '../../graphql/request.ts';
import { requestGraphql } from '../../graphql/request.ts';

/** The oldest sweep of the reader's teams, and whether there is anything beside it. */
export async function loadFirstSweep(): Promise<ApiAnswer<{ id: string | null; isAlone: boolean }>> {
  const answer = await requestGraphql(HomeFirstSweepsDocument, {});
  if (answer.status === 'unreachable') return answer;
  const { sweeps, studies } = answer.data;
  const isAlone = sweeps.nodes.length <= 1 && studies.nodes.length === 0;
  return { status: 'answered', data: { id: sweeps.nodes[0]?.id ?? null, isAlone } };
}
