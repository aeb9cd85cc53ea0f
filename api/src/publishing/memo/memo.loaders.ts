import { Loader, rowById } from '../../platform/context/loader.ts';

export const memoById = rowById('Memo');
export const memoScheduleById = rowById('MemoSchedule');

/** Whether the caller gets the memos of these schedules by letter. */
export const isMemoReader = new Loader<string, boolean>(async ({ prisma, access }, ids) => {
  if (access.kind !== 'user') return ids.map(() => false);
  const where = { userId: access.userId, scheduleId: { in: [...ids] } };
  const read = new Set((await prisma.memoReader.findMany({ where })).map(({ scheduleId }) => scheduleId));
  return ids.map((id) => read.has(id));
});
