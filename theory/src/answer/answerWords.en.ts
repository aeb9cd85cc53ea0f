import type { RecommendationRule } from '../recommend/recommend.ts';
import type { AnswerWords } from './answerWords.type.ts';
import { englishBudget } from './budgetWords.en.ts';
import { englishPayback, runs, timeOf, withPeople } from './paybackWords.en.ts';
import type { SentencePart } from './sentence.ts';
import { say, strong, theAnswer } from './sentence.ts';

/** How sure the place of a least is, to stand within a sentence. */
function sure(level: string, { lower, upper }: { lower: string | null; upper: string | null }): string {
  const percent = `we are ${level}\u00a0% sure that it lies`;
  if (lower === null)
    return upper === null ? 'these runs set no bounds on it' : `${percent} at ${upper} or below`;
  if (upper === null) return `${percent} at ${lower} or above`;
  return lower === upper ? `${percent} there` : `${percent} between ${lower} and ${upper}`;
}
/** How many devices share each batch, where that is more than one. */
const onDevices = (count: number) => (count > 1 ? ` on ${count} devices` : '');
const useAt = (best: string, batchSize: string | null): SentencePart[] =>
  batchSize === null
    ? [...say`no batch size of ${best} can be recommended yet`]
    : [...say`use ${best} at batch size ${theAnswer(batchSize)}`];
const weMove = (isPlanned: boolean) => (isPlanned ? 'We plan to move' : 'We move');
/** The batch size to use in a row, and by which rule it may be another than b*. */
function inFew(batchSize: string, rule: RecommendationRule | null): string {
  if (rule === 'KEEP_YOURS') return `keep ${batchSize}`;
  if (rule === 'LEAST_DEVICE_TIME' || rule === 'LEAST_DEVICE_TIME_IN_VALLEY')
    return `use ${batchSize} (least device time)`;
  return rule === 'WITHIN_LIMITS' ? `use ${batchSize} (cheapest within your limits)` : `use ${batchSize}`;
}
const hindrances = { DIFFERENT_TARGETS: 'targets', DIFFERENT_DATASETS: 'data sets' };
const spelled = ['No', 'One', 'Two', 'Three', 'Four', 'Five'];

