import type { SweepPageData } from './sweepPage.type.ts';

/** Where a table of a sweep lies as CSV, for the target that the page asks about. */
export function tableHref(
  { id, target, targets }: SweepPageData,
  table: 'runs' | 'curve' | 'history',
): string {
  const query = target && target.id !== targets[0]?.id ? `?target=${encodeURIComponent(target.id)}` : '';
  return `/sweeps/${encodeURIComponent(id)}/data/${table}.csv${query}`;
}
