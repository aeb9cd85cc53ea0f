import type { HistoryPoint, LoadedRun, RunData } from './run.type.ts';

/** A run with the points of its history, which come as columns: the API answers those several times as fast. */
export function runOf({ historyColumns, ...run }: LoadedRun): RunData {
  const columns = Object.entries(historyColumns);
  const history = historyColumns.step.map(
    (_, index) => Object.fromEntries(columns.map(([name, values]) => [name, values[index]])) as HistoryPoint,
  );
  return { ...run, history };
}
