import type { NotIdentifiedReason } from '../estimate/estimate.type.ts';
import type { RecommendationMeasure, RecommendationRule } from '../recommend/recommend.ts';
import type { ComparisonHindrance } from './comparisonHindrance.type.ts';
import type { Sentence } from './sentence.ts';

/** What is known of a sweep's answer: one of the three, or why there is none yet. */
export type Verdict =
  | 'identified'
  | 'preliminary'
  | 'noMinimum'
  | 'notIdentified'
  | 'open'
  | 'failed'
  | 'canceled'
  | 'none';

type Says<Values> = (values: Values) => Sentence;
type Measured<Said> = Record<RecommendationMeasure, Said>;
/** Ends of an interval as they are written; null where there is none. */
type WrittenEnds = { lower: string | null; upper: string | null };
/** Whether a cost counts people, and how many studies state different hours for it, the most of which counts; 0 where they agree. */
export type CountedPeople = { countsPeople: boolean; differingStudies: number };
/** What finding a batch size cost, and in what the time is counted after which it is paid back. */
type Spent = CountedPeople & { spent: string; unit: 'days' | 'years' };
/**
 * In what a payback is counted, how long it takes, and its interval in brackets, or empty where it says no more. `isWide` where it may
 * come ten times sooner or later: then `interval` has both ends in words, and the time is no bound.
 */
type PaidWithin = { unit: 'days' | 'years'; time: string; interval: string; isWide: boolean };
/** A time as it is said for itself, in whole units. */
export type SaidTime = { unit: 'days' | 'months' | 'years'; count: string };
/** The costs of a check; `isMove` where it is told beside moving now. */
type PriceOfCheck = { cost: string; countsPeople: boolean; isMove: boolean };
/** What a stage saves in a month of so many runs, foretold or found. */
type SavedAMonth = { stage: string; isForetold: boolean; month: string; count: string; interval: string };
/** Whether the study goes on: the next stage checks the move before anybody makes it. */
type Planned = { isPlanned: boolean };
type Ended = { all: number; done: number };
/** How many times the work, with its interval in brackets. */
type WrittenFactor = { factor: string; interval: string };

