import type { ReportSnapshot } from '@critbatch/theory';

/** Runs of all snapshots that are kept: a few of the largest, or some hundred usual ones. */
const mostRuns = 40_000;
/** What a snapshot weighs beside its runs. */
const ofSnapshot = 100;

const kept = new Map<string, ReportSnapshot>();
let weight = 0;

/**
 * A snapshot by what it froze and what is withheld of it, read by `read` where it is not here. Snapshots never change: a report of
 * 10,000 runs is fetched and parsed once, and not for each stranger who opens its link. Its drawings are cached with it.
 */
export async function keptSnapshot(
  key: string,
  read: () => Promise<ReportSnapshot | null>,
): Promise<ReportSnapshot | null> {
  const snapshot = kept.get(key) ?? (await read());
  if (!snapshot) return null;
  if (!kept.delete(key)) weight += weightOf(snapshot);
  kept.set(key, snapshot);
  for (const [oldest, old] of kept) {
    if (weight <= mostRuns) break;
    kept.delete(oldest);
    weight -= weightOf(old);
  }
  return snapshot;
}

function weightOf({ sweeps }: ReportSnapshot): number {
  return sweeps.reduce((sum, { runs }) => sum + (runs?.length ?? 0), ofSnapshot);
}
