import { rowById } from '../../platform/context/loader.ts';

export const memoById = rowById('Memo');
export const memoScheduleById = rowById('MemoSchedule');
