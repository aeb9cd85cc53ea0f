import type { Language } from '../../charts/chart.type.ts';
import { SearchDocument } from '../../graphql/generated/graphql.ts';
import type { ApiAnswer } from '../../graphql/request.ts';
import { requestGraphql } from '../../graphql/request.ts';
import { docs } from '../docs/docs.ts';
import { searchDocs } from '../docs/searchDocs.ts';
import { sweepNumber } from './sweepNumber.ts';

export type SearchHit = {
  group: 'sweeps' | 'models' | 'datasets' | 'docs';
  name: string;
  note: string;
  href: string;
};

/** Fewer letters would list everything; a number is one of a sweep however short it is. */
const leastLetters = 2;

/** Whether a text is long enough to be searched for. */
export function isSearchable(text: string): boolean {
  return text.length >= leastLetters || sweepNumber(text) !== null;
}

/** Sweeps, models and data sets of the reader's teams whose name contains a text or whose number it is, and places of the documents. */
export async function searchEverything(
  text: string,
  { t, numbers }: Language,
  isOfSeveralTeams: boolean,
): Promise<ApiAnswer<SearchHit[]>> {
  if (!isSearchable(text)) return { status: 'answered', data: [] };
  const number = sweepNumber(text);
  const answer = await requestGraphql(SearchDocument, {
    text,
    number,
    isNumber: number !== null,
    isOfSeveralTeams,
  });
  if (answer.status === 'unreachable') return answer;
  const { numbered, sweeps, models, datasets } = answer.data;
  const ofNumber = numbered?.nodes ?? [];
  const known = new Set(ofNumber.map(({ id }) => id));
  const foundSweeps = [...ofNumber, ...sweeps.nodes.filter(({ id }) => !known.has(id))];
  const hits: SearchHit[] = [
    ...foundSweeps.map(({ id, number, name, origin, status, createdAt, team }) => ({
      group: 'sweeps' as const,
      name: `#${number} ${name}`,
      note: `${origin === 'TRAINED' ? '' : `${t(`origin.chip.${origin}`)} · `}${t(`page.list.status.${status}`)} · ${numbers.date(new Date(createdAt))}${inTeam(team)}`,
      href: `/sweeps/${encodeURIComponent(id)}`,
    })),
    ...models.nodes.map(({ id, name, parameterCount, team }) => ({
      group: 'models' as const,
      name,
      note: t('page.find.parameters', { count: numbers.whole(parameterCount) }) + inTeam(team),
      href: `/models/${encodeURIComponent(id)}`,
    })),
    ...datasets.nodes.map(({ id, name, trainingExamples, team }) => ({
      group: 'datasets' as const,
      name,
      note: t('page.find.examples', { count: numbers.whole(trainingExamples) }) + inTeam(team),
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

/** Which of the reader's teams it is of, where there are several. */
function inTeam(team: { name: string } | undefined): string {
  return team ? ` · ${team.name}` : '';
}
