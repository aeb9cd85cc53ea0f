import { scaleInterval } from '../cost/timeAndCost.ts';
import type { Ends } from '../estimate/estimate.type.ts';
import { wholeFreeRange } from '../estimate/freeUpTo.ts';
import type { AnswerFigures, RecommendationToTell, WorkFactor } from './answerFigures.ts';
import { wordsOf } from './answerWords.ts';
import { isRough, moneyText, spentMoney } from './moneyText.ts';
import type { Numbers } from './numbers.ts';
import type { Sentence } from './sentence.ts';
import { tellBelow, tellFree } from './tellFree.ts';
import { writtenMonth, writtenPayback } from './tellPayback.ts';
import { factorText, intervalOfFactor } from './tellSaving.ts';
import type { ToldAnswer } from './toldAnswer.ts';
import { percentOf, toleranceOf } from './tolerance.ts';

type Said = { numbers: Numbers };
type Recommended = AnswerFigures & { recommendation: RecommendationToTell };
type Parts = Pick<ToldAnswer, 'headline' | 'reason' | 'interval' | 'saving' | 'choice'>;

/** Steps that take at most so much longer take hardly longer. */
const hardlyLonger = 1.25;

/** The batch size to use, what it saves and why it is not the one with the least work; then how sure that is, and which are as good. */
export function tellRecommendation(figures: Recommended, { numbers }: Said): Parts {
  const { recommendation } = figures;
  return {
    headline: headlineOf(figures, { numbers }),
    reason: tellLongerSteps(figures, { numbers }),
    interval: [
      ...tellNoLeast(figures, { numbers }),
      tellLeast(figures, { numbers }),
      ...(isOfRisingWork(figures) ? tellBelow(figures, { numbers }) : []),
    ],
    saving: [
      ...tellWhatWouldTell(recommendation, { numbers }),
      ...tellTime(recommendation, { numbers }),
      ...tellMoneyAndPayback(recommendation, { numbers }),
    ],
    choice: tellChoice(figures, { numbers }),
  };
}

function headlineOf(figures: Recommended, { numbers }: Said): Sentence {
  const { recommendation: say } = wordsOf(numbers.locale);
  const { batchSize, devices, rule, saving, measure } = figures.recommendation;
  const written = { batchSize: numbers.whole(batchSize), devices };
  if (rule === 'KEEP_YOURS') return tellKept(figures, written, { numbers });
  if (!saving || saving.factor.value <= 1) return say.use(written);
  const values = { factor: factorText(saving, numbers), yours: numbers.whole(saving.batchSize) };
  if (saving.isLowerBound) return [...say.use(written), ...say.savesAtLeast(values)];
  const saves = isUnsure(saving) ? say.mayNotSave : say.saves;
  const interval = intervalOfFactor(saving, numbers, figures.level);
  return [...say.use(written), ...saves[measure]({ ...values, interval })];
}

/** Whether the interval of a factor holds no saving as well. */
function isUnsure({ factor }: Pick<WorkFactor, 'factor'>): boolean {
  return (factor.lower ?? Number.POSITIVE_INFINITY) <= 1;
}

/** Where the runs cannot tell whether it saves: why not, and which runs would. */
function tellWhatWouldTell(
  { rule, batchSize, saving, workSaving }: RecommendationToTell,
  { numbers }: Said,
): Sentence[] {
  const isOpen = saving && saving.factor.value > 1 && !saving.isLowerBound && isUnsure(saving);
  if (rule === 'KEEP_YOURS' || !isOpen) return [];
  const { recommendation: say } = wordsOf(numbers.locale);
  const between = { batchSize: numbers.whole(batchSize), yours: numbers.whole(saving.batchSize) };
  const work = workSaving && { ...saving, factor: workSaving };
  if (!work || isUnsure(work)) return [say.wouldTell(between)];
  const [factor, interval] = [factorText(work, numbers), intervalOfFactor(work, numbers)];
  return [say.stepTimeWouldTell({ ...between, factor, interval })];
}

