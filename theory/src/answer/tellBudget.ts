import type { BudgetRule } from '../budget/budgetAnswer.ts';
import type { Interval } from '../estimate/estimate.type.ts';
import { wordsOf } from './answerWords.ts';
import type { Numbers } from './numbers.ts';
import type { Sentence } from './sentence.ts';
import { isLossMetric, type TargetToTell } from './targetText.ts';
import { tellInRow } from './tellInRow.ts';
import type { ToldAnswer } from './toldAnswer.ts';
import { nothingMore } from './toldAnswer.ts';

type Said = { numbers: Numbers };

/** What the runs of a sweep say at a budget, as it is told. */
export type BudgetPointToTell = {
  metric: TargetToTell['metric'];
  bestBatchSize: Interval | null;
  nearlyBest: { lower: number; upper: number; tolerance: number } | null;
  losses: readonly { batchSize: number; ratio: Interval }[];
  unread: readonly { batchSize: number }[];
};

/** The same of a sweep that was started for that budget, with the batch size to use. */
export type BudgetToTell = BudgetPointToTell & {
  examples: number;
  level: number;
  refusal: { message: string } | null;
  /** Both null where no batch size can be recommended. */
  batchSize: number | null;
  rule: BudgetRule | null;
};

type Told = { currentBatchSize: number | null; isPreliminary: boolean; isCounting?: boolean };

/** Tells the answer of a sweep that was started for a budget: the batch size to use, how sure that is, and what the others cost. */
export function tellBudget(answer: BudgetToTell, about: Told, { numbers }: Said): ToldAnswer {
  const { chip, preliminary, counting } = wordsOf(numbers.locale);
  if (about.isCounting) {
    const told =
      answer.batchSize === null ? tellOpen(answer, { numbers }) : tellUse(answer, about, { numbers });
    const said = {
      verdict: 'preliminary',
      chip: chip.preliminary,
      reason: [counting],
      nextRuns: [],
    } as const;
    return { ...nothingMore, ...told, ...said };
  }
  if (answer.batchSize === null)
    return {
      ...nothingMore,
      verdict: 'notIdentified',
      chip: chip.notIdentified,
      ...tellOpen(answer, { numbers }),
    };
  const told = { ...nothingMore, ...tellUse(answer, about, { numbers }) };
  return about.isPreliminary
    ? { ...told, verdict: 'preliminary', chip: chip.preliminary, reason: [preliminary] }
    : { ...told, verdict: 'identified', chip: chip.identified };
}

function tellUse(answer: BudgetToTell, { currentBatchSize }: Told, { numbers }: Said) {
  const { budget: say } = wordsOf(numbers.locale);
  const { rule, batchSize, nearlyBest, losses } = answer;
  const yours = rule === 'KEEP_YOURS' ? null : losses.find((each) => each.batchSize === currentBatchSize);
  const written = {
    batchSize: numbers.whole(batchSize ?? Number.NaN),
    examples: numbers.quantity(answer.examples),
    left: leftText(answer.metric, { numbers }),
    tolerance: percentText(nearlyBest?.tolerance ?? Number.NaN, { numbers }),
  };
  return {
    headline: rule === 'KEEP_YOURS' ? say.keep(written) : say.use(written),
    interval: tellWhere(answer, { numbers }),
    saving: yours
      ? [
          say.yours({
            ...written,
            batchSize: numbers.whole(yours.batchSize),
            more: moreText(yours.ratio, { numbers }),
          }),
        ]
      : [],
    choice: tellOthers({ ...answer, losses: yours === losses.at(-1) ? [] : losses }, { numbers }),
  };
}

/** Why there is no batch size to use, and which to try. */
function tellOpen(answer: BudgetToTell, { numbers }: Said) {
  const { budget: say, next } = wordsOf(numbers.locale);
  const { bestBatchSize, losses, refusal } = answer;
  const left = leftText(answer.metric, { numbers });
  if (refusal)
    return { headline: say.refused, reason: [[{ text: refusal.message, emphasis: 'none' as const }]] };
  const tried = losses.map(({ batchSize }) => batchSize);
  const [smallest, largest] = [tried[0], tried.at(-1)];
  if (!bestBatchSize || smallest === undefined || largest === undefined)
    return { headline: say.tooFew({ left }), reason: tellUnread(answer, { numbers }), next: [next.moreRuns] };
  const [isBelow, isAbove] = [bestBatchSize.lower === null, bestBatchSize.upper === null];
  const beyond = [...(isBelow ? smallerThan(smallest) : []), ...(isAbove ? [2 * largest, 4 * largest] : [])];
  const written = { left, smallest: numbers.whole(smallest), largest: numbers.whole(largest) };
  return {
    headline: isBelow && isAbove ? say.anywhere(written) : isBelow ? say.below(written) : say.above(written),
    interval: tellWhere(answer, { numbers }),
    choice: tellOthers(answer, { numbers }),
    next: beyond.length > 0 ? [next.runsNear({ list: numbers.list(beyond) })] : [],
  };
}

