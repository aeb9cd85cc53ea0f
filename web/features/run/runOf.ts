import type { HistoryPoint, LoadedRun, RunData } from './run.type.ts';

/**
 * A run with its crossing of one target, and with the points of its history, which come as columns: the API answers those several
 * times as fast.
 */
export function runOf(
  { historyColumns, crossings, ...run }: LoadedRun,
  targetId: string | undefined,
  budget: number | null = null,
): RunData {
  return {
    ...run,
    budget,
    history: historyOf(historyColumns),
    crossing: crossings.find(({ target }) => target.id === targetId) ?? null,
  };
}

export function historyOf(historyColumns: LoadedRun['historyColumns']): HistoryPoint[] {
  const columns = Object.entries(historyColumns);
  return historyColumns.step.map(
    (_, index) => Object.fromEntries(columns.map(([name, values]) => [name, values[index]])) as HistoryPoint,
  );
}
