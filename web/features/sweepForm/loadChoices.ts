import type { SweepFormChoicesQuery } from '../../graphql/generated/graphql.ts';
import { AskedChoiceDocument, SweepFormChoicesDocument } from '../../graphql/generated/graphql.ts';
import type { ApiAnswer } from '../../graphql/request.ts';
import { requestGraphql, requestOrNull } from '../../graphql/request.ts';

/** What a form offers to choose from. */
export type FormChoices = Pick<SweepFormChoicesQuery, 'models' | 'datasets'>;

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
  const { models, datasets, workers } = answer.data;
  const found = await missingChoices(answer.data, asked);
  return {
    status: 'answered',
    data: {
      models: { nodes: [...found.models, ...models.nodes] },
      datasets: { nodes: [...found.datasets, ...datasets.nodes] },
      workers,
    },
  };
}

type Listed = Record<'models' | 'datasets', { nodes: readonly { id: string }[] }>;

/** Models and data sets that are asked for by id, and not among those listed. */
export async function missingChoices(
  { models, datasets }: Listed,
  asked: readonly (string | null | undefined)[],
) {
  const known = new Set([...models.nodes, ...datasets.nodes].map(({ id }) => id));
  const missing = [...new Set(asked)].filter((id) => typeof id === 'string').filter((id) => !known.has(id));
  const found = await Promise.all(missing.map(nodeOf));
  return {
    models: found.filter((node) => node?.__typename === 'Model'),
    datasets: found.filter((node) => node?.__typename === 'Dataset'),
  };
}

/** Null where the address has an id that is none, or of something else. */
async function nodeOf(id: string) {
  return (await requestOrNull(AskedChoiceDocument, { id }))?.node ?? null;
}
