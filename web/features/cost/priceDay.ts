/**
 * From which day (UTC) on a price holds that is typed beside a sweep. The first one holds from the sweep's own day, so that its
 * runs are priced as well; while that one is in force, what is typed mends it, for it was typed here. A later one holds from now.
 */
export function priceDay({
  known,
  sweepCreatedAt,
  now,
}: {
  /** From when on the price in force holds; null where there is none. */
  known: string | null;
  sweepCreatedAt: string;
  now: Date;
}): string {
  const dayOf = (time: string) => new Date(time).toISOString().slice(0, 10);
  const own = dayOf(sweepCreatedAt);
  return known === null || dayOf(known) === own ? own : dayOf(now.toISOString());
}
