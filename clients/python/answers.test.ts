import { readFileSync } from 'node:fs';
import type { AnswerFigures, TargetToTell, Unanswered } from '@critbatch/theory';
import {
  largestFigures,
  leadOf,
  numbersOf,
  plainSentences,
  targetText,
  tellAnswer,
  tellInRow,
  tellUnanswered,
  unknownFigures,
} from '@critbatch/theory';
import { describe, expect, it } from '@jest/globals';

type Told = Pick<
  AnswerFigures,
  'answer' | 'reason' | 'level' | 'criticalBatchSize' | 'freeRange' | 'suggestedBatchSizes'
>;
type Case = {
  estimate: Told & { text: string; target: TargetToTell; valley: { tolerance: number } | null };
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

/** As `Estimate.text` has it. */
function textOf(estimate: Told): string {
  const told = tellAnswer({ ...unknownFigures, ...estimate, valley: null }, language);
  return plainSentences([told.headline, ...leadOf(told), ...told.nextRuns], 'en');
}

/** Without an answer, Python says what the API says of that; else the row of a list, and the target. */
function pythonsWords({ target, ...estimate }: Case['estimate']): string {
  if (estimate.answer === 'NOT_IDENTIFIED') return apisWords(`Not identified. ${textOf(estimate)}`, target);
  const row = tellInRow({ estimate, status: 'FINISHED' }, language);
  const found = estimate.criticalBatchSize ?? estimate.freeRange;
  const level = found ? `, ${language.numbers.whole(estimate.level * 100)} % interval` : '';
  return asciiOf(`${row}${level}; target: ${targetText(target, language)}`);
}

function asciiOf(said: string): string {
  return said.replace(/[\u00a0–’×≤≥]/g, (sign) => ascii[sign] ?? sign).replace(/[^\0-\x7f]/g, '?');
}

/** Not every terminal and file that Python prints to has more signs than these. */
const ascii: Record<string, string> = { '\u00a0': ' ', '–': '-', '’': "'", '×': 'x', '≤': '<=', '≥': '>=' };

it('holds the largest figures that the API keeps', () => {
  const row = readFileSync(new URL('./src/critbatch/row.py', import.meta.url), 'utf8');
  const [, largest = ''] = /^LARGEST = \{([^}]*)\}/m.exec(row) ?? [];
  const held = [...largest.matchAll(/"(\w+)": (\S+),/g)].map(([, name = '', value]) => [name, Number(value)]);
  const inPython = (name: string) => name.replace(/[A-Z]/g, (sign) => `_${sign.toLowerCase()}`);
  expect(held).toEqual(Object.entries(largestFigures).map(([name, value]) => [inPython(name), value]));
});

describe('an answer in Python', () => {
  it.each(cases)('is told as theory tells it: $said', ({ estimate, recommendation, said }) => {
    const told = recommendation ? apisWords(recommendation.text, estimate.target) : pythonsWords(estimate);
    expect(said).toBe(told);
    if (estimate.answer === 'NOT_IDENTIFIED') expect(estimate.text).toBe(textOf(estimate));
  });
});

type NoAnswer = {
  status: 'FINISHED' | 'CANCELED';
  counts: { total: number; succeeded: number; failed: number };
  diverged: number;
  said: string;
};

/** Without a result; the client does not read the policy, so that it names no learning rate. */
function stateOf({ status, counts: { total: all, ...counts }, diverged }: NoAnswer): Unanswered {
  if (status === 'CANCELED') return { verdict: 'canceled', all, done: counts.succeeded };
  const failed = counts.failed + diverged;
  if (failed === 0) return { verdict: 'none' };
  return failed === diverged
    ? {
        ...{ verdict: 'failed', all, failed, reason: 'The loss became NaN or infinite.' },
        advice: { risen: diverged, missed: diverged, learningRate: null },
      }
    : { verdict: 'failed', all, failed, reason: null, advice: null };
}

describe('a sweep without a result in Python', () => {
  const none: NoAnswer[] = JSON.parse(
    readFileSync(new URL('./tests/noAnswers.json', import.meta.url), 'utf8'),
  );
  it.each(none)('is told as the page tells it: $said', (noAnswer) => {
    const told = tellUnanswered(stateOf(noAnswer), language);
    expect(noAnswer.said).toBe(plainSentences([told.headline, ...leadOf(told)], 'en'));
  });
});
