import type { MemoData, MemoLocale } from './memoData.ts';
import { english } from './words.en.ts';
import { japanese } from './words.ja.ts';
import type { MemoWords } from './words.type.ts';

/** A part of a memo: a heading with the sentences under it. */
export type MemoSection = { heading: string; sentences: string[] };

/** A memo in one language, before it is written as Markdown or HTML. */
export type Memo = { locale: MemoLocale; title: string; subtitle: string; sections: MemoSection[] };

const words: Record<MemoLocale, MemoWords> = { en: english, ja: japanese };

/** Writes a memo from its data: no clock and nothing else goes in, so the same data always give the same memo. */
export function memoOf(data: MemoData, locale: MemoLocale): Memo {
  const say = words[locale];
  return {
    locale,
    title: say.title(data),
    subtitle: say.subtitle(data),
    sections: [
      { heading: say.headings.learnt, sentences: orElse(learnt(data, say), say.nothingLearnt) },
      {
        heading: say.headings.recommendation,
        sentences: orElse(recommended(data, say), say.noRecommendation),
      },
      { heading: say.headings.spending, sentences: spent(data, say) },
      { heading: say.headings.next, sentences: orElse(data.next.map(say.next), say.nothingNext) },
      { heading: say.headings.change, sentences: orElse(whatWouldChange(data, say), say.nothingWouldChange) },
    ],
  };
}

function learnt({ findings, verdicts }: MemoData, say: MemoWords): string[] {
  const misses = verdicts.filter(({ verdict }) => verdict === 'OUTSIDE');
  const decided = verdicts.filter(({ verdict }) => verdict !== 'UNDECIDED');
  return [
    ...findings.map(say.finding),
    ...(decided.length > 0 ? [say.predictions(decided.length - misses.length, decided.length)] : []),
    ...misses.map(say.miss),
  ];
}

function recommended({ findings, level }: MemoData, say: MemoWords): string[] {
  const best = findings.find(({ answer }) => answer !== 'NOT_IDENTIFIED');
  return best ? say.recommendation(best, level) : [];
}

function spent({ spending }: MemoData, say: MemoWords): string[] {
  const { limit, unpricedDeviceHours } = spending;
  return [
    say.spending(spending),
    ...(unpricedDeviceHours > 0 ? [say.unpriced(unpricedDeviceHours)] : []),
    ...(limit ? [say.limit(limit)] : []),
  ];
}

/** How far behind, in AICc, a rival must be before it is left out of account (Burnham and Anderson 2002, section 2.6). */
const decisiveAicc = 2;

/** An interval wider than this, from end to end, is a reason to measure more. */
const wideRatio = 1.5;

function whatWouldChange({ findings, next }: MemoData, say: MemoWords): string[] {
  return [
    ...findings.flatMap((finding) => {
      const { criticalBatchSize: b, rival, answer } = finding;
      const isWide = b?.lower && b.upper && b.upper / b.lower > wideRatio;
      return [
        ...(answer === 'NOT_IDENTIFIED' ? [say.unidentified(finding)] : []),
        ...(isWide ? [say.wideInterval(finding)] : []),
        ...(rival && rival.deltaAicc < decisiveAicc ? [say.rival(finding.sweep, rival)] : []),
      ];
    }),
    ...next.flatMap((each) => (each.kind === 'STAGE' && each.criticalBatchSize ? [say.openStage(each)] : [])),
  ];
}

function orElse(sentences: string[], otherwise: string): string[] {
  return sentences.length > 0 ? sentences : [otherwise];
}
