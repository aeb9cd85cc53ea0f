import { tellSweepInRow } from '@critbatch/theory';
import { cache } from 'react';
import type { Language } from '../../charts/chart.type.ts';
import type { SweepChoiceFragment, SweepWhere } from '../../graphql/generated/graphql.ts';
import { SweepChoicesDocument } from '../../graphql/generated/graphql.ts';
import type { ApiAnswer } from '../../graphql/request.ts';
import { requestGraphql } from '../../graphql/request.ts';
import { loadLanguage } from '../preferences/preferences.ts';
import { sweepNumber } from './sweepNumber.ts';

/** A sweep as a picker offers it. */
export type SweepChoice = { id: string; label: string; note: string };

/** Sweeps that a text finds; there may be more of them than are shown. */
export type FoundSweeps = { choices: SweepChoice[]; hasMore: boolean };

/** Sweeps whose name contains a text, or that have the number which it is; the newest for an empty text. */
export async function findSweeps(text: string): Promise<ApiAnswer<FoundSweeps>> {
  const number = sweepNumber(text);
  const wheres: (SweepWhere | null)[] = [
    ...(number === null ? [] : [{ number }]),
    text === '' ? null : { nameContains: text },
  ];
  const found: FoundSweeps = { choices: [], hasMore: false };
  for (const answer of await Promise.all(wheres.map((where) => choose(where)))) {
    if (answer.status === 'unreachable') return answer;
    const known = new Set(found.choices.map(({ id }) => id));
    found.choices.push(...answer.data.choices.filter(({ id }) => !known.has(id)));
    found.hasMore ||= answer.data.hasMore;
  }
  return { status: 'answered', data: found };
}

/** The newest sweeps; several pickers of a page ask once. */
export const newestSweeps = cache(() => findSweeps(''));

/** These sweeps in this order, without those that the reader cannot see. */
export async function chosenSweeps(ids: readonly string[]): Promise<ApiAnswer<SweepChoice[]>> {
  if (ids.length === 0) return { status: 'answered', data: [] };
  const answer = await choose({ ids: [...ids] });
  if (answer.status === 'unreachable') return answer;
  const known = new Map(answer.data.choices.map((choice) => [choice.id, choice]));
  return { status: 'answered', data: ids.flatMap((id) => known.get(id) ?? []) };
}

async function choose(where: SweepWhere | null): Promise<ApiAnswer<FoundSweeps>> {
  const [answer, language] = await Promise.all([
    requestGraphql(SweepChoicesDocument, { where }),
    loadLanguage(),
  ]);
  if (answer.status === 'unreachable') return answer;
  const { nodes, pageInfo } = answer.data.sweeps;
  const choices = nodes.map((sweep) => choiceOf(sweep, language));
  return { status: 'answered', data: { choices, hasMore: pageInfo.hasNextPage } };
}

function choiceOf(sweep: SweepChoiceFragment, language: Language): SweepChoice {
  const { id, number, name, origin, createdAt } = sweep;
  const { t, numbers } = language;
  const notes = [
    ...(origin === 'TRAINED' ? [] : [t(`origin.chip.${origin}`)]),
    tellSweepInRow(sweep, language),
    numbers.date(new Date(createdAt)),
  ];
  return { id, label: `#${number} ${name}`, note: notes.join(' · ') };
}
