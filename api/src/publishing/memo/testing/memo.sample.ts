import { quietWeek } from '../../../testing/quietWeek.ts';
import type { Sample } from '../../../testing/sample.ts';

export const sample: Sample = {
  create: async ({ client, teamId }) => {
    const memo = await client.memo.create({
      data: { teamId, weekFrom: new Date('2026-11-16'), data: quietWeek, inputHash: 'b'.repeat(64) },
    });
    const memoSchedule = await client.memoSchedule.create({
      data: { teamId, weekday: 1, hour: 8, locale: 'EN', nextDueAt: new Date('2100-01-04T08:00:00Z') },
    });
    return { Memo: memo.id, MemoSchedule: memoSchedule.id };
  },
};
