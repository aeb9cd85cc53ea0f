import type { Answer, PredictedQuantity, Verdict } from '@critbatch/prisma/generated/enums';
import type {
  AnswerFigures,
  BudgetToTell,
  DecisionToTell,
  GivenRecommendation,
  Interval,
  MemoryLimit,
  Move,
  OverheadToTell,
} from '@critbatch/theory';

/** An amount of money. */
export type MemoMoney = { amount: number; currency: string };

/** What memos did not keep of an answer in the beginning. */
type KeptLater = Pick<
  AnswerFigures,
  | 'withoutOneBatchSize'
  | 'knee'
  | 'equalLaws'
  | 'bestMinimiser'
  | 'endOutside'
  | 'testedRange'
  | 'censored'
  | 'maxExamplesPerRun'
  | 'tooLongSteps'
  | 'looserTarget'
>;

/** A model or data as a memo names it: versions of one name are other networks, or other data. */
export type MemoVersion = { name: string; version: number };

/** What a sweep said this week. */
export type MemoFinding = Partial<KeptLater> & {
  sweep: string;
  number: number;
  /** Model and data that it holds for; memos with one recommendation for all of them have neither. */
  about?: { model: MemoVersion; dataset: MemoVersion };
  answer: Answer;
  reason: string | null;
  criticalBatchSize: Interval | null;
  valley: AnswerFigures['valley'];
  freeRange: Interval | null;
  currentBatchSize: number | null;
  /** Work at the current batch size ÷ the least; null where none of its runs arrived. */
  workFactor: Interval | null;
  /** Where none of its runs arrived, that ratio is at least this. */
  leastWorkFactor?: number | null;
  /** Runs that the answer rests on. */
  runs: number;
  /** The best rival law and how far behind it is, in AICc. */
  rival: { law: string; deltaAicc: number } | null;
  suggestedBatchSizes: number[];
  /** Whether runs were open as the week ended, and some batch size had one seed alone; absent where not, and in older memos. */
  isPreliminary?: boolean;
  /** Whether it was trained elsewhere, so that nothing can be added to it. */
  isImported?: boolean;
  /** How far the batch size can grow for some more work, whatever the answer is; absent in memos from before it was told. */
  overheads?: OverheadToTell[];
  /** The batch size to use; memos from before there were recommendations have none. */
  recommendation?: GivenRecommendation | null;
  /** Which batch sizes did not fit into the memory of a device; absent where all did, and where that is not known of the week. */
  memoryLimit?: MemoryLimit;
  /** Batch sizes whose runs all diverged; absent where none did, and in older memos. */
  diverged?: readonly number[];
};

/** What a sweep that was started for a budget said this week. */
export type MemoBudget = BudgetToTell &
  MemoSweep & {
    about: { model: MemoVersion; dataset: MemoVersion };
    currentBatchSize: number | null;
    /** Runs that the answer rests on. */
    runs: number;
    isPreliminary: boolean;
  };

/** What was foretold and has come out this week. */
export type MemoVerdict = {
  stage: string;
  quantity: PredictedQuantity;
  currency: string | null;
  verdict: Verdict;
  foretold: Interval;
  outcome: number | null;
};

/** What a stage ended in this week. */
export type MemoDecided = DecisionToTell & {
  stage: string;
  reason: string;
  /** Null for a token, and for who has gone. */
  decidedBy: string | null;
};

/** What was to be run when the week ended. */
export type MemoNext =
  | {
      kind: 'SWEEP';
      sweep: string;
      number: number;
      queued: number;
      running: number;
      batchSizes: number[];
      deviceHours: Interval | null;
      cost: (Interval & { currency: string }) | null;
      /** How it was as the week ended is not recorded any more: it is told as it was when the memo was made. */
      isToday?: boolean;
      /** b* that a study has predicted for it; absent where none has, and in older memos. */
      predicted?: Interval;
      /** Whether it has no estimate yet that it could narrow; absent in older memos. */
      isFirst?: boolean;
    }
  | { kind: 'STAGE'; stage: string; criticalBatchSize: Interval | null };

/** A sweep as a memo names it. */
export type MemoSweep = { sweep: string; number: number };

/** What may go wrong, or has. */
export type MemoRisk =
  | { kind: 'NO_ANSWER'; sweeps: MemoSweep[] }
  | (MemoSweep & { kind: 'OPEN_RUNS'; runs: number })
  | (MemoSweep & { kind: 'FORECAST_MISSED'; foretold: Interval; deviceHours: number })
  | (MemoSweep & { kind: 'MOVED' } & Move)
  | (MemoSweep & {
      kind: 'LATE_PAYBACK';
      spent: MemoMoney;
      countsPeople: boolean;
      differingStudies?: number;
      days: number;
    })
  | (MemoSweep & { kind: 'MAY_SAVE_NOTHING'; month: Interval & { currency: string } })
  | (MemoSweep & { kind: 'RUNS_FAILED'; runs: number; code: string | null });

/** What waits for somebody to decide. */
export type MemoDecision = MemoSweep & {
  study: string;
  stage: string;
  /** Batch size of least work that its sweep found; null where it found none. */
  criticalBatchSize: Interval | null;
};

/** Everything a memo says, and all that it is made from: stored with it, so that it can be made again. */
export type MemoData = {
  version: 1;
  team: string;
  study: string | null;
  /** The week, from its Monday to its Sunday, in UTC. */
  weekFrom: string;
  weekTo: string;
  level: number;
  findings: MemoFinding[];
  /** Absent where no sweep for a budget said anything, and in memos from before there were such. */
  budgets?: MemoBudget[];
  verdicts: MemoVerdict[];
  /** Memos from before there were decisions have none. */
  decided?: MemoDecided[];
  spending: {
    weekDeviceHours: number;
    totalDeviceHours: number;
    weekCost: MemoMoney[];
    totalCost: MemoMoney[];
    /** Device hours of runs that started while no price was valid. */
    unpricedDeviceHours: number;
    /** In memos that took a study's limit for one of its sweeps' cost, what was left of it. */
    limit?: (MemoMoney & { left: number }) | null;
  };
  /** What one training run may take in the study; absent without a study, or a limit. */
  trainingLimit?: { hours: number | null; cost: MemoMoney | null };
  /** Hours of people's work that the stages state, and the sum with what the devices have cost; absent where none does. */
  effort?: { personHours: number; together: MemoMoney[] };
  next: MemoNext[];
  /** Memos of before risks were told have none. */
  risks?: MemoRisk[];
  decisions?: MemoDecision[];
};
