import { readFileSync } from 'node:fs';
import type { AnswerFigures, TargetToTell } from '@critbatch/theory';
import {
  numbersOf,
  plainSentence,
  targetText,
  tellAnswer,
  tellInRow,
  unknownFigures,
} from '@critbatch/theory';
import { describe, expect, it } from '@jest/globals';

type Told = Pick<
  AnswerFigures,
  'answer' | 'reason' | 'level' | 'criticalBatchSize' | 'freeRange' | 'suggestedBatchSizes'
>;
type Case = {
  estimate: Told & { target: TargetToTell; valley: { tolerance: number } | null };
  /** As `Recommendation.text` has it. */
  recommendation?: { text: string };
  said: string;
};

const cases: Case[] = JSON.parse(readFileSync(new URL('./tests/answers.json', import.meta.url), 'utf8'));
const language = { numbers: numbersOf('en') };

/** Python says what the API says of the batch size to use. */
function apisWords(text: string, target: TargetToTell): string {
  return asciiOf(`${text} Target: ${targetText(target, language)}.`);
}

/** Without one, Python says three things of what theory tells: the row of a list, the target, and which runs would tell most. */
function pythonsWords({ target, ...estimate }: Case['estimate']): string {
  const row = tellInRow({ estimate, status: 'FINISHED' }, language);
  const found = estimate.criticalBatchSize ?? estimate.freeRange;
  const level = found ? `, ${language.numbers.whole(estimate.level * 100)} % interval` : '';
  const why = estimate.reason ? `: ${estimate.reason.toLowerCase().replaceAll('_', ' ')}` : '';
  const [runs] = tellAnswer({ ...unknownFigures, ...estimate, valley: null }, language).nextRuns.map(
    plainSentence,
  );
  const hint = runs ? `; ${runs.charAt(0).toLowerCase()}${runs.slice(1, -1)}` : '';
  const said = `${row}${level}${why}; target: ${targetText(target, language)}${hint}`;
  return asciiOf(said);
}

function asciiOf(said: string): string {
  return said.replace(/[\u00a0–×≤≥]/g, (sign) => ascii[sign] ?? sign).replace(/[^\0-\x7f]/g, '?');
}

/** Not every terminal and file that Python prints to has more signs than these. */
const ascii: Record<string, string> = { '\u00a0': ' ', '–': '-', '×': 'x', '≤': '<=', '≥': '>=' };

describe('an answer in Python', () => {
  it.each(cases)('is told as theory tells it: $said', ({ estimate, recommendation, said }) => {
    const told = recommendation ? apisWords(recommendation.text, estimate.target) : pythonsWords(estimate);
    expect(said).toBe(told);
  });
});
