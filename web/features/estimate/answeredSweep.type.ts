import type { BudgetToTell, GivenRecommendation, LooserTarget, SecondsLeft } from '@critbatch/theory';
import type { SweepOrigin, SweepStatus, TargetMetric } from '../../graphql/generated/graphql.ts';
import type { HistoryPoint, RunFailure, RunResult } from '../run/run.type.ts';
import type { EstimateData } from './estimate.type.ts';
import type { OwnSetting } from './ownBatchSize.ts';

/** A run as far as the words about its sweep need it; a report keeps neither fault nor history. */
export type AnsweredRun = RunResult & {
  deviceSeconds: number | null;
  failure?: RunFailure | null;
  tooLargeFor?: readonly string[];
  history?: readonly HistoryPoint[];
};

/** A sweep with what its answer in words is made of. */
export type AnsweredSweep = OwnSetting & {
  status: SweepStatus;
  target: { id?: string; metric: TargetMetric; threshold: number } | undefined;
  /** Without ids in a report. */
  targets?: readonly { id?: string; threshold: number }[];
  origin?: SweepOrigin;
  /** Null or absent where nobody has kept it. */
  policy?: { __typename: string; learningRate?: { base: number } } | null;
  /** Absent in a report. */
  isPreliminary?: boolean | undefined;
  runs: readonly AnsweredRun[];
  /** A report does not keep which looser target runs reached. */
  estimate: (EstimateData & { looserTarget?: LooserTarget | null }) | null;
  /** Null where nothing is identified; a report that was made before there were recommendations has none. */
  recommendation?: GivenRecommendation | null | undefined;
  /** Null or absent where it was started for a target. */
  budgetMetric?: TargetMetric | null | undefined;
  budgetAnswer?: (BudgetToTell & { runs: number }) | null | undefined;
  /** Seconds by the clock; null where nobody trains it. */
  remaining?: { wall: SecondsLeft | null } | null;
};
