/** A sweep, and which of its targets a page asks about. */
export type AskedTarget = {
  id: string;
  target: { id: string } | undefined;
  targets: readonly { id: string }[];
};

/** Where a table of a sweep lies as CSV, for the target that the page asks about. */
export function tableHref({ id, target, targets }: AskedTarget, table: 'runs' | 'curve' | 'history'): string {
  const query = target && target.id !== targets[0]?.id ? `?target=${encodeURIComponent(target.id)}` : '';
  return `/sweeps/${encodeURIComponent(id)}/data/${table}.csv${query}`;
}