/** The one in use, and with what it was compared; not known of what was kept before 3 December 2026. */
function tellKept(
  figures: Recommended,
  written: { batchSize: string; devices: number },
  { numbers }: Said,
): Sentence {
  const { recommendation: say } = wordsOf(numbers.locale);
  const { batchSize, measure, alternative } = figures.recommendation;
  if (alternative === null) return say.keep(written);
  if (alternative === batchSize) return say.keepChosen(written);
  const percent = percentOf(figures, numbers);
  return say.keepAsGood[measure]({ ...written, percent });
}

/** Why device time is least at a larger batch size than work is; of one that is kept, only where it needs clearly more work. */
function tellLongerSteps(figures: Recommended, { numbers }: Said): Sentence[] {
  const { batchSize, rule, measure, steps, workFactor } = figures.recommendation;
  const isForTime =
    rule === 'LEAST_DEVICE_TIME' ||
    (rule === 'KEEP_YOURS' && measure === 'DEVICE_TIME' && (workFactor ?? 1) > 1 + toleranceOf(figures));
  if (!isForTime || !steps || batchSize <= steps.than) return [];
  const { than, factor } = steps;
  const { recommendation: say } = wordsOf(numbers.locale);
  return [
    say.longerSteps({
      batchSize: numbers.whole(batchSize),
      than: numbers.whole(than),
      device: deviceText(figures.recommendation, { numbers }),
      factor: factor <= hardlyLonger ? null : numbers.factor(factor),
      examples: numbers.factor(batchSize / than),
    }),
  ];
}

/** That there is no b*, where one might be looked for: the batch size to use was chosen by device time. */
function tellNoLeast({ answer, recommendation, testedRange }: Recommended, { numbers }: Said): Sentence[] {
  const isSilent = answer !== 'NO_MINIMUM' || recommendation.rule !== 'LEAST_DEVICE_TIME' || !testedRange;
  if (isSilent) return [];
  const smallest = numbers.whole(testedRange.lower);
  return [wordsOf(numbers.locale).noMinimum.headlineFrom({ smallest })];
}

/** It goes by work, and that has no least where it was tested. */
function isOfRisingWork({ answer, recommendation }: Recommended): boolean {
  return answer === 'NO_MINIMUM' && recommendation.rule !== 'LEAST_DEVICE_TIME';
}

/** Where the least work lies, whatever the batch size was chosen by. */
function tellLeast(figures: Recommended, { numbers }: Said): Sentence {
  const { recommendation: say, noMinimum } = wordsOf(numbers.locale);
  const { criticalBatchSize, freeRange } = figures;
  if (criticalBatchSize) {
    const { value, ...ends } = criticalBatchSize;
    const level = numbers.whole(figures.level * 100);
    return say.least({ batchSize: numbers.whole(value), level, ends: numbers.ends(ends) });
  }
  return freeRange ? tellFree(freeRange, figures, { numbers }) : noMinimum.headline;
}

/** Fewer gradients need not be less time: a small batch may use the device badly. */
function tellTime({ savedSeconds, saving }: RecommendationToTell, { numbers }: Said): Sentence[] {
  if (!isSurelySaved(savedSeconds, { saving })) return [];
  const interval = numbers.interval(savedSeconds, numbers.duration);
  return [
    wordsOf(numbers.locale).recommendation.time({ time: numbers.duration(savedSeconds.value), interval }),
  ];
}

/** Time and money are told where they are saved at every place in their interval, against a batch size that arrives. */
function isSurelySaved<Saved extends Ends>(
  saved: Saved | null,
  { saving }: Pick<RecommendationToTell, 'saving'>,
): saved is Saved {
  return saved !== null && !saving?.isLowerBound && saved.lower !== null && saved.lower > 0;
}

/** What it saves in money, and when that has paid for what found it. */
export function tellMoneyAndPayback(recommendation: RecommendationToTell, { numbers }: Said): Sentence[] {
  return [...tellMoney(recommendation, { numbers }), ...tellPayback(recommendation, { numbers })];
}

