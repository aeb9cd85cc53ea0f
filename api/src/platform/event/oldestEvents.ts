import type { Services } from '../context/service.ts';

const millisecondsPerDay = 86_400_000;

/** From when on events, and what was sent of them, are still held. */
export function oldestEvents({ environment }: Services): Date {
  return new Date(Date.now() - environment.eventDays * millisecondsPerDay);
}
