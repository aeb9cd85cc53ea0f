import type { Interval } from '../estimate/estimate.type.ts';
import { wholeFreeRange } from '../estimate/freeUpTo.ts';
import type { Locale } from './locale.ts';
import type { Numbers } from './numbers.ts';

/** How far the batch size can grow for so much more work than a reference, in examples. */
export type OverheadToTell = { overhead: number; referenceBatchSize: number; batchSize: Interval };

type Written = { reference: string; level: string; each: { percent: string; batchSize: string }[] };

const words: Record<Locale, (written: Written, numbers: Numbers) => string> = {
  en: ({ reference, level, each }, { list }) => {
    const ends = each.map(({ percent, batchSize }) => `${percent}\u00a0% up to ${batchSize}`);
    return `Against batch size ${reference}, work most likely grows by at most ${list(ends)}, each with its ${level}\u00a0% interval.`;
  },
  ja: ({ reference, level, each }, { list }) => {
    const ends = each.map(({ percent, batchSize }) => `${batchSize}までなら ${percent}\u00a0%`);
    return `バッチサイズ ${reference} と比べた計算量の増加は、${list(ends)} 以内と見込まれます（括弧内は ${level}\u00a0% 区間）。`;
  },
};

/** Says them all at once, for they share their reference; empty where there is none. */
export function tellOverheads(
  overheads: readonly OverheadToTell[],
  level: number,
  { numbers }: { numbers: Numbers },
): string {
  const [first] = overheads;
  if (!first) return '';
  const each = overheads.map(({ overhead, batchSize }) => ({
    percent: numbers.whole(overhead * 100),
    batchSize: numbers.withInterval(wholeFreeRange(batchSize)),
  }));
  const written = {
    reference: numbers.whole(first.referenceBatchSize),
    level: numbers.whole(level * 100),
    each,
  };
  return words[numbers.locale](written, numbers);
}
