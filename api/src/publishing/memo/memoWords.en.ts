import {
  forecastMissText,
  lawText,
  leftMoney,
  moneyText,
  numbersOf,
  paybackTime,
  peopleText,
  spentMoney,
  tellMove,
  typedMoney,
} from '@critbatch/theory';
import type { MemoData, MemoMoney, MemoSweep, MemoVerdict, MemoVersion } from './memoData.ts';
import type { MemoWords } from './memoWords.type.ts';

const numbers = numbersOf('en');
const { quantity, whole, withInterval, list, duration } = numbers;
/** Spending is kept in hours. */
const time = (hours: number, beside = 0) => duration(3600 * hours, 3600 * beside);
const said = { numbers };
/** As the recommendation tells it, at the likeliest saving. */
const paidBackIn = (days: number) => {
  const { unit, count } = paybackTime({ value: days, lower: days, upper: days });
  return unit === 'years' ? `${quantity(count)} years` : `${whole(count)} days`;
};
const limited = ({ hours, cost }: NonNullable<MemoData['trainingLimit']>) => [
  ...(hours ? [time(hours)] : []),
  ...(cost ? [typedMoney(cost.amount, cost.currency, said)] : []),
];
/** Sweeps that one sentence names. */
const mostNamed = 5;

const quantities: Record<MemoVerdict['quantity'], string> = {
  CRITICAL_BATCH_SIZE: 'the batch size of least work',
  STEPS: 'steps at that batch size',
  WORK: 'gradients at that batch size',
  DEVICE_SECONDS: 'device time',
  COST: 'cost',
  WORK_FACTOR: 'the factor in work that the decision expected',
  DEVICE_TIME_FACTOR: 'the factor in device time that the decision expected',
};

const today =
  ' That is how it stood when this memo was made; how it stood as the week ended is not recorded any more.';

const spent = ({ amount, currency }: MemoMoney) => spentMoney(amount, currency, said);
const amounts = (costs: readonly MemoMoney[]) =>
  costs.length > 0 ? costs.map(spent).join(' and ') : 'nothing priced';
const versioned = ({ name, version }: MemoVersion) => (version > 1 ? `${name} (version ${version})` : name);
const sweepNamed = ({ number, sweep }: MemoSweep) => `sweep ${number}, ${sweep}`;
const runs = (count: number) => (count === 1 ? '1 run' : `${whole(count)} runs`);

