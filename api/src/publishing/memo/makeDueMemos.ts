import type { Client } from '@critbatch/prisma/client/createClient';
import type { Memo, MemoSchedule } from '@critbatch/prisma/generated/client';
import { announceEvent } from '@critbatch/prisma/webhook/announceEvent';
import type { RecurringFaults } from '../../platform/fault/recurringFaults.ts';
import { memoOf } from './memo.ts';
import type { MemoData } from './memoData.ts';
import { memoHtml, memoMarkdown } from './render.ts';
import { storeMemo } from './storeMemo.ts';
import { isoDay, nextDue, weekOf } from './week.ts';

/** A memo tells of the week that holds the moment half a week before: for one due on Monday, the week that has ended. */
const halfWeekMilliseconds = 3.5 * 86_400_000;

/** Makes the memos that are due, and tells the webhooks of their teams and those who asked for them; several API processes may do it at once. */
export async function makeDueMemos(
  prisma: Client,
  faults: RecurringFaults,
  now: Date = new Date(),
): Promise<void> {
  const due = await prisma.memoSchedule.findMany({
    where: { nextDueAt: { lte: now } },
    orderBy: { nextDueAt: 'asc' },
  });
  faults.keepOnly(due.map(({ id }) => id));
  for (const schedule of due) {
    // A team whose memo cannot be made now keeps it due, and keeps nobody else waiting.
    await makeMemo(prisma, schedule, now).catch((fault) =>
      faults.failed(schedule.id, 'A memo could not be made.', fault, { memoScheduleId: schedule.id }),
    );
  }
}

/** Moves the date, stores the memo and writes it to the outbox: all of it, or nothing. */
function makeMemo(prisma: Client, schedule: MemoSchedule, now: Date): Promise<void> {
  const { id: scheduleId, teamId, studyId, weekday, hour, nextDueAt } = schedule;
  return prisma.$transaction(async (transaction) => {
    // The process that moves the date makes the memo. A week that was missed while nothing ran is skipped.
    const moved = await transaction.memoSchedule.updateMany({
      where: { id: scheduleId, nextDueAt },
      data: { nextDueAt: nextDue(weekday, hour, now) },
    });
    if (moved.count === 0) return;
    const week = weekOf(new Date(now.getTime() - halfWeekMilliseconds), now);
    const { memo } = await storeMemo(transaction, { teamId, studyId }, week);
    const readers = await transaction.memoReader.findMany({ where: { scheduleId } });
    const userIds = readers.map(({ userId }) => userId);
    await announceEvent(transaction, { teamId, kind: 'MEMO', data: told(memo, schedule), userIds });
  });
}

/** The memo as its recipients read it, in the language of its schedule. */
function told({ id: memoId, weekFrom, inputHash, data }: Memo, { locale, studyId }: MemoSchedule) {
  const written = memoOf(data as unknown as MemoData, locale === 'JA' ? 'ja' : 'en');
  return {
    memoId,
    ...(studyId ? { studyId } : {}),
    weekFrom: isoDay(weekFrom),
    inputHash,
    locale,
    title: written.title,
    text: memoMarkdown(written),
    html: memoHtml(written),
    data,
  };
}