const smallerThan = (batchSize: number) =>
  [Math.floor(batchSize / 4), Math.floor(batchSize / 2)].filter((size) => size >= 1);

/** Where the least lies, with its interval. */
function tellWhere({ bestBatchSize, level, metric }: BudgetToTell, { numbers }: Said): Sentence[] {
  if (!bestBatchSize) return [];
  const { value, ...ends } = bestBatchSize;
  const { budget: say, identified } = wordsOf(numbers.locale);
  const left = leftText(metric, { numbers });
  const isBounded = ends.lower !== null || ends.upper !== null;
  const place = { batchSize: numbers.whole(value), left, level: numbers.whole(level * 100) };
  return isBounded
    ? [say.least({ ...place, interval: numbers.interval(ends) })]
    : [say.leastAlone(place), identified.unbounded];
}

/** Which batch sizes are nearly as good at a budget, what the largest costs, and which are not counted. */
export function tellOthers(point: BudgetPointToTell, { numbers }: Said): Sentence[] {
  const { budget: say } = wordsOf(numbers.locale);
  const { bestBatchSize, nearlyBest, losses, metric } = point;
  const left = leftText(metric, { numbers });
  if (bestBatchSize === null) return [say.noBest, ...tellUnread(point, { numbers })];
  const near = nearlyBest && numbers.inside(nearlyBest);
  const tolerance = percentText(nearlyBest?.tolerance ?? Number.NaN, { numbers });
  const largest = losses.at(-1);
  return [
    near ? say.nearly({ tolerance, left, range: numbers.interval(near) }) : say.noneNear,
    ...(largest && largest.ratio.value > 1.005
      ? [
          say.cost({
            batchSize: numbers.whole(largest.batchSize),
            more: moreText(largest.ratio, { numbers }),
            left,
          }),
        ]
      : []),
    ...tellUnread(point, { numbers }),
  ];
}

function tellUnread({ unread }: Pick<BudgetPointToTell, 'unread'>, { numbers }: Said): Sentence[] {
  const batchSizes = numbers.list(unread.map(({ batchSize }) => batchSize));
  return unread.length > 0 ? [wordsOf(numbers.locale).budget.unread({ batchSizes })] : [];
}

type InRow = Pick<BudgetToTell, 'bestBatchSize' | 'batchSize' | 'rule'>;

/** The answer of a sweep that was started for a budget in a few words, for a row of a list. */
export function tellBudgetInRow(
  {
    answer,
    status,
    isPreliminary = false,
  }: { answer: InRow | null; status: string; isPreliminary?: boolean },
  { numbers }: Said,
): string {
  const { budget: say, inRow } = wordsOf(numbers.locale);
  const isOpen = status === 'RUNNING' || isPreliminary;
  if (!answer) return isOpen ? inRow.open : inRow.none;
  const { bestBatchSize, batchSize, rule } = answer;
  if (batchSize === null || !bestBatchSize) return isOpen ? inRow.open : inRow.notIdentified;
  const evidence = say.inRow(numbers.withInterval(bestBatchSize));
  const told = inRow.recommended({
    batchSize: numbers.whole(batchSize),
    rule: rule === 'KEEP_YOURS' ? rule : null,
    evidence,
  });
  return isPreliminary ? inRow.preliminary(told) : told;
}

type SweepRow = Parameters<typeof tellInRow>[0] & {
  budgetMetric: string | null;
  budgetAnswer: InRow | null;
};

/** The same of any sweep, whether it was started for a target or for a budget. */
export function tellSweepInRow({ budgetMetric, budgetAnswer, ...row }: SweepRow, said: Said): string {
  return budgetMetric ? tellBudgetInRow({ ...row, answer: budgetAnswer }, said) : tellInRow(row, said);
}

/** What a sweep that was started for a budget is asked: "least training loss after 1.4 M examples". */
export function budgetText(
  { metric, examples }: { metric: TargetToTell['metric']; examples: number },
  { numbers }: Said,
): string {
  return wordsOf(numbers.locale).budget.asked[metric]({ examples: numbers.quantity(examples) });
}

/** What is left of a metric at a budget, in a word. */
export function leftText(metric: TargetToTell['metric'], { numbers }: Said): string {
  const { left } = wordsOf(numbers.locale).budget;
  return left[isLossMetric(metric) ? 'LOSS' : metric];
}

/** How many per cent more than the least a batch size leaves; to a tenth where that is under ten. */
export function moreText({ value, lower, upper }: Interval, { numbers }: Said): string {
  const percentOf = (factor: number) => 100 * (factor - 1);
  const write = (more: number) => numbers.setting(Number(more.toFixed(Math.abs(more) < 9.95 ? 1 : 0)) + 0);
  const ends = {
    lower: lower === null ? null : percentOf(lower),
    upper: upper === null ? null : percentOf(upper),
  };
  return numbers.withInterval({ value: percentOf(value), ...ends }, write);
}

/** A share as a percentage. */
export function percentText(share: number, { numbers }: Said): string {
  return `${numbers.whole(share * 100)}\u00a0%`;
}