export const english: MemoWords = {
  headings: {
    learnt: 'What was learnt',
    recommendation: 'Recommendation',
    risks: 'Risks',
    decisions: 'Open decisions',
    decided: 'Decided',
    spending: 'Money',
    next: 'What runs next, and why',
    change: 'What would change the recommendation',
  },
  title: ({ study, team }) => `Weekly memo: ${study ?? team}`,
  subtitle: ({ weekFrom, weekTo, study, team }) =>
    `${numbers.day(new Date(weekFrom))} to ${numbers.day(new Date(weekTo))}${study ? ` · ${team}` : ''} · days in UTC`,
  finding: ({ sweep, number, runs: count }, told) => `Sweep ${number}, ${sweep} (${runs(count)}): ${told}`,
  predictions: (inside, decided) =>
    `${whole(inside)} of ${whole(decided)} predicted figures came out inside their interval.`,
  miss: ({ stage, quantity }, outcome, foretold) =>
    `${stage}: ${quantities[quantity]} came out at ${outcome}, not ${foretold} as predicted.`,
  trainWith: (batchSize) => `Train with batch size ${withInterval(batchSize)}.`,
  recommendedFor: ({ about, ...sweep }, told) =>
    `${about ? `${versioned(about.model)} on ${versioned(about.dataset)}, ` : ''}${sweepNamed(sweep)}: ${told}`,
  scope: (sweep) => `It holds for the policy and target of ${sweep}.`,
  risk: (risk) => {
    if (risk.kind === 'NO_ANSWER') {
      const most = risk.sweeps.slice(0, mostNamed).map(sweepNamed).join('; ');
      const more = risk.sweeps.length - mostNamed;
      return `Ended without an answer: ${most}${more > 0 ? `; and ${whole(more)} more` : ''}.`;
    }
    if (risk.kind === 'OPEN_RUNS') {
      const open = risk.runs > 0 ? `${runs(risk.runs)} still open` : 'its plan goes on';
      return `Sweep ${risk.number}, ${risk.sweep}: ${open}, which can move its answer.`;
    }
    if (risk.kind === 'MOVED') {
      return `Sweep ${risk.number}, ${risk.sweep}: ${tellMove(risk, said)}`;
    }
    if (risk.kind === 'FORECAST_MISSED') {
      const { foretold, outcome } = forecastMissText(risk, said);
      return `Sweep ${risk.number}, ${risk.sweep}: it took ${outcome} of device time, not ${foretold} as forecast.`;
    }
    if (risk.kind === 'LATE_PAYBACK') {
      const { spent: cost, days } = risk;
      return `Sweep ${risk.number}, ${risk.sweep}: finding its batch size cost ${spent(cost)}${peopleText(risk, said)}, which is paid back only in ${paidBackIn(days)}; more than a year is a risk.`;
    }
    if (risk.kind === 'MAY_SAVE_NOTHING') {
      const { month } = risk;
      return `Sweep ${risk.number}, ${risk.sweep}: what its batch size most likely saves, ${moneyText(month, month.currency, said)} a month, may be nothing.`;
    }
    return `Sweep ${risk.number}, ${risk.sweep}: ${runs(risk.runs)} failed this week${risk.code ? `, most with ${risk.code}` : ''}.`;
  },
  decision: ({ study, stage, criticalBatchSize, ...sweep }) =>
    criticalBatchSize
      ? `${study}, ${stage}: ${sweepNamed(sweep)} found ${withInterval(criticalBatchSize)}; decide whether to go on.`
      : `${study}, ${stage}: ${sweepNamed(sweep)} ended without a batch size of least work; decide whether to go on.`,
  decided: ({ stage, reason, decidedBy }, told) =>
    `${stage}: ${told} Why: ${reason}${decidedBy ? ` (${decidedBy})` : ''}`,
  spending: ({ weekDeviceHours, totalDeviceHours, weekCost, totalCost }) =>
    `This week ${time(weekDeviceHours)} of device time, ${amounts(weekCost)}; so far ${time(totalDeviceHours)}, ${amounts(totalCost)}.`,
  effort: ({ personHours, together }) =>
    `People: ${time(personHours)}${together.length > 0 ? `; devices and people together ${amounts(together)}` : ''}.`,
  unpriced: (deviceHours) =>
    `${time(deviceHours)} of device time are in no cost: no price was recorded for their day.`,
  trainingLimit: (limit) =>
    `The study’s limit is for one training run: at most ${limited(limit).join(' and ')}. The sweeps above do not count in it.`,
  limit: ({ amount, currency, left }) =>
    left >= 0
      ? `${leftMoney(left, amount, currency, said)} are left of the limit of ${typedMoney(amount, currency, said)}, which counts devices alone.`
      : `The limit of ${typedMoney(amount, currency, said)}, which counts devices alone, is exceeded by ${spent({ amount: -left, currency })}.`,
  next: (next) => {
    if (next.kind === 'STAGE') {
      return next.criticalBatchSize
        ? `${next.stage}: predicted batch size ${withInterval(next.criticalBatchSize)}; it waits for its sweep.`
        : `${next.stage}: no batch size is predicted yet; it waits for its sweep.`;
    }
    const {
      sweep,
      number,
      queued,
      running,
      batchSizes: sizes,
      deviceHours,
      cost,
      isToday,
      predicted,
      isFirst,
    } = next;
    const purpose = predicted
      ? `to check the prediction b* ${withInterval(predicted)}`
      : isFirst
        ? 'to find its answer'
        : 'to narrow its answer';
    const price = cost ? `, ${moneyText(cost, cost.currency, said)}` : '';
    const forecast = deviceHours
      ? ` The whole sweep was forecast at ${withInterval(deviceHours, time)} of device time${price}.`
      : '';
    return `Sweep ${number}, ${sweep}: ${runs(queued)} queued and ${whole(running)} running at batch sizes ${list(sizes)}, ${purpose}.${forecast}${isToday ? today : ''}`;
  },
  unidentified: (sweep, told) => `${sweep}: ${told || 'more runs, or a looser target.'}`,
  runsOnPage: 'Its page names the runs that would settle it, with what they cost.',
  wideInterval: ({ sweep, criticalBatchSize }) =>
    `${sweep}: its interval${criticalBatchSize ? `, ${withInterval(criticalBatchSize)},` : ''} is wide; more runs inside it can move the value.`,
  rival: (sweep, { law, deltaAicc }) =>
    `${sweep}: the ${lawText(law, 'en')} law fits almost as well (${deltaAicc.toFixed(1)} AICc behind); runs where the laws part decide.`,
  openRuns: ({ sweep, number }) =>
    `Sweep ${number}, ${sweep}: the runs that are still open can move its answer.`,
  openStage: ({ stage, criticalBatchSize }) =>
    `${stage}: an outcome outside ${criticalBatchSize ? withInterval(criticalBatchSize) : ''} would show that results do not carry over as assumed.`,
  nothingLearnt: 'No answer is new this week.',
  noRecommendation: 'There is none yet: nothing is identified.',
  noNewRecommendation: 'None is new this week.',
  noRisk: 'None was found.',
  noDecision: 'No decision waits.',
  nothingNext: 'Nothing is queued.',
  nothingWouldChange: 'Nothing that is under way.',
};
