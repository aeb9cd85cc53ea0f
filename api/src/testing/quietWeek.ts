import type { MemoData } from '../publishing/memo/memoData.ts';

/** The data of a memo of a week in which nothing happened. */
export const quietWeek: MemoData = {
  version: 1,
  team: 'A team',
  study: null,
  weekFrom: '2026-11-16',
  weekTo: '2026-11-22',
  level: 0.95,
  findings: [],
  verdicts: [],
  spending: {
    weekDeviceHours: 0,
    totalDeviceHours: 0,
    weekCost: [],
    totalCost: [],
    unpricedDeviceHours: 0,
    limit: null,
  },
  next: [],
};
