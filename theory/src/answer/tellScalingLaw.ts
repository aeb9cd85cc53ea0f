import type { Interval } from '../estimate/estimate.type.ts';
import type { PublishedBeside, ScaledQuantity, ScalingVariable } from '../scaling/publishedPowers.ts';
import type { Locale } from './locale.ts';
import type { Numbers } from './numbers.ts';
import { spaceBetween } from './sentence.ts';

/** A power law of a study, with the published powers of its variable. */
export type ScalingLawToTell = {
  quantity: ScaledQuantity;
  variable: ScalingVariable;
  power: Interval;
  level: number;
  stages: number;
  published: readonly PublishedBeside[];
};

type Words = {
  quantity: Record<ScaledQuantity, string>;
  /** The change of the variable that a factor is told for. */
  change: Record<ScalingVariable, string>;
  own: (written: {
    change: string;
    quantity: string;
    factor: string;
    power: string;
    level: string;
    stages: number;
  }) => string;
  mayStay: string;
  other: (written: { power: string; source: string; quantity: string | null }) => string;
  agree: (powers: string) => string;
  exclude: (powers: string) => string;
};

/** What the variable is multiplied by in the sentence: a loss falls as training goes on. */
const changeOf: Record<ScalingVariable, number> = { SIZE: 10, DATA: 10, COMPUTE: 10, LOSS: 0.5 };

const words: Record<Locale, Words> = {
  en: {
    quantity: {
      CRITICAL_BATCH_SIZE: 'b*',
      WITHIN_TENTH: 'the largest batch size within 10\u00a0% more work',
      WITHIN_FIFTH: 'the largest batch size within 20\u00a0% more work',
      WITHIN_HALF: 'the largest batch size within 50\u00a0% more work',
      LEAST_LOSS: 'the batch size with the least loss at a budget',
    },
    change: {
      SIZE: 'Ten times the size',
      DATA: 'Ten times the examples that a run takes',
      COMPUTE: 'Ten times size × examples',
      LOSS: 'Half the loss to reach',
    },
    own: ({ change, quantity, factor, power, level, stages }) =>
      `${change} makes ${quantity} about ${factor} times as large: a power of ${power}, the ${level}\u00a0% interval of ${stages} stages.`,
    mayStay: 'It may not change at all.',
    other: ({ power, source, quantity }) => `${power}${quantity ? ` for ${quantity}` : ''} by ${source}`,
    agree: (powers) => `Published for language models, and possible here: ${powers}.`,
    exclude: (powers) => `Published for language models, and outside of this interval: ${powers}.`,
  },
  ja: {
    quantity: {
      CRITICAL_BATCH_SIZE: 'b*',
      WITHIN_TENTH: '計算量が 10\u00a0% 以内の増加で済む最大のバッチサイズ',
      WITHIN_FIFTH: '計算量が 20\u00a0% 以内の増加で済む最大のバッチサイズ',
      WITHIN_HALF: '計算量が 50\u00a0% 以内の増加で済む最大のバッチサイズ',
      LEAST_LOSS: '予算内で損失が最小になるバッチサイズ',
    },
    change: {
      SIZE: '規模が 10 倍になると',
      DATA: '実行あたりのサンプル数が 10 倍になると',
      COMPUTE: '規模 × サンプル数が 10 倍になると',
      LOSS: '目標の損失が半分になると',
    },
    own: ({ change, quantity, factor, power, level, stages }) =>
      `${change}、${quantity}は約 ${factor} 倍になります。指数は ${power}です（${stages} 段階による ${level}\u00a0% 区間）。`,
    mayStay: '変わらない可能性もあります。',
    other: ({ power, source, quantity }) => `${source} の ${power}${quantity ? `（${quantity}）` : ''}`,
    agree: (powers) => `言語モデルで発表された値のうち、この区間に入るもの：${powers}。`,
    exclude: (powers) => `言語モデルで発表された値のうち、この区間に入らないもの：${powers}。`,
  },
};

/** Says how a quantity changes with what the stages vary, and which published powers their runs exclude. */
export function tellScalingLaw(
  { quantity, variable, power, level, stages, published }: ScalingLawToTell,
  { numbers }: { numbers: Numbers },
): string {
  const said = words[numbers.locale];
  const write = numbers.digits(2);
  const own = said.own({
    change: said.change[variable],
    quantity: said.quantity[quantity],
    factor: numbers.factor(changeOf[variable] ** power.value),
    power: numbers.withInterval(power, write),
    level: numbers.whole(level * 100),
    stages,
  });
  const listOf = (isExcluded: boolean) =>
    numbers.row(
      published
        .filter((other) => other.isExcluded === isExcluded)
        .map((other) =>
          said.other({
            power: write(other.power),
            source: other.source,
            quantity: other.quantity === quantity ? null : said.quantity[other.quantity],
          }),
        ),
    );
  const [agreeing, excluded] = [listOf(false), listOf(true)];
  const mayStay = (power.lower ?? -1) <= 0 && (power.upper ?? 1) >= 0;
  return [
    own,
    ...(mayStay ? [said.mayStay] : []),
    ...(agreeing ? [said.agree(agreeing)] : []),
    ...(excluded ? [said.exclude(excluded)] : []),
  ].join(spaceBetween[numbers.locale]);
}
