import type { RunPageFragment } from '../../graphql/generated/graphql.ts';

/** A run as the API answers it, its history in columns. */
export type LoadedRun = RunPageFragment['nodes'][number];

type HistoryColumns = LoadedRun['historyColumns'];
export type HistoryPoint = { [Name in keyof HistoryColumns]: HistoryColumns[Name][number] };

/** K lies in (lowerSteps, upperSteps]; without an upper end the run stopped before it met the target. */
export type Crossing = { lowerSteps: number; upperSteps: number | null };
export type RunFailure = NonNullable<LoadedRun['failure']>;

/** What a run says about K for the target that is asked about. */
export type RunResult = Pick<LoadedRun, 'batchSize' | 'seed' | 'status' | 'outcome' | 'step'> & {
  /** Reports of before 3 December 2026 do not keep it. */
  cancelRequested?: boolean | undefined;
  /** Examples that a run of a sweep for a budget spends: it is complete then. */
  budget?: number | null | undefined;
  crossing: Crossing | null;
};

/** A run with its thinned history, as the page of its sweep shows it for one target. */
export type RunData = Omit<LoadedRun, 'historyColumns' | 'crossings'> &
  RunResult & { history: HistoryPoint[] };
