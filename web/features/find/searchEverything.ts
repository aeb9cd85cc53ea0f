import type { Language } from '../../charts/chart.type.ts';
import { SearchDocument } from '../../graphql/generated/graphql.ts';
import type { ApiAnswer } from '../../graphql/request.ts';
import { requestGraphql } from '../../graphql/request.ts';
import { docs } from '../docs/docs.ts';
import { searchDocs } from '../docs/searchDocs.ts';

export type SearchHit = {
  group: 'sweeps' | 'models' | 'datasets' | 'docs';
  name: string;
  note: string;
  href: string;
};

/** Fewer letters would list everything. */
export const leastLetters = 2;

/** Sweeps, models and data sets of the reader's teams whose name contains a text, and places of the documents. */
export async function searchEverything(
  text: string,
  { t, numbers }: Language,
): Promise<ApiAnswer<SearchHit[]>> {
  if (text.length < leastLetters) return { status: 'answered', data: [] };
  const answer = await requestGraphql(SearchDocument, { text });
  if (answer.status === 'unreachable') return answer;
  const { sweeps, models, datasets } = answer.data;
  const hits: SearchHit[] = [
    ...sweeps.nodes.map(({ id, number, name, origin, status, createdAt }) => ({
      group: 'sweeps' as const,
      name: `#${number} ${name}`,
      note: `${origin === 'TRAINED' ? '' : `${t(`origin.chip.${origin}`)} · `}${t(`page.list.status.${status}`)} · ${numbers.date(new Date(createdAt))}`,
      href: `/sweeps/${encodeURIComponent(id)}`,
    })),
    ...models.nodes.map(({ id, name, parameterCount }) => ({
      group: 'models' as const,
      name,
      note: t('page.find.parameters', { count: numbers.whole(parameterCount) }),
      href: `/models/${encodeURIComponent(id)}`,
    })),
    ...datasets.nodes.map(({ id, name, trainingExamples }) => ({
      group: 'datasets' as const,
      name,
      note: t('page.find.examples', { count: numbers.whole(trainingExamples) }),
      href: `/datasets/${encodeURIComponent(id)}`,
    })),
    ...searchDocs(docs, text).map(({ name, title, href }) => ({
      group: 'docs' as const,
      name,
      note: title,
      href,
    })),
  ];
  return { status: 'answered', data: hits };
}