export const english: AnswerWords = {
  chip: {
    preliminary: 'Preliminary',
    identified: 'Identified',
    noMinimum: 'No minimum',
    notIdentified: 'Not identified',
    open: 'No answer yet',
    failed: 'Failed',
    canceled: 'Canceled',
    none: 'No answer',
  },
  preliminary: say`${strong('Preliminary')}: runs are open, and some batch sizes have one seed so far. The batch size to use can change.`,
  counting: say`${strong('Preliminary')}: the last runs are not counted yet. The answer can change.`,
  diverged: ({ batchSizes, isOne }) =>
    say`All runs at batch ${isOne ? 'size' : 'sizes'} ${batchSizes} diverged: their steps are too long, and smaller ones might reach the target.`,
  inRow: {
    preliminary: (told) => `preliminary: ${told}`,
    recommended: ({ batchSize, rule, evidence }) => `${inFew(batchSize, rule)} · ${evidence}`,
    identified: (batchSize) => `b* = ${batchSize}`,
    noMinimum: ({ percent, batchSize }) => `no minimum, at most ${percent}\u00a0% more up to ${batchSize}`,
    noMinimumAlone: 'no minimum',
    notIdentified: 'not identified',
    open: 'no answer yet',
    none: 'no answer',
  },
  identified: {
    headline: ({ batchSize }) =>
      say`Batch size ${theAnswer(batchSize)} reaches the target with the least work.`,
    interval: ({ level, interval }) => say`${level}\u00a0% interval ${strong(interval)}.`,
    unbounded: say`These runs set no bounds on it.`,
    withoutOneBatchSize: ({ interval }) => say`Without one batch size at a time: ${strong(interval)}.`,
    valley: ({ lower, upper, percent }) =>
      say`Any batch size from ${strong(`${lower} to ${upper}`)} surely costs at most ${percent}\u00a0% more work, so choose in that range by what your hardware runs fastest.`,
  },
  atLevel: ({ level, interval }) => `${level}\u00a0% interval ${interval}`,
  recommendation: {
    use: ({ batchSize, devices }) => say`Use batch size ${theAnswer(batchSize)}${onDevices(devices)}.`,
    keep: ({ batchSize, devices }) => say`Keep batch size ${theAnswer(batchSize)}${onDevices(devices)}.`,
    saves: {
      WORK: ({ factor, yours, interval }) =>
        say` It needs ${strong(`${factor}× less work`)} than your ${yours}${interval}.`,
      DEVICE_TIME: ({ factor, yours, interval }) =>
        say` It takes ${strong(`${factor}× less device time`)} than your ${yours}${interval}.`,
    },
    mayNotSave: {
      WORK: ({ factor, yours, interval }) =>
        say` The runs cannot tell whether it needs less work than your ${yours}: ${factor}× less${interval}.`,
      DEVICE_TIME: ({ factor, yours, interval }) =>
        say` The runs cannot tell whether it takes less device time than your ${yours}: ${factor}× less${interval}.`,
    },
    wouldTell: ({ batchSize, yours }) => say`More runs at ${batchSize} and ${yours} would narrow that.`,
    stepTimeWouldTell: ({ factor, interval, batchSize, yours }) =>
      say`It needs ${factor}× less work${interval}: the time of a step is what is unsure, and more runs at ${batchSize} and ${yours} would narrow it.`,
    savesAtLeast: ({ factor, yours }) =>
      say` It needs ${strong(`at least ${factor}× less work`)} than your ${yours}, which never reached the target.`,
    keepAsGood: {
      WORK: ({ batchSize, devices, percent }) =>
        say`Keep batch size ${theAnswer(batchSize)}${onDevices(devices)}: moving to the best other one would most likely save at most ${percent}\u00a0% of the work.`,
      DEVICE_TIME: ({ batchSize, devices, percent }) =>
        say`Keep batch size ${theAnswer(batchSize)}${onDevices(devices)}: moving to the best other one would most likely save at most ${percent}\u00a0% of the device time.`,
    },
    keepChosen: ({ batchSize, devices }) =>
      say`Keep batch size ${theAnswer(batchSize)}${onDevices(devices)}: these runs recommend it too.`,
    least: ({ batchSize, level, ends }) => say`The least work is at b* = ${batchSize}; ${sure(level, ends)}.`,
    leastTimeAtEnd: {
      above: ({ batchSize, device }) =>
        say`The least device time on ${device} is at ${batchSize} or above; no larger batch size has reached the target.`,
      below: ({ batchSize, device }) =>
        say`The least device time on ${device} is at ${batchSize} or below; no smaller batch size has reached the target.`,
    },
    moreWork: ({ batchSize, factor }) => say`Batch size ${batchSize} needs ${factor}× the least work.`,
    unsureWork: ({ batchSize, factor, percent, isNearest }) =>
      say`Batch size ${batchSize}${isNearest ? ', of the tested and usual ones the nearest to the least,' : ''} most likely needs ${factor}× the least work, but these runs cannot rule out that it needs over ${percent}\u00a0% more.`,
    fastest: ({ batchSize, factor, device, sureFrom }) => {
      const sure = sureFrom
        ? `; at most ${sureFrom.percent}\u00a0% more is sure only from ${sureFrom.lower} to ${sureFrom.upper}`
        : '';
      return say`Batch size ${batchSize} takes the least time of the tested and usual ones on ${device}, with ${factor}× the least work${sure}.`;
    },
    valley: ({ lower, upper, percent }) =>
      say`Any batch size from ${strong(`${lower} to ${upper}`)} surely costs at most ${percent}\u00a0% more work.`,
    fastestInValley: ({ batchSize, lower, upper, percent, device }) =>
      say`Any batch size from ${strong(`${lower} to ${upper}`)} surely costs at most ${percent}\u00a0% more work; ${batchSize} takes the least time of these on ${device}.`,
    fastestOfFree: ({ batchSize, upTo, device }) =>
      say`Of the tested and usual batch sizes up to ${upTo}, ${batchSize} takes the least time on ${device}.`,
    largestOfFree: ({ batchSize, upTo }) =>
      say`Of the tested and usual batch sizes up to ${upTo}, ${batchSize} is the largest, so it takes the fewest steps.`,
    nearestInValley: ({ batchSize, lower, upper, percent }) =>
      say`Any batch size from ${strong(`${lower} to ${upper}`)} surely costs at most ${percent}\u00a0% more work; of the tested and usual ones ${batchSize} is nearest to the least.`,
    longerSteps: ({ batchSize, than, device, factor, examples }) =>
      factor === null
        ? say`A step takes hardly longer at ${batchSize} than at ${than} on ${device}, so more examples a step cost little time.`
        : say`A step takes only ${factor}× as long at ${batchSize} as at ${than} on ${device}, with ${examples}× the examples, which makes up for more work.`,
    largerForTime: ({ device }) =>
      say`Smaller batches need less work, but their steps take nearly as long on ${device}.`,
    smallerForTime: ({ device }) =>
      say`Larger batches need less work, but their steps take too long on ${device}.`,
    theDevice: 'the device that was used',
    nothingGained: say`Larger batches save too few steps for the work that they add.`,
    withinLimits: say`It is the cheapest choice inside your limits.`,
    time: ({ time, interval }) =>
      say`Each training run takes ${strong(time)} less device time (${interval}).`,
    money: ({ money, interval }) => say`That saves ${strong(money)} in each training run (${interval}).`,
    moneyOnlyAMonth: ({ count, month, interval }) =>
      say`That saves ${strong(`${month} a month`)} at ${runs(count)} (${interval}).`,
    moneyAMonth: ({ money, interval, count, month }) =>
      say`That saves ${strong(money)} in each training run (${interval}), ${strong(`${month} a month`)} at ${runs(count)}.`,
    moneyOrNothing: ({ count, month, interval }) =>
      say`It most likely saves ${strong(`${month} a month`)} at ${runs(count)} (${interval}), but it may save nothing.`,
    payback: ({ spent, unit, time, interval, isWide, ...people }) =>
      isWide
        ? say`Finding it cost ${spent}${withPeople(people)}, which most likely takes ${timeOf(unit, time)} to pay back${interval}.`
        : unit === 'years'
          ? say`Finding it cost ${spent}${withPeople(people)}, which takes ${time} years to pay back${interval}.`
          : say`Finding it cost ${spent}${withPeople(people)}, which is paid back within ${timeOf(unit, time)}${interval}.`,
    paybackOrNever: ({ spent, unit, soonest, ...people }) =>
      say`Finding it cost ${spent}${withPeople(people)}, which is paid back within ${timeOf(unit, soonest)} at the high end of what it may save, and never at the low end.`,
    paybackApart: ({ costs, currency }) =>
      say`Finding it cost ${costs.join(' and ')}; the saving is in ${currency} alone, so no payback time is told.`,
  },
  ...englishPayback,
  stageDecision: {
    move: ({ from, to, isPlanned }) => say`${weMove(isPlanned)} from ${from} to ${theAnswer(to)}.`,
    moveExpecting: {
      WORK: ({ from, to, factor, interval, isPlanned, isMore }) =>
        say`${weMove(isPlanned)} from ${from} to ${theAnswer(to)}; expected: ${strong(isMore ? `${factor}× the work` : `${factor}× less work`)}${interval}.`,
      DEVICE_TIME: ({ from, to, factor, interval, isPlanned, isMore }) =>
        say`${weMove(isPlanned)} from ${from} to ${theAnswer(to)}; expected: ${strong(isMore ? `${factor}× the device time` : `${factor}× less device time`)}${interval}.`,
    },
    moveAtLeast: ({ from, to, factor, isPlanned }) =>
      say`${weMove(isPlanned)} from ${from} to ${theAnswer(to)}; expected: ${strong(`at least ${factor}× less work`)}.`,
    stay: ({ batchSize }) => say`We stay at ${theAnswer(batchSize)}.`,
    use: ({ batchSize, isPlanned }) =>
      say`${isPlanned ? 'We plan to train' : 'We train'} with ${theAnswer(batchSize)}.`,
    asOf: ({ day }) =>
      say`These figures are as they stood on ${day}: hours, prices and runs that were entered or changed since are not in them.`,
    goOn: say`The study goes on.`,
    stop: say`The study ends here.`,
  },
  firstEstimate: {
    guess: ({ batchSize, factor, interval }) =>
      say`First guess, before any run: b* near ${strong(batchSize)}, if the work has a minimum. Judged by how far such guesses were off, it is likely right within a factor of ${strong(factor)} (${interval}).`,
    rests: {
      GRADIENT_BOUND: ({ cases }) =>
        say`It comes from theory: step size, noise of the gradient and target, compared with the b* of ${sweeps(cases)}.`,
      NOISE_SCALE: ({ cases }) =>
        say`It comes from theory: the noise scale of the first steps, compared with the b* of ${sweeps(cases)}.`,
      PAST_SWEEPS: ({ cases }) => say`It is the b* of ${earlierSweeps(cases)} of the same data set.`,
    },
    inside: ({ criticalBatchSize, factor }) =>
      say`b* came out at ${criticalBatchSize}: ${factor} times the guess, inside its interval.`,
    outside: ({ criticalBatchSize, factor }) =>
      say`b* came out at ${criticalBatchSize}: ${factor} times the guess, outside its interval.`,
  },
  move: {
    to: ({ from, to }) => `the batch size of least work has moved, from ${from} to ${to}.`,
    up: ({ from }) =>
      `the batch size of least work has moved up: it was ${from}, and lies above that interval now. A re-check could not say how far.`,
    down: ({ from }) =>
      `the batch size of least work has moved down: it was ${from}, and lies below that interval now. A re-check could not say how far.`,
  },
  comparison: {
    best: ({ best, next, isOneOfSeveral, batchSize, factor, interval }) => [
      ...say`${strong(best)} reaches the target with ${strong(`${factor}× less work`)} than ${isOneOfSeveral ? 'the next best, ' : ''}${next}${interval}; `,
      ...useAt(best, batchSize),
      ...say`.`,
    ],
    bestAlone: ({ best, batchSize }) => [
      ...say`Only ${strong(best)} reaches the target: all others were stopped after more work than it needs; `,
      ...useAt(best, batchSize),
      ...say`.`,
    ],
    cannotTell: ({ names, best, next }) =>
      next
        ? say`These runs cannot tell which of ${strong(names)} needs the least work: ${next.name} needs ${next.factor}× that of ${best}${next.interval}.`
        : say`These runs cannot tell which of ${strong(names)} needs the least work.`,
    tooFew: say`Their work cannot be compared yet: fewer than two of them have reached the target often enough.`,
    hindered: ({ hindrances: found }) =>
      say`Their work cannot be compared, because reaching the target is not the same for them: their ${strong(found.map((one) => hindrances[one]).join(' and '))} differ.`,
    models: say`Work counts gradients, and a gradient of one model may take longer than one of another.`,
    edge: ({ best }) =>
      say`The least work of ${best} is at the end of its tested batch sizes; beyond, it may need even less.`,
    open: say`Some runs are still open and can change this.`,
  },
  noMinimum: {
    headline: say`Smaller batches never cost more work here.`,
    headlineFrom: ({ smallest }) =>
      say`No batch size needs clearly less work than ${smallest}, the smallest tested.`,
    below: ({ smallest, smaller }) =>
      say`Below ${smallest} nothing was tested, and a smaller batch size may need less: test ${smaller}.`,
    free: ({ batchSize, percent, level, interval, isSure }) =>
      say`Up to ${strong(batchSize)}, work ${isSure ? '' : 'most likely '}stays within ${percent}\u00a0% of the least (${level}\u00a0% interval ${interval}).`,
    knee: ({ batchSize, level, interval }) =>
      say`At ${strong(batchSize)} (${level}\u00a0% interval ${interval}) work is twice the least, for half the extra speed left to gain.`,
  },
  saving: {
    saves: ({ factor, than, interval }) =>
      say`${strong(`${factor}× fewer gradients`)} than ${than}${interval}.`,
    savesAtLeast: ({ factor, than }) =>
      say`${strong(`At least ${factor}× fewer gradients`)} than ${than}, which never reached the target.`,
    needs: ({ factor, batchSize, interval }) =>
      say`Your ${batchSize} needs ${strong(`${factor}× as many gradients`)} as the least${interval}.`,
    needsAtLeast: ({ factor, batchSize }) =>
      say`Your ${batchSize} needs ${strong(`at least ${factor}× as many gradients`)} as the least; it never reached the target.`,
    keep: ({ yours, percent }) =>
      say`Your ${yours} is already within ${percent}\u00a0% of the least work; keep it.`,
    yours: (batchSize) => `your ${batchSize}`,
    another: (batchSize) => `batch size ${batchSize}`,
  },
  notIdentified: {
    headline: {
      LAWS_DISAGREE: say`These runs cannot say which batch size needs the least work.`,
      MINIMUM_OUTSIDE_TESTED_RANGE: say`The least work lies outside the batch sizes that were tested.`,
      INTERVAL_OUTSIDE_TESTED_RANGE: say`These runs cannot say which batch size needs the least work.`,
      MINIMUM_MAY_BE_SHALLOW: say`These runs cannot say whether any batch size needs much less work than the smallest.`,
      TOO_FEW_BATCH_SIZES: say`Too few batch sizes reached the target to say which needs the least work.`,
      TOO_FEW_CROSSINGS: say`Too few runs reached the target to say which batch size needs the least work.`,
      NO_CONVERGENCE: say`No law could be fitted to these runs.`,
    },
    tooFewTried: {
      TOO_FEW_BATCH_SIZES: say`Too few batch sizes were tried to say which needs the least work.`,
      TOO_FEW_CROSSINGS: say`Too few runs were made to say which batch size needs the least work.`,
    },
    allReached: ({ reached }) =>
      reached === '1' ? say`The one run reached the target.` : say`All ${runs(reached)} reached the target.`,
    lawsPlaceIt: ({ count, places, isNowhereToo }) => {
      const all = [...places.map((place) => `at ${place}`), ...(isNowhereToo ? ['nowhere'] : [])];
      const list = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(all);
      return say`${spelled[count] ?? String(count)} laws fit equally well and put it ${strong(list)}.`;
    },
    edgeBelow: ({ batchSize }) =>
      say`The least work is at ${batchSize} or below, and nothing below was tested.`,
    edgeAbove: ({ batchSize }) =>
      say`The least work is at ${batchSize} or above, and nothing above was tested.`,
    near: ({ batchSize }) => say`The least work is near ${batchSize}, but these runs cannot say how near.`,
    endOutside: ({ level, end, lower, upper }) =>
      say`Its ${level}\u00a0% interval reaches ${end}; batch sizes from ${lower} to ${upper} were tested.`,
    leavesRange: ({ level }) =>
      say`Its ${level}\u00a0% interval reaches beyond the batch sizes that were tested.`,
    shallow: ({ batchSize, smallest }) =>
      say`The least work seems to be near ${batchSize}, but ${smallest} may cost hardly more.`,
    noneReached: ({ limit }) =>
      limit === null
        ? say`No run reached the target.`
        : say`No run reached the target within ${limit} gradients.`,
    counts: ({ reached, censored }) => say`${runs(reached)} reached it and ${censored} did not.`,
    lossRose: ({ risen, missed }) =>
      say`The loss ended above its first value in ${strong(`${risen} of ${missed}`)} runs that missed the target.`,
  },
  next: {
    runsNear: ({ list }) => say`Runs near batch size ${strong(list)} would tell most.`,
    raiseLimit: say`Raise the limit or choose a looser target.`,
    looserTarget: ({ target, count }) =>
      say`Raise the limit or choose a looser target; ${target} was reached by ${runs(count)}.`,
    moreRuns: say`Add runs at more batch sizes, or more seeds.`,
    smallerRate: ({ given, smaller }) =>
      say`A learning rate of ${given} is too large here. Start again with ${strong(smaller)}; a looser target would not help.`,
    smallerSteps: say`The steps are too long here. Start again with smaller ones; a looser target would not help.`,
  },
  open: {
    headline: ({ all, done }) => say`${String(done)} of ${String(all)} runs finished.`,
    expected: ({ time, most }) =>
      say`All are done in ${time === null ? '' : `about ${time}, `}at most ${most}; the first answer comes earlier.`,
    soon: say`The first answer comes when enough runs have reached the target.`,
    counting: ({ all, isImported }) => say`${runs(all)} ${isImported ? 'imported' : 'finished'}.`,
    computed: say`The answer is being computed.`,
  },
  failed: {
    headline: ({ count, all }) => say`No answer: ${String(count)} of ${String(all)} runs failed.`,
    reason: ({ reason }) => say`All for the same reason: ${reason}`,
    mixed: say`Their reasons are listed with the runs.`,
  },
  canceled: {
    headline: say`No answer: this sweep was canceled.`,
    lead: ({ all, done }) => say`${String(done)} of ${String(all)} runs had finished.`,
    before: ({ all, done }) =>
      say`This sweep was canceled when ${String(done)} of ${String(all)} runs had finished.`,
  },
  none: say`No answer: no run has a result.`,
  openRuns: (count) => `${runs(count)} still open; they can move the answer`,
  memory: {
    limit: ({ batchSize, devices }) => `Batch sizes of ${batchSize} and more are too large for ${devices}.`,
    stands: 'The answer holds: it lies below them.',
    astride: ({ largest }) =>
      `b* may lie above ${largest}, the largest that fits: only a device with more memory can tell.`,
    unknown: ({ largest }) =>
      `Whether b* lies above ${largest} cannot be told there: a device with more memory could.`,
    nothingFits: 'No batch size has a result: add smaller batch sizes, or use a device with more memory.',
    join: (sentences) => sentences.join(' '),
  },
  budget: englishBudget,
  target: {
    TRAINING_LOSS: 'training loss',
    TEST_ACCURACY: 'test accuracy',
    TEST_LOSS: 'test loss',
    GRADIENT_NORM: 'gradient norm',
  },
};

function sweeps(count: number): string {
  return count === 1 ? '1 sweep' : `${count} sweeps`;
}

function earlierSweeps(count: number): string {
  return count === 1 ? 'one earlier sweep' : `${count} earlier sweeps`;
}
