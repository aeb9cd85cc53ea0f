/** A week from its Monday, in UTC, to its end or to now, whichever is earlier. */
export type Week = { from: Date; until: Date };

const dayMilliseconds = 86_400_000;

/** The week that holds a moment. A week that has not ended ends now. */
export function weekOf(moment: Date, now: Date): Week {
  const from = mondayOf(moment);
  const end = new Date(from.getTime() + 7 * dayMilliseconds);
  return { from, until: end < now ? end : now };
}

/** Midnight (UTC) at which the week of a moment begins. */
export function mondayOf(moment: Date): Date {
  const sinceMonday = (moment.getUTCDay() + 6) % 7;
  return new Date(Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth(), moment.getUTCDate() - sinceMonday));
}

/** The next moment after now at which this weekday (1 for Monday to 7) and hour begin, in UTC. */
export function nextDue(weekday: number, hour: number, now: Date): Date {
  const due = new Date(mondayOf(now).getTime() + (weekday - 1) * dayMilliseconds + hour * 3_600_000);
  return due > now ? due : new Date(due.getTime() + 7 * dayMilliseconds);
}

/** A day as 2026-11-24. */
export function isoDay(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}
