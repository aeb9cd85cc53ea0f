import type { Ends } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import type { Phrase } from '../phrase/phrase.ts';
import { phrase } from '../phrase/phrase.ts';
import type { Compared } from './compared.ts';
import { settingRows, settingsOf } from './settings.ts';

type Identified = { letter: string; one: Compared; value: number } & Ends;

/** The one thing that a comparison shows, as a sentence, and what it rests on. */
export function findingOf(
  compared: readonly Compared[],
  language: Language,
): { headline: Phrase; lead: Phrase[] } {
  const { numbers } = language;
  const identified = compared.flatMap((one): Identified[] => {
    const { answer } = one.figure;
    return answer
      ? [{ letter: one.letter, one, value: answer.batchSize, lower: answer.lower, upper: answer.upper }]
      : [];
  });
  const share = phrase('compare.finding.share', { count: identified.length, all: compared.length });
  const caution = differentTargets(compared) ? [phrase('compare.finding.targets')] : [];
  if (identified.length < 2) {
    const lead = [share, ...caution];
    return {
      headline: phrase(identified.length === 1 ? 'compare.finding.one' : 'compare.finding.none'),
      lead,
    };
  }
  const pair = furthestApart(identified);
  if (!pair)
    return {
      headline: phrase('compare.finding.alike'),
      lead: [share, phrase('compare.finding.overlap'), ...caution],
    };
  const [low, high] = pair;
  const values = {
    high: high.letter,
    low: low.letter,
    highBatchSize: numbers.whole(high.value),
    lowBatchSize: numbers.whole(low.value),
    factor: numbers.factor(high.value / low.value),
  };
  return {
    headline: phrase('compare.finding.apart', values),
    lead: [
      ...onlyDifference(low.one, high.one, language),
      phrase('compare.finding.intervals', {
        high: high.letter,
        low: low.letter,
        highInterval: numbers.interval(high),
        lowInterval: numbers.interval(low),
      }),
      share,
      ...caution,
    ],
  };
}

/** The two sweeps with the greatest ratio of b* among those whose intervals do not overlap. */
function furthestApart(identified: readonly Identified[]): [low: Identified, high: Identified] | null {
  const sorted = identified.toSorted((one, other) => one.value - other.value);
  const pairs = sorted.flatMap((low, place) =>
    sorted
      .slice(place + 1)
      .flatMap((high): [Identified, Identified][] => (lowestOf(high) > highestOf(low) ? [[low, high]] : [])),
  );
  const ratio = ([low, high]: [Identified, Identified]) => high.value / low.value;
  return pairs.toSorted((one, other) => ratio(other) - ratio(one))[0] ?? null;
}

const lowestOf = ({ lower }: Ends) => lower ?? Number.NEGATIVE_INFINITY;
const highestOf = ({ upper }: Ends) => upper ?? Number.POSITIVE_INFINITY;

/** Where one setting alone tells two sweeps apart, it is what the finding is about. */
function onlyDifference(one: Compared, other: Compared, language: Language): Phrase[] {
  const rows = settingRows([settingsOf(one.sweep, language), settingsOf(other.sweep, language)]);
  const different = rows.filter(({ isSame }) => !isSame);
  const [row] = different;
  if (!row || different.length > 1) return [];
  const [low = '–', high = '–'] = row.cells.map(({ value }) => value);
  return [phrase('compare.finding.onlyDifference', { setting: row.name, low, high })];
}

/** N of different targets is not the same question. */
function differentTargets(compared: readonly Compared[]): boolean {
  const asked = compared.map(({ sweep }) => `${sweep.target?.metric} ${sweep.target?.threshold}`);
  return new Set(asked).size > 1;
}
