import type { ReportSnapshot } from '@critbatch/theory';
import { mostCachedWeight, snapshotWeight } from '@critbatch/theory';

const cached = new Map<string, ReportSnapshot>();
let weight = 0;

/**
 * A snapshot by what it froze and what is withheld of it, read by `read` where it is not here. Snapshots never change: a report of
 * 10,000 runs is fetched and parsed once, and not for each stranger who opens its link. Its drawings are cached with it.
 */
export async function cachedSnapshot(
  key: string,
  read: () => Promise<ReportSnapshot | null>,
): Promise<ReportSnapshot | null> {
  const snapshot = cached.get(key) ?? (await read());
  if (!snapshot) return null;
  if (!cached.delete(key)) weight += snapshotWeight(snapshot);
  cached.set(key, snapshot);
  for (const [oldest, old] of cached) {
    if (weight <= mostCachedWeight) break;
    cached.delete(oldest);
    weight -= snapshotWeight(old);
  }
  return snapshot;
}
