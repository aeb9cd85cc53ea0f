import { monthlyFromWeeks, monthsOf, paybackTime, returnedInYear } from '../cost/payback.ts';
import type { Interval } from '../estimate/estimate.type.ts';
import { wordsOf } from './answerWords.ts';
import type { SaidTime } from './answerWords.type.ts';
import { moneyText, spentMoney } from './moneyText.ts';
import type { Numbers } from './numbers.ts';
import type { Sentence } from './sentence.ts';

type Said = { numbers: Numbers };
type Money = { amount: number; currency: string };
type MonthlyMoney = { runs: number; cost: Interval; currency: string };

/** What a month saves, in money; null without a price. */
export function monthlyMoney(
  monthly: { runs: number; cost: Interval | null; currency: string | null } | null,
): MonthlyMoney | null {
  if (!monthly?.cost || !monthly.currency) return null;
  const { runs, cost, currency } = monthly;
  return { runs, cost, currency };
}

/** A payback as sentences have it; `soonest` where it may never come. */
export type WrittenPayback = {
  unit: 'days' | 'years';
  time: string;
  /** In brackets, or in words where it is wide; empty where it says no more. */
  interval: string;
  isWide: boolean;
  soonest: string | null;
};

/** Nobody plans so far: what takes longer is told as that. */
const mostYears = 100;

/** From end to end, an interval of so many times is read by nobody in brackets: it says that the time is hardly known. */
const wideRatio = 10;

/** How long a payback takes in words, with its interval. */
export function writtenPayback(days: Interval, { numbers }: Said): WrittenPayback {
  const { unit, count, ...ends } = paybackTime(days);
  const write = unit === 'years' ? numbers.quantity : numbers.whole;
  const isFar = (years: number | null) => unit === 'years' && years !== null && years > mostYears;
  const told = { ...ends, upper: isFar(ends.upper) ? null : ends.upper };
  const time = isFar(count) ? `${write(mostYears)}+` : write(count);
  const interval = isFar(ends.lower) ? time : numbers.interval(told, write);
  const soonest = ends.upper === null && ends.lower !== null ? write(ends.lower) : null;
  const isWide = days.lower !== null && days.upper !== null && days.upper > wideRatio * days.lower;
  if (isWide && !isFar(ends.lower)) {
    const [from, to] = [saidTime(days.lower ?? 0, { numbers }), saidTime(days.upper ?? 0, { numbers })];
    const { spread } = wordsOf(numbers.locale).studyPayback;
    return {
      ...{ unit, time, soonest, isWide },
      interval: spread({ from, to: isFar(ends.upper) ? null : to, most: write(mostYears) }),
    };
  }
  return {
    ...{ unit, time, soonest, isWide: false },
    interval: interval === time ? '' : numbers.brackets(interval),
  };
}

/** A time by itself, in the unit in which people say it. */
function saidTime(days: number, { numbers }: Said): SaidTime {
  const months = monthsOf(days);
  if (months < 2) return { unit: 'days', count: numbers.whole(Math.max(1, Math.ceil(days))) };
  return months < 24
    ? { unit: 'months', count: numbers.whole(months) }
    : { unit: 'years', count: numbers.whole(months / 12) };
}

/** After a cost: whose work it counts; empty where it counts none. */
export function peopleText(
  { countsPeople, differingStudies = 0 }: { countsPeople: boolean; differingStudies?: number },
  { numbers }: Said,
): string {
  return wordsOf(numbers.locale).studyPayback.people({ countsPeople, differingStudies });
}

/** What a whole study has cost and returns. */
export type StudyPaybackToTell = {
  spent: readonly Money[];
  countsPeople: boolean;
  /** Whether every part of it has a price. */
  isWhole: boolean;
  /** The last stage of which it is known what it saves or will; null while there is none. */
  returns: {
    stage: string;
    isForetold: boolean;
    /** The batch size that the saving is against, and the one that replaces it. */
    from: number;
    batchSize: number;
    /** Whether it is known what that saves in money. */
    isPriced: boolean;
    monthly: MonthlyMoney | null;
  } | null;
  /** Days until a month’s saving has paid for all that was spent; null where nothing can be said of it. */
  days: Interval | null;
  /** What the next sweep is predicted to cost, and the days until that is paid back too. */
  next: (Money & { days: Interval; countsPeople: boolean }) | null;
};

/** What a study has cost so far, what it saves in a month, and when the one has paid for the other. */
export function tellStudyPayback(figures: StudyPaybackToTell, { numbers }: Said): Sentence[] {
  const { studyPayback: say } = wordsOf(numbers.locale);
  const { spent, countsPeople, isWhole, returns } = figures;
  if (spent.length === 0) return [];
  const costs = spent.map(({ amount, currency }) => spentMoney(amount, currency, { numbers }));
  const cost = say.cost({ spent: numbers.list(costs), countsPeople, isWhole });
  return returns ? [cost, ...tellReturns({ ...figures, returns }, { numbers })] : [cost];
}

