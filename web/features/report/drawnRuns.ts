import type { RunData } from '../run/run.type.ts';
import { readRun } from '../run/runState.ts';
import type { SweepPageData } from '../sweep/sweepPage.type.ts';

/** Marks of a figure beyond this are a cloud that nobody reads, and 10,000 of them were 33 MB in five drawings. */
export const mostDrawn = 1_000;

/**
 * A sweep with no more runs than a figure can show. At each batch size its runs are taken evenly from the fewest steps to the most,
 * both ends included, so that the spread stays what it is.
 */
export function withDrawnRuns(sweep: SweepPageData): SweepPageData {
  if (sweep.runs.length <= mostDrawn) return sweep;
  const groups = [...Map.groupBy(sweep.runs, ({ batchSize }) => batchSize).values()];
  const each = Math.max(2, Math.floor(mostDrawn / groups.length));
  const steps = (run: RunData) => readRun(run, sweep.target?.id).steps;
  const runs = groups.flatMap((group) =>
    spread(
      group.toSorted((one, other) => steps(one) - steps(other)),
      each,
    ),
  );
  return { ...sweep, runs };
}

/** So many of a sorted list, at even distances, with its first and its last. */
function spread<Item>(sorted: readonly Item[], count: number): Item[] {
  if (sorted.length <= count) return [...sorted];
  return Array.from({ length: count }, (_, index) => {
    const place = Math.round((index * (sorted.length - 1)) / (count - 1));
    return sorted[place] as Item;
  });
}
