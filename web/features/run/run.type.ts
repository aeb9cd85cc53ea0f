import type { RunPageFragment } from '../../graphql/generated/graphql.ts';

/** A run as the API answers it, its history in columns. */
export type LoadedRun = RunPageFragment['nodes'][number];

type HistoryColumns = LoadedRun['historyColumns'];
export type HistoryPoint = { [Name in keyof HistoryColumns]: HistoryColumns[Name][number] };

/** A run with its crossings and its thinned history, as the page of its sweep needs it. */
export type RunData = Omit<LoadedRun, 'historyColumns'> & { history: HistoryPoint[] };
