import type { MemoMoney, MemoVerdict } from './memoData.ts';
import { numbersIn } from './numbers.ts';
import type { MemoWords } from './words.type.ts';

const {
  whole,
  batchSizes,
  span,
  briefly,
  brief,
  factor,
  hours,
  spentMoney,
  forecastMoney,
  list,
  percent,
  day,
} = numbersIn('en');

const quantities: Record<MemoVerdict['quantity'], string> = {
  CRITICAL_BATCH_SIZE: 'the batch size of least work',
  STEPS: 'steps at that batch size',
  WORK: 'gradients at that batch size',
  DEVICE_SECONDS: 'device seconds',
  COST: 'cost',
};

const reasons: Record<string, string> = {
  TOO_FEW_BATCH_SIZES: 'too few batch sizes reached the target',
  TOO_FEW_CROSSINGS: 'too few runs reached the target',
  EVERYTHING_CENSORED: 'no run reached the target',
  LAWS_DISAGREE: 'laws that fit equally well disagree',
  MINIMUM_OUTSIDE_TESTED_RANGE: 'the least work lies outside the batch sizes that were tried',
  INTERVAL_OUTSIDE_TESTED_RANGE: 'the interval reaches outside the batch sizes that were tried',
  NO_CONVERGENCE: 'no law could be fitted',
};

const today =
  ' That is how it stood when this memo was made; how it stood as the week ended is not recorded any more.';

const amounts = (costs: readonly MemoMoney[]) =>
  costs.length > 0 ? costs.map(spentMoney).join(' and ') : 'nothing priced';
const runs = (count: number) => (count === 1 ? '1 run' : `${whole(count)} runs`);

export const english: MemoWords = {
  headings: {
    learnt: 'What was learnt',
    recommendation: 'Recommendation',
    spending: 'Money',
    next: 'What runs next, and why',
    change: 'What would change the recommendation',
  },
  title: ({ study, team }) => `Weekly memo: ${study ?? team}`,
  subtitle: ({ weekFrom, weekTo, study, team }) =>
    `${day(weekFrom)} to ${day(weekTo)}${study ? ` · ${team}` : ''} · days in UTC`,
  finding: ({ sweep, number, answer, criticalBatchSize, freeRange, reason, runs: count }) => {
    const head = `Sweep ${number}, ${sweep} (${runs(count)}): `;
    if (answer === 'MINIMISER' && criticalBatchSize) {
      return `${head}batch size ${batchSizes(criticalBatchSize)} reaches the target with the least work.`;
    }
    if (answer === 'NO_MINIMUM' && freeRange) {
      return `${head}smaller batches never cost more work; up to ${batchSizes(freeRange)} it stays within 10\u00a0% of the least.`;
    }
    const why = reasons[reason ?? ''];
    return `${head}these runs cannot say which batch size needs the least work${why ? `: ${why}` : ''}.`;
  },
  predictions: (inside, decided) => `${whole(inside)} of ${whole(decided)} predictions came true.`,
  miss: ({ stage, quantity, foretold, outcome, currency }) =>
    `${stage}: ${quantities[quantity]} came out at ${brief(outcome ?? Number.NaN)}${currency ? `\u00a0${currency}` : ''}, not ${briefly(foretold)} as foretold.`,
  recommendation: ({ criticalBatchSize, valley, freeRange, currentBatchSize, workFactor, sweep }, level) => {
    const chosen = criticalBatchSize ?? freeRange;
    if (!chosen) return [];
    const sentences = [
      `Train with batch size ${batchSizes(chosen)}; the ends are those of the ${percent(level)} interval. It holds for the policy and target of ${sweep}.`,
    ];
    if (valley)
      sentences.push(
        `Any batch size from ${span(valley.lower, valley.upper)} costs at most 10\u00a0% more work.`,
      );
    if (workFactor && currentBatchSize) {
      sentences.push(`Your ${whole(currentBatchSize)} needs ${factor(workFactor)} times the gradients.`);
    }
    return sentences;
  },
  spending: ({ weekDeviceHours, totalDeviceHours, weekCost, totalCost }) =>
    `This week ${hours(weekDeviceHours)} device hours, ${amounts(weekCost)}; so far ${hours(totalDeviceHours)} device hours, ${amounts(totalCost)}.`,
  unpriced: (deviceHours) =>
    `${hours(deviceHours)} device hours are in no cost: no price was recorded for their day.`,
  limit: ({ amount, currency, left }) =>
    left >= 0
      ? `Of the limit of ${spentMoney({ amount, currency })}, ${spentMoney({ amount: left, currency })} are left.`
      : `The limit of ${spentMoney({ amount, currency })} is exceeded by ${spentMoney({ amount: -left, currency })}.`,
  next: (next) => {
    if (next.kind === 'STAGE') {
      return next.criticalBatchSize
        ? `${next.stage}: foretold batch size ${batchSizes(next.criticalBatchSize)}; it waits for its sweep.`
        : `${next.stage}: nothing is foretold yet, and it waits for its sweep.`;
    }
    const { sweep, number, queued, running, batchSizes: sizes, deviceHours, cost, isToday } = next;
    const price = cost ? `, ${forecastMoney(cost, cost.currency)}` : '';
    const forecast = deviceHours
      ? ` The whole sweep was forecast at ${briefly(deviceHours)} device hours${price}.`
      : '';
    return `Sweep ${number}, ${sweep}: ${runs(queued)} queued and ${whole(running)} running at batch sizes ${list(sizes)}, to narrow its answer.${forecast}${isToday ? today : ''}`;
  },
  unidentified: ({ sweep, suggestedBatchSizes }) =>
    suggestedBatchSizes.length > 0
      ? `${sweep}: runs at ${list(suggestedBatchSizes)} would settle what is open.`
      : `${sweep}: more runs, or a looser target.`,
  wideInterval: ({ sweep, criticalBatchSize }) =>
    `${sweep}: its interval${criticalBatchSize ? `, ${batchSizes(criticalBatchSize)},` : ''} is wide; more runs inside it can move the value.`,
  rival: (sweep, { law, deltaAicc }) =>
    `${sweep}: law ${law} fits almost as well (${deltaAicc.toFixed(1)} AICc behind); runs where the laws part decide.`,
  openStage: ({ stage, criticalBatchSize }) =>
    `${stage}: an outcome outside ${criticalBatchSize ? batchSizes(criticalBatchSize) : ''} would show that results do not carry over as assumed.`,
  nothingLearnt: 'No answer is new this week.',
  noRecommendation: 'There is none yet: nothing is identified.',
  nothingNext: 'Nothing is queued.',
  nothingWouldChange: 'Nothing that is under way.',
};
