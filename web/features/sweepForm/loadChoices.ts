import type { SweepFormChoicesQuery } from '../../graphql/generated/graphql.ts';
import { AskedChoiceDocument, SweepFormChoicesDocument } from '../../graphql/generated/graphql.ts';
import type { ApiAnswer } from '../../graphql/request.ts';
import { ApiFault, requestGraphql } from '../../graphql/request.ts';

/**
 * The newest models and data sets of a team, and those that a link or a sweep asks for by id, however old or archived they
 * are: a form that did not have them would start with others.
 */
export async function loadChoices(
  teamId: string,
  asked: readonly (string | null | undefined)[],
): Promise<ApiAnswer<SweepFormChoicesQuery>> {
  const answer = await requestGraphql(SweepFormChoicesDocument, { teamId });
  if (answer.status === 'unreachable') return answer;
  const { models, datasets } = answer.data;
  const known = new Set([...models.nodes, ...datasets.nodes].map(({ id }) => id));
  const missing = [...new Set(asked)].filter((id) => typeof id === 'string').filter((id) => !known.has(id));
  const found = await Promise.all(missing.map(nodeOf));
  return {
    status: 'answered',
    data: {
      models: { nodes: [...found.filter((node) => node?.__typename === 'Model'), ...models.nodes] },
      datasets: { nodes: [...found.filter((node) => node?.__typename === 'Dataset'), ...datasets.nodes] },
    },
  };
}

/** Null where the address has an id that is none, or of something else. */
async function nodeOf(id: string) {
  const answer = await requestGraphql(AskedChoiceDocument, { id }).catch((fault: unknown) => {
    if (fault instanceof ApiFault) return null;
    throw fault;
  });
  return answer?.status === 'answered' ? answer.data.node : null;
}
