import { HomeFirstSweepsDocument } from '../../graphql/generated/graphql.ts';
import type { ApiAnswer } from '../../graphql/request.ts';
import { requestGraphql } from '../../graphql/request.ts';

type FirstSweep = { id: string | null; isAlone: boolean; workers: readonly { isThere: boolean }[] };

/** The oldest sweep of the reader's teams, whether there is anything beside it, and who is there to train. */
export async function loadFirstSweep(): Promise<ApiAnswer<FirstSweep>> {
  const answer = await requestGraphql(HomeFirstSweepsDocument, {});
  if (answer.status === 'unreachable') return answer;
  const { sweeps, studies, workers } = answer.data;
  const isAlone = sweeps.nodes.length <= 1 && studies.nodes.length === 0;
  return { status: 'answered', data: { id: sweeps.nodes[0]?.id ?? null, isAlone, workers: workers.nodes } };
}
