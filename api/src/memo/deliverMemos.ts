import type { Client } from '@critbatch/prisma/client/createClient';
import type { MemoSchedule } from '@critbatch/prisma/generated/client';
import { logFault } from '../server/log.ts';
import { memoOf } from './memo.ts';
import type { MemoData } from './memoData.ts';
import { memoHtml, memoMarkdown } from './render.ts';
import { signatureOf } from './signature.ts';
import { storeMemo } from './storeMemo.ts';
import { isAllowedWebhook } from './webhookHosts.ts';
import { isoDay, nextDue, weekOf } from './week.ts';

const answerMilliseconds = 10_000;
/** With pauses of 1, 4, 16, 64 and 256 minutes between them: given up after some six hours. */
const mostAttempts = 6;
/** Of a memo that is due on Monday, most of the days before lie in the week that has ended. */
const halfWeekMilliseconds = 3.5 * 86_400_000;

/**
 * Makes the memos that are due and sends what is waiting; several API processes may do it at once. The clock is read for
 * each delivery: with slow recipients the last one begins minutes after the first.
 */
export async function deliverMemos(
  prisma: Client,
  hosts: readonly string[],
  clock: () => Date = () => new Date(),
): Promise<void> {
  if (hosts.length === 0) return;
  await makeDueMemos(prisma, clock());
  for (;;) {
    const now = clock();
    const delivery = await claimDelivery(prisma, now);
    if (!delivery) return;
    await deliver(prisma, delivery, hosts, now);
  }
}

async function makeDueMemos(prisma: Client, now: Date): Promise<void> {
  const due = await prisma.memoSchedule.findMany({
    where: { nextDueAt: { lte: now } },
    orderBy: { nextDueAt: 'asc' },
  });
  for (const schedule of due) {
    // A team whose memo cannot be made now keeps it due, and keeps nobody else waiting.
    await makeMemo(prisma, schedule, now).catch((fault) =>
      logFault('A memo could not be made.', fault, { memoScheduleId: schedule.id }),
    );
  }
}

/** Moves the date, stores the memo and queues its delivery: all of it, or nothing. */
function makeMemo(prisma: Client, schedule: MemoSchedule, now: Date): Promise<void> {
  const { id: scheduleId, teamId, studyId, weekday, hour, nextDueAt } = schedule;
  return prisma.$transaction(async (transaction) => {
    // Whoever moves the date makes the memo; a week that was missed while nothing ran is not made up for.
    const moved = await transaction.memoSchedule.updateMany({
      where: { id: scheduleId, nextDueAt },
      data: { nextDueAt: nextDue(weekday, hour, now) },
    });
    if (moved.count === 0) return;
    const week = weekOf(new Date(now.getTime() - halfWeekMilliseconds), now);
    const { memo } = await storeMemo(transaction, { teamId, studyId }, week);
    const delivery = { teamId, scheduleId, memoId: memo.id, nextAttemptAt: now };
    await transaction.memoDelivery.create({ data: delivery });
  });
}

type ClaimedDelivery = { id: string; attempts: number };

/** Takes the next delivery that is due, and puts off its next attempt, so that nobody else sends it meanwhile. */
async function claimDelivery(prisma: Client, now: Date): Promise<ClaimedDelivery | undefined> {
  const [claimed] = await prisma.$queryRaw<ClaimedDelivery[]>`
    UPDATE "MemoDelivery" SET attempts = attempts + 1,
      "nextAttemptAt" = ${now}::timestamptz + interval '1 minute' * power(4, attempts)
    WHERE id = (
      SELECT id FROM "MemoDelivery" WHERE "nextAttemptAt" <= ${now}::timestamptz
      ORDER BY "nextAttemptAt", id LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id, attempts`;
  return claimed;
}

async function deliver(
  prisma: Client,
  { id, attempts }: ClaimedDelivery,
  hosts: readonly string[],
  now: Date,
): Promise<void> {
  const { memo, schedule } = await prisma.memoDelivery.findUniqueOrThrow({
    where: { id },
    include: { memo: true, schedule: true },
  });
  const written = memoOf(memo.data as unknown as MemoData, schedule.locale === 'JA' ? 'ja' : 'en');
  const body = JSON.stringify({
    deliveryId: id,
    weekFrom: isoDay(memo.weekFrom),
    inputHash: memo.inputHash,
    title: written.title,
    text: memoMarkdown(written),
    html: memoHtml(written),
    data: memo.data,
  });
  const status = isAllowedWebhook(schedule.url, hosts)
    ? await post(schedule.url, body, schedule.secret, now)
    : null;
  const isDelivered = status !== null && status >= 200 && status < 300;
  const isGivenUp = attempts >= mostAttempts;
  await prisma.memoDelivery.update({
    where: { id },
    data: {
      lastStatus: status,
      ...(isDelivered ? { deliveredAt: new Date() } : {}),
      ...(isDelivered || isGivenUp ? { nextAttemptAt: null } : {}),
    },
  });
}

/** HTTP status of the answer; null where there was none in time. A redirect leads to where nobody allowed. */
async function post(url: string, body: string, secret: string, now: Date): Promise<number | null> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(answerMilliseconds),
      headers: { 'content-type': 'application/json', 'critbatch-signature': signatureOf(body, secret, now) },
      body,
    });
    await response.body?.cancel();
    return response.status;
  } catch {
    return null;
  }
}