/** Every sentence that an answer can be told in, in one language. Values come as the language writes its numbers. */
export type AnswerWords = {
  chip: Record<Verdict, string>;
  /** Said before an answer that open runs can still move; `inRow` takes what it is said of. */
  preliminary: Sentence;
  counting: Sentence;
  /** Batch sizes whose runs all diverged. */
  diverged: Says<{ batchSizes: string; isOne: boolean }>;
  /** The answer in a row of a list. */
  inRow: {
    preliminary: (told: string) => string;
    /** The batch size to use with the rule that chose it, where that is known: why it may be another than b*. */
    recommended: (values: { batchSize: string; rule: RecommendationRule | null; evidence: string }) => string;
    identified: (batchSize: string) => string;
    noMinimum: (values: { percent: string; batchSize: string }) => string;
    noMinimumAlone: string;
    notIdentified: string;
    open: string;
    none: string;
  };
  identified: {
    headline: Says<{ batchSize: string }>;
    interval: Says<{ level: string; interval: string }>;
    unbounded: Sentence;
    withoutOneBatchSize: Says<{ interval: string }>;
    valley: Says<{ lower: string; upper: string; percent: string }>;
  };
  /** The batch size to use. `measured` is what it is chosen by, work or device time. */
  /** An interval with its level, which is said once: where the first one stands. */
  atLevel: (values: { level: string; interval: string }) => string;
  recommendation: {
    use: Says<{ batchSize: string; devices: number }>;
    keep: Says<{ batchSize: string; devices: number }>;
    saves: Measured<Says<{ factor: string; yours: string; interval: string }>>;
    /** Where the interval of the saving holds no saving as well. */
    mayNotSave: Measured<Says<{ factor: string; yours: string; interval: string }>>;
    /** Which runs would tell it. */
    wouldTell: Says<{ batchSize: string; yours: string }>;
    /** The same where work is less for sure, and step times make device time unsure; `interval` in brackets. */
    stepTimeWouldTell: Says<{ factor: string; interval: string; batchSize: string; yours: string }>;
    savesAtLeast: Says<{ factor: string; yours: string }>;
    /** The one in use is kept: what would replace it is hardly better, or the same. */
    keepAsGood: Measured<Says<{ batchSize: string; devices: number; percent: string }>>;
    keepChosen: Says<{ batchSize: string; devices: number }>;
    /** How sure the place of the least work is. */
    least: Says<{ batchSize: string; level: string; ends: WrittenEnds }>;
    /** Where nothing beyond it can be compared with. */
    leastTimeAtEnd: Record<'above' | 'below', Says<{ batchSize: string; device: string }>>;
    valley: Says<{ lower: string; upper: string; percent: string }>;
    /** Outside the valley: what the batch size to use takes of the least work. */
    moreWork: Says<{ batchSize: string; factor: string }>;
    /** Work that the best law puts within the tolerance, outside of the valley where it surely is. */
    unsureWork: Says<{ batchSize: string; factor: string; percent: string; isNearest: boolean }>;
    /** `sureFrom` is the valley, where the batch size lies outside and seems to cost no more than those inside. */
    fastest: Says<{
      batchSize: string;
      factor: string;
      device: string;
      sureFrom: { lower: string; upper: string; percent: string } | null;
    }>;
    fastestInValley: Says<{
      batchSize: string;
      lower: string;
      upper: string;
      percent: string;
      device: string;
    }>;
    fastestOfFree: Says<{ batchSize: string; upTo: string; device: string }>;
    largestOfFree: Says<{ batchSize: string; upTo: string }>;
    nearestInValley: Says<{ batchSize: string; lower: string; upper: string; percent: string }>;
    /** Why it is a larger batch size than work alone would have; `factor` is null where steps are hardly longer. */
    longerSteps: Says<{
      batchSize: string;
      than: string;
      device: string;
      factor: string | null;
      examples: string;
    }>;
    largerForTime: Says<{ device: string }>;
    smallerForTime: Says<{ device: string }>;
    /** Stands for a device whose kind is withheld. */
    theDevice: string;
    nothingGained: Sentence;
    withinLimits: Sentence;
    time: Says<{ time: string; interval: string }>;
    money: Says<{ money: string; interval: string }>;
    /** Where a single run saves too little to be rounded. */
    moneyOnlyAMonth: Says<{ count: string; month: string; interval: string }>;
    moneyAMonth: Says<{ money: string; interval: string; count: string; month: string }>;
    /** Where the interval holds no saving as well; it is that of the month. */
    moneyOrNothing: Says<{ count: string; month: string; interval: string }>;
    /** `interval` in brackets, or empty where it says no more. */
    payback: Says<Spent & PaidWithin>;
    /** Where nothing may be saved. */
    paybackOrNever: Says<Spent & { soonest: string }>;
    /** Where the cost is not in the one currency of the saving. */
    paybackApart: Says<{ costs: readonly string[]; currency: string }>;
  };
  /** What a study has cost, what its batch size saves, and when that has paid for it. */
  studyPayback: {
    /** After a cost: whose work it counts; empty where it counts none. */
    people: (counted: CountedPeople) => string;
    /** `isWhole` where every part of it has a price. */
    cost: Says<{ spent: string; countsPeople: boolean; isWhole: boolean }>;
    saves: Says<SavedAMonth>;
    /** Where it may also save nothing. */
    maySave: Says<SavedAMonth>;
    savesNothing: Says<{ stage: string; yours: string }>;
    keeps: Says<{ stage: string; yours: string }>;
    runsUnknown: Sentence;
    paid: Says<PaidWithin>;
    /** Where nothing may be saved. */
    paidOrNever: Says<Pick<PaidWithin, 'unit' | 'time'>>;
    /** The same once the next sweep has been paid for as well. */
    withNext: Says<PaidWithin & { next: string; countsPeople: boolean }>;
    /** Both ends of a wide interval, after the time that is most likely; null for more years than anybody plans. */
    spread: (ends: { from: SaidTime; to: SaidTime | null; most: string }) => string;
    /** Where the payback of a stage that has not run is practically unknown. */
    unknownUntil: Says<{ stage: string }>;
    /** Why no time is told. */
    unpriced: Sentence;
    apart: Says<{ currency: string }>;
  };
  /** What checking returns: the next sweep of a study, and the re-checks of a sweep. */
  checking: {
    /** What to do, in the largest words: `isMove` where another batch size than the one in use is predicted to be best. */
    dontCheck: Says<{ batchSize: string; isMove: boolean }>;
    check: Says<{ batchSize: string; isMove: boolean }>;
    /** What moving now saves without a check. */
    moveSaves: Says<{ month: string; interval: string; isSure: boolean }>;
    /** What the check costs, and the most that it returns in a year beyond that. */
    returns: Says<PriceOfCheck & { returned: string; runs: string; isWorthIt: boolean }>;
    /** The same while nobody states how often is trained. */
    paysFrom: Says<PriceOfCheck & { least: string }>;
    /** How often the check would recommend another batch size. */
    found: Says<{ count: string; isNever: boolean }>;
    /** The most that re-checks cost, each and in a month. */
    recheck: Says<{ each: string; month: string }>;
    /** What the batch size that is checked saves in a month. */
    guards: Says<{ month: string; count: string; interval: string }>;
    recheckIsDearer: Sentence;
  };
  /** What a stage of a study ended in. "Expected" is what the move divides work or device time by. */
  stageDecision: {
    move: Says<Planned & { from: string; to: string }>;
    /** `isMore` where the move takes more, and the factor says how many times. */
    moveExpecting: Measured<
      Says<Planned & { from: string; to: string; factor: string; interval: string; isMore: boolean }>
    >;
    moveAtLeast: Says<Planned & { from: string; to: string; factor: string }>;
    stay: Says<{ batchSize: string }>;
    use: Says<Planned & { batchSize: string }>;
    /** That the money is told as it stood on the day of the decision. */
    asOf: Says<{ day: string }>;
    goOn: Sentence;
    stop: Sentence;
  };
  /** An estimate of b* before the first run. */
  firstEstimate: {
    guess: Says<{ batchSize: string; factor: string; interval: string }>;
    rests: {
      GRADIENT_BOUND: Says<{ cases: number }>;
      NOISE_SCALE: Says<{ cases: number }>;
      PAST_SWEEPS: Says<{ cases: number }>;
    };
    inside: Says<{ criticalBatchSize: string; factor: string }>;
    outside: Says<{ criticalBatchSize: string; factor: string }>;
  };
  /** What a re-check found of a b* that has moved, after the name of its sweep. */
  move: {
    to(said: { from: string; to: string }): string;
    up(said: { from: string }): string;
    down(said: { from: string }): string;
  };
  /** Which of several sweeps to go on with. `best` and `next` are names of sweeps. */
  comparison: {
    /** `batchSize` is null where none can be recommended yet; without `isOneOfSeveral` there are only these two. */
    best: Says<
      WrittenFactor & { best: string; next: string; isOneOfSeveral: boolean; batchSize: string | null }
    >;
    /** Where no other one has a factor: the runs of all others were stopped after more work. */
    bestAlone: Says<{ best: string; batchSize: string | null }>;
    cannotTell: Says<{ names: string; best: string; next: ({ name: string } & WrittenFactor) | null }>;
    tooFew: Sentence;
    hindered: Says<{ hindrances: readonly ComparisonHindrance[] }>;
    models: Sentence;
    edge: Says<{ best: string }>;
    open: Sentence;
  };
  noMinimum: {
    headline: Sentence;
    /** Where smaller batch sizes than the smallest tested are left. */
    headlineFrom: Says<{ smallest: string }>;
    /** What is not known of those, and one of them to test. */
    below: Says<{ smallest: string; smaller: string }>;
    /** `isSure` where no smaller batch size lies within the interval. */
    free: Says<{ batchSize: string; percent: string; level: string; interval: string; isSure: boolean }>;
    knee: Says<{ batchSize: string; level: string; interval: string }>;
  };
  saving: {
    /** b* against another batch size; `interval` in brackets, or empty. */
    saves: Says<{ factor: string; than: string; interval: string }>;
    savesAtLeast: Says<{ factor: string; than: string }>;
    /** Another batch size against the least work, where there is no b*. */
    needs: Says<{ factor: string; batchSize: string; interval: string }>;
    needsAtLeast: Says<{ factor: string; batchSize: string }>;
    keep: Says<{ yours: string; percent: string }>;
    yours: (batchSize: string) => string;
    another: (batchSize: string) => string;
  };
  notIdentified: {
    headline: Record<Exclude<NotIdentifiedReason, 'EVERYTHING_CENSORED'>, Sentence>;
    /** Where every run reached the target, and there were too few of them. */
    tooFewTried: Record<'TOO_FEW_BATCH_SIZES' | 'TOO_FEW_CROSSINGS', Sentence>;
    allReached: Says<{ reached: string }>;
    lawsPlaceIt: Says<{ count: number; places: readonly string[]; isNowhereToo: boolean }>;
    edgeBelow: Says<{ batchSize: string }>;
    edgeAbove: Says<{ batchSize: string }>;
    near: Says<{ batchSize: string }>;
    endOutside: Says<{ level: string; end: string; lower: string; upper: string }>;
    leavesRange: Says<{ level: string }>;
    shallow: Says<{ batchSize: string; smallest: string }>;
    noneReached: Says<{ limit: string | null }>;
    counts: Says<{ reached: string; censored: string }>;
    lossRose: Says<{ risen: string; missed: string }>;
  };
  next: {
    runsNear: Says<{ list: string }>;
    raiseLimit: Sentence;
    looserTarget: Says<{ target: string; count: number }>;
    moreRuns: Sentence;
    smallerRate: Says<{ given: string; smaller: string }>;
    smallerSteps: Sentence;
  };
  open: {
    headline: Says<Ended>;
    /** `time` is null while nobody can tell more than the most that it can take. */
    expected: Says<{ time: string | null; most: string }>;
    soon: Sentence;
    /** Every run has ended, and the answer does not count them yet. */
    counting: Says<{ all: number; isImported: boolean }>;
    computed: Sentence;
  };
  failed: {
    headline: Says<{ count: number; all: number }>;
    reason: Says<{ reason: string }>;
    mixed: Sentence;
  };
  canceled: { headline: Sentence; lead: Says<Ended>; before: Says<Ended> };
  none: Sentence;
  openRuns: (count: number) => string;
  /** Batch sizes that did not fit into the memory of a device, and what that means for the answer. */
  memory: {
    limit: (limit: { batchSize: string; devices: string }) => string;
    stands: string;
    astride: (fits: { largest: string }) => string;
    unknown: (fits: { largest: string }) => string;
    nothingFits: string;
    join: (sentences: readonly string[]) => string;
  };
  /** A budget of examples in place of a target; `left` is what is left of the metric, and `more` how many per cent more than the least. */
  budget: {
    use: Says<{ batchSize: string; examples: string; left: string }>;
    /** The batch size in use, where it is surely nearly as good. */
    keep: Says<{ batchSize: string; examples: string; left: string; tolerance: string }>;
    below: Says<{ left: string; smallest: string }>;
    above: Says<{ left: string; largest: string }>;
    anywhere: Says<{ left: string }>;
    tooFew: Says<{ left: string }>;
    refused: Sentence;
    least: Says<{ batchSize: string; left: string; level: string; interval: string }>;
    leastAlone: Says<{ batchSize: string; left: string }>;
    yours: Says<{ batchSize: string; more: string; left: string }>;
    nearly: Says<{ tolerance: string; left: string; range: string }>;
    noneNear: Sentence;
    cost: Says<{ batchSize: string; more: string; left: string }>;
    unread: Says<{ batchSizes: string }>;
    noBest: Sentence;
    inRow: (batchSize: string) => string;
    /** What such a sweep is asked, in place of a target. */
    asked: Record<
      'TRAINING_LOSS' | 'TEST_ACCURACY' | 'TEST_LOSS' | 'GRADIENT_NORM',
      (values: { examples: string }) => string
    >;
    left: Record<'LOSS' | 'TEST_ACCURACY' | 'GRADIENT_NORM', string>;
  };
  target: Record<'TRAINING_LOSS' | 'TEST_ACCURACY' | 'TEST_LOSS' | 'GRADIENT_NORM', string>;
};