function tellReturns(
  {
    spent,
    isWhole,
    returns,
    days,
    next,
  }: StudyPaybackToTell & { returns: NonNullable<StudyPaybackToTell['returns']> },
  { numbers }: Said,
): Sentence[] {
  const { studyPayback: say } = wordsOf(numbers.locale);
  const { stage, isForetold, from, batchSize, isPriced, monthly } = returns;
  const against = { stage, yours: numbers.whole(from) };
  if (from === batchSize) return [say.keeps(against)];
  if (!monthly) return isPriced ? [say.runsUnknown] : [];
  if (monthly.cost.value <= 0) return [say.savesNothing(against)];
  const isSure = monthly.cost.lower !== null && monthly.cost.lower > 0;
  const saved = { stage, isForetold, ...writtenMonth(monthly, { numbers }) };
  const told = isSure ? say.saves(saved) : say.maySave(saved);
  if (!isWhole) return [told, say.unpriced];
  if (!days) {
    const { currency } = monthly;
    return spent.some((each) => each.currency !== currency) ? [told, say.apart({ currency })] : [told];
  }
  const { soonest, ...within } = writtenPayback(days, { numbers });
  if (!isSure) return soonest ? [told, say.paidOrNever({ unit: within.unit, time: soonest })] : [told];
  const nextToo = next && {
    next: moneyText(next.amount, next.currency, { numbers }),
    countsPeople: next.countsPeople,
    ...writtenPayback(next.days, { numbers }),
  };
  return [
    told,
    say.paid(within),
    ...(within.isWide && isForetold ? [say.unknownUntil({ stage })] : []),
    // The same time again tells nobody anything.
    ...(nextToo && nextToo.time !== within.time ? [say.withNext(nextToo)] : []),
  ];
}

/** A month’s saving in money, with its interval. */
export function writtenMonth({ runs, cost, currency }: MonthlyMoney, { numbers }: Said) {
  return {
    count: numbers.whole(runs),
    month: moneyText(cost.value, currency, { numbers }),
    interval: numbers.interval(cost, numbers.money(currency)),
  };
}

/** What the next sweep of a study returns beyond moving now; null figures are not known. */
export type NextSweepToTell = {
  /** The batch size in use, and the one to use without a check: the predicted one, or the one in use where moving saves nothing. */
  from: number;
  batchSize: number;
  /** What moving now saves in a month. */
  monthly: MonthlyMoney | null;
  /** Training runs in a month. */
  runs: number | null;
  cost: Money;
  /** Whether that counts the people of its stage. */
  countsPeople: boolean;
  /** The most that knowing the best batch size spares in each training run, in the currency of the cost. */
  sparedEachRun: number;
  /** How often another batch size would be recommended. */
  share: number;
};

/** Whether to check before moving, and why: what the check costs, beside what it returns in a year beyond moving now. */
export function tellNextSweep(figures: NextSweepToTell, { numbers }: Said): Sentence[] {
  const { checking: say } = wordsOf(numbers.locale);
  const { from, batchSize, monthly, runs, cost, countsPeople, sparedEachRun, share } = figures;
  const written = (amount: number) => moneyText(amount, cost.currency, { numbers });
  const move = { batchSize: numbers.whole(batchSize), isMove: batchSize !== from };
  const price = { cost: written(cost.amount), countsPeople, isMove: move.isMove };
  const found = say.found({ count: numbers.whole(100 * share), isNever: share < 0.005 });
  const saves =
    move.isMove && monthly && monthly.cost.value > 0
      ? [
          say.moveSaves({
            ...writtenMonth(monthly, { numbers }),
            isSure: monthly.cost.lower !== null && monthly.cost.lower > 0,
          }),
        ]
      : [];
  const isWorthIt = isWorthChecking(figures);
  if (isWorthIt === null) {
    const least = Math.ceil(cost.amount / sparedEachRun);
    return [say.paysFrom({ ...price, least: numbers.quantity(least) }), found];
  }
  const returned = written(returnedInYear(sparedEachRun * (runs ?? 0)));
  const told = say.returns({ ...price, returned, runs: numbers.whole(runs ?? 0), isWorthIt });
  return [isWorthIt ? say.check(move) : say.dontCheck(move), ...saves, told, found];
}

/** Whether a check returns in a year what it costs; null while nobody says how often is trained, unless it returns nothing at all. */
export function isWorthChecking({
  runs,
  cost,
  sparedEachRun,
}: Pick<NextSweepToTell, 'runs' | 'cost' | 'sparedEachRun'>): boolean | null {
  if (sparedEachRun <= 0) return false;
  return runs === null ? null : returnedInYear(sparedEachRun * runs) >= cost.amount;
}

/** What re-checks of a sweep may take, and what the batch size saves that they check. */
export type RechecksToTell = {
  everyWeeks: number;
  deviceSecondsBudget: number;
  pricePerDeviceHour: number;
  currency: string;
  monthly: MonthlyMoney | null;
};

/** The most that re-checks cost against what the batch size saves that they check. */
export function tellRechecks(
  { everyWeeks, deviceSecondsBudget, pricePerDeviceHour, currency, monthly }: RechecksToTell,
  { numbers }: Said,
): Sentence[] {
  const { checking: say } = wordsOf(numbers.locale);
  const each = (deviceSecondsBudget / 3600) * pricePerDeviceHour;
  const month = monthlyFromWeeks(each, everyWeeks);
  const written = (amount: number) => moneyText(amount, currency, { numbers });
  const price = say.recheck({ each: written(each), month: written(month) });
  if (!monthly || monthly.currency !== currency) return [price];
  if (monthly.cost.value <= 0) return [price, say.recheckIsDearer];
  const guards = say.guards(writtenMonth(monthly, { numbers }));
  return month > monthly.cost.value ? [price, guards, say.recheckIsDearer] : [price, guards];
}