function tellMoney({ savedCost, runsPerMonth, saving }: RecommendationToTell, { numbers }: Said): Sentence[] {
  if (!isSurelySaved(savedCost, { saving }))
    return saving?.isLowerBound ? [] : tellMoneyOrNothing({ savedCost, runsPerMonth }, { numbers });
  const { recommendation: say } = wordsOf(numbers.locale);
  const { value, currency } = savedCost;
  const values = {
    money: moneyText(value, currency, { numbers }),
    interval: numbers.interval(savedCost, numbers.money(currency)),
  };
  if (runsPerMonth === null) return [say.money(values)];
  const month = moneyText(value * runsPerMonth, currency, { numbers });
  const count = numbers.whole(runsPerMonth);
  if (isRough(value, currency)) {
    const ofMonth = scaleInterval(savedCost, runsPerMonth);
    const interval = numbers.interval(ofMonth, numbers.money(currency));
    return [say.moneyOnlyAMonth({ count, month, interval })];
  }
  return [say.moneyAMonth({ ...values, count, month })];
}

/** Where the interval holds no saving as well, only what a month brings is worth a sentence, and that it may be nothing. */
function tellMoneyOrNothing(
  { savedCost, runsPerMonth }: Pick<RecommendationToTell, 'savedCost' | 'runsPerMonth'>,
  { numbers }: Said,
): Sentence[] {
  if (!savedCost || savedCost.value <= 0 || runsPerMonth === null) return [];
  const { currency } = savedCost;
  const cost = scaleInterval(savedCost, runsPerMonth);
  const ofMonth = writtenMonth({ runs: runsPerMonth, cost, currency }, { numbers });
  return [wordsOf(numbers.locale).recommendation.moneyOrNothing(ofMonth)];
}

/** When it has paid for what found it; where nothing may be saved, that it may never. */
function tellPayback(
  { payback, savedCost, saving, costApart }: RecommendationToTell,
  { numbers }: Said,
): Sentence[] {
  const { recommendation: say } = wordsOf(numbers.locale);
  const isSure = isSurelySaved(savedCost, { saving });
  if (!payback) {
    const costs = costApart.map(({ amount, currency }) => spentMoney(amount, currency, { numbers }));
    return isSure && costs.length > 0 ? [say.paybackApart({ costs, currency: savedCost.currency })] : [];
  }
  const { soonest, ...within } = writtenPayback(payback.days, { numbers });
  const spent = spentMoney(payback.spent.amount, payback.spent.currency, { numbers });
  const { countsPeople = false, differingStudies = 0 } = payback;
  const about = { spent, countsPeople, differingStudies };
  if (isSure) return [say.payback({ ...about, ...within })];
  return soonest && !saving?.isLowerBound
    ? [say.paybackOrNever({ ...about, unit: within.unit, soonest })]
    : [];
}

/** Which batch sizes are as good, and why it is this one of them. */
function tellChoice(figures: Recommended, { numbers }: Said): Sentence[] {
  const { recommendation: say } = wordsOf(numbers.locale);
  const { recommendation, valley } = figures;
  const { rule, batchSize } = recommendation;
  const onDevice = { device: deviceText(recommendation, { numbers }) };
  if (rule === 'SMALLEST') return [say.nothingGained];
  if (rule === 'WITHIN_LIMITS') return [say.withinLimits, ...tellMoreWork(figures, { numbers })];
  if (rule === 'LEAST_DEVICE_TIME') {
    const isSmaller = batchSize < (valley?.lower ?? figures.criticalBatchSize?.value ?? 0);
    const why = isSmaller ? say.smallerForTime(onDevice) : say.largerForTime(onDevice);
    const isTold = tellLongerSteps(figures, { numbers }).length > 0;
    return [...tellFastest(figures, { numbers }), ...(isTold ? [] : [why])];
  }
  // Without a minimum, how sure it is already says up to where batch sizes are as good.
  const upTo = figures.freeRange && wholeFreeRange(figures.freeRange).value;
  if (upTo !== null && batchSize <= upTo) {
    const ofFree = { batchSize: numbers.whole(batchSize), upTo: numbers.whole(upTo) };
    if (rule === 'LEAST_DEVICE_TIME_IN_VALLEY') return [say.fastestOfFree({ ...ofFree, ...onDevice })];
    if (rule === 'LARGEST_FREE') return [say.largestOfFree(ofFree)];
  }
  return [...tellValley(figures, { numbers }), ...tellMoreWork(figures, { numbers })];
}

