import { moneyText } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import type { BenchmarkPageQuery, Ranking } from '../../graphql/generated/graphql.ts';
import type { Phrase } from '../phrase/phrase.ts';
import { phrase } from '../phrase/phrase.ts';

export type BenchmarkData = NonNullable<BenchmarkPageQuery['benchmark']>;
export type VersionData = NonNullable<BenchmarkData['version']>;
export type BoardRow = VersionData['leaderboard']['nodes'][number];
export type ScoreData = BoardRow['score'];
export type Ranked = { ranking: Ranking; currency: string | null };

/** A figure in the unit of its ranking; infinite for null. */
export function figureText(value: number | null, { ranking, currency }: Ranked, language: Language): string {
  const { t, numbers } = language;
  if (value === null) return t('benchmark.infinite');
  if (ranking === 'DEVICE_SECONDS') return numbers.duration(value);
  if (ranking === 'COST') return moneyText(value, currency ?? 'USD', language);
  return ranking === 'WORK' ? numbers.quantity(value) : numbers.whole(value);
}

/** The interval of a score; an end that is not bounded is said so. */
export function scoreInterval(
  { lower, upper }: Pick<ScoreData, 'lower' | 'upper'>,
  ranked: Ranked,
  language: Language,
): string {
  const write = (value: number) => figureText(value, ranked, language);
  return language.numbers.interval({ lower, upper }, write);
}

/** The batch size of a score, and why it is another than the one to use: only runs that were trained are scored. */
export function scoredAtText(
  { batchSize, recommendation }: Pick<BoardRow, 'batchSize' | 'recommendation'>,
  { t, numbers }: Language,
): string {
  const isAnother = recommendation !== null && recommendation.batchSize !== batchSize;
  const key = isAnother ? 'benchmark.board.scoredBeside' : 'benchmark.board.scoredAt';
  return t(key, { batchSize: numbers.whole(batchSize) });
}

/** Who leads, and whether the data can tell. */
export function leaderPhrase({ leaderboard, ranking, currency }: VersionData, language: Language): Phrase {
  const ranked = leaderboard.nodes.filter(({ rank }) => rank !== null);
  const leaders = ranked.filter(({ rank }) => rank === 1);
  const [first] = leaders;
  if (leaderboard.nodes.length === 0) return phrase('benchmark.lead.empty');
  if (!first) return phrase('benchmark.lead.unranked', { count: leaderboard.nodes.length });
  const value = figureText(first.score.value, { ranking, currency }, language);
  if (first.score.value === null) return phrase('benchmark.lead.missed');
  const unit = ranking === 'CRITICAL_BATCH_SIZE' ? 'WORK' : ranking;
  if (ranked.length === 1) return phrase(`benchmark.lead.only.${unit}`, { team: first.teamName, value });
  return leaders.length > 1
    ? phrase(`benchmark.lead.shared.${unit}`, { count: leaders.length, value })
    : phrase(`benchmark.lead.alone.${unit}`, { team: first.teamName, value });
}

/** A rank as it is read: shared ones carry an equals sign. */
export function rankText({ rank, isRankShared }: Pick<BoardRow, 'rank' | 'isRankShared'>): string {
  if (rank === null) return '–';
  return isRankShared ? `${rank}=` : String(rank);
}

const decisions: Readonly<Record<string, 'upheld' | 'setAside'>> = {
  UPHELD: 'upheld',
  SET_ASIDE: 'setAside',
};

export type HistoryEvent = BenchmarkData['history']['nodes'][number];

/** One event of the history as a sentence. */
export function eventText({ kind, teamName, note, submission }: HistoryEvent, { t }: Language): string {
  const values = { team: teamName, of: submission?.teamName ?? '–', note: note ?? '' };
  if (kind === 'REPLICATION_ENDED' && note) {
    const [verdict, ratio] = note.split(' ');
    return t(`benchmark.event.${verdict === 'AGREES' ? 'agreed' : 'disagreed'}`, {
      ...values,
      ratio: ratio ?? '',
    });
  }
  if (kind === 'DISPUTE_DECIDED' && note) {
    const [, verdict = '', why = ''] = /^(\w+): (.*)$/s.exec(note) ?? [];
    return t(`benchmark.event.${decisions[verdict] ?? 'dismissed'}`, { ...values, why });
  }
  if (kind === 'RETRAINED' && note) {
    const times = (verdict: string) => new RegExp(`\\b${verdict} (\\d+)`).exec(note)?.[1] ?? '0';
    return t('benchmark.event.retrained', {
      ...values,
      matched: times('MATCHED'),
      mismatched: times('MISMATCHED'),
      cannot: times('CANNOT'),
    });
  }
  if (kind === 'WITHDRAWN' && note) return t('benchmark.event.withdrawnBecause', values);
  return t(`benchmark.event.${kind}`, values);
}
