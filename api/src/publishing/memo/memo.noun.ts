import { rowsOf } from '../../platform/noun/exportedTable.ts';
import type { Noun } from '../../platform/noun/noun.ts';
import { makeDueMemos } from './makeDueMemos.ts';
import { memoById, memoScheduleById } from './memo.loaders.ts';
import { MemoResolver, MemoScheduleResolver, TeamMemoResolver } from './memo.resolver.ts';
import { memosHold } from './memosHold.ts';

export const memoNoun: Noun = {
  resolvers: [MemoResolver, MemoScheduleResolver, TeamMemoResolver],
  nodes: { Memo: memoById, MemoSchedule: memoScheduleById },
  holds: { Study: memosHold },
  exports: [
    { table: 'Memo' },
    { table: 'MemoSchedule' },
    { table: 'MemoReader', of: rowsOf('MemoSchedule', 'scheduleId') },
  ],
  chores: [{ everyMilliseconds: 30_000, run: ({ prisma }, faults) => makeDueMemos(prisma, faults) }],
};