/** The valley, and by which rule the batch size was chosen among those inside. */
function tellValley(figures: Recommended, { numbers }: Said): Sentence[] {
  const { recommendation: say } = wordsOf(numbers.locale);
  const { recommendation, valley } = figures;
  const { rule, batchSize } = recommendation;
  const range = valley && figures.criticalBatchSize && numbers.inside(valley);
  if (!range || range.lower >= range.upper) return [];
  const values = {
    batchSize: numbers.whole(batchSize),
    lower: numbers.whole(range.lower),
    upper: numbers.whole(range.upper),
    percent: percentOf(figures, numbers),
  };
  if (rule === 'LEAST_DEVICE_TIME_IN_VALLEY')
    return [say.fastestInValley({ ...values, device: deviceText(recommendation, { numbers }) })];
  // Beside the valley it is none of those that are sure: what it most likely needs is said next.
  const isNearest = rule === 'NEAREST_TO_LEAST_WORK' && !sureElsewhere(figures, { numbers });
  return isNearest ? [say.nearestInValley(values)] : [say.valley(values)];
}

/** Why it is another batch size than b*, what that takes of work, and whether the least time may lie beyond what was tried. */
function tellFastest(figures: Recommended, { numbers }: Said): Sentence[] {
  const { recommendation, testedRange } = figures;
  const { recommendation: say } = wordsOf(numbers.locale);
  const { batchSize, workFactor } = recommendation;
  const at = { batchSize: numbers.whole(batchSize), device: deviceText(recommendation, { numbers }) };
  const beyond =
    batchSize === testedRange?.upper
      ? [say.leastTimeAtEnd.above(at)]
      : batchSize === testedRange?.lower
        ? [say.leastTimeAtEnd.below(at)]
        : [];
  if (workFactor === null) return beyond;
  const sureFrom = sureElsewhere(figures, { numbers });
  return [say.fastest({ ...at, factor: numbers.factor(workFactor), sureFrom }), ...beyond];
}

/** The valley of what surely costs at most so much more, where a batch size beside it seems to as well: the chart shows both. */
function sureElsewhere({ valley, recommendation, ...figures }: Recommended, { numbers }: Said) {
  const { batchSize, workFactor } = recommendation;
  const range = valley && numbers.inside(valley);
  if (!range || range.lower >= range.upper || workFactor === null) return null;
  if (workFactor > 1 + toleranceOf({ valley }) || (batchSize >= range.lower && batchSize <= range.upper))
    return null;
  const [lower, upper] = [numbers.whole(range.lower), numbers.whole(range.upper)];
  return { lower, upper, percent: percentOf({ ...figures, valley }, numbers) };
}

/** Inside the valley, its own bound says it; beside it, a bound that most likely holds is not sure. */
function tellMoreWork(figures: Recommended, { numbers }: Said): Sentence[] {
  const { batchSize, workFactor, rule } = figures.recommendation;
  if (workFactor === null) return [];
  const { recommendation: say } = wordsOf(numbers.locale);
  const values = { batchSize: numbers.whole(batchSize), factor: numbers.factor(workFactor) };
  if (workFactor > 1 + toleranceOf(figures)) return [say.moreWork(values)];
  const sureFrom = sureElsewhere(figures, { numbers });
  const isNearest = rule === 'NEAREST_TO_LEAST_WORK';
  return sureFrom ? [say.unsureWork({ ...values, percent: sureFrom.percent, isNearest })] : [];
}

/** A report may withhold which device it was. */
function deviceText({ device }: RecommendationToTell, { numbers }: Said): string {
  return device ?? wordsOf(numbers.locale).recommendation.theDevice;
}
