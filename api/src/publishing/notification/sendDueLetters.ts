import type { Client } from '@critbatch/prisma/client/createClient';
import type { TeamEvent } from '@critbatch/prisma/generated/client';
import type { Services } from '../../platform/context/service.ts';
import type { RecurringFaults } from '../../platform/fault/recurringFaults.ts';
import { sendWithinCaps } from '../../platform/mail/sendWithinCaps.ts';
import { memoOf } from '../memo/memo.ts';
import type { MemoData } from '../memo/memoData.ts';
import { memoText } from '../memo/render.ts';
import { answeredSweeps } from './answeredSweeps.ts';
import type { LetterItem } from './notificationLetter.ts';
import { notificationLetter } from './notificationLetter.ts';
import type { ToldData } from './notificationWords.type.ts';
import { StopLinks } from './stopLetters.ts';
import { toldSweepId } from './tellNotification.ts';

/** A letter waits so long for further events that it can tell of. */
export const gatherSeconds = 60;
/** Then nobody gets another one for so long: four letters an hour at most. */
export const restSeconds = 900;
/** Older news stays in the bell: a post office that comes back after days sends no flood. */
const oldestSeconds = 2 * 86_400;
/** Events in one letter; the rest follows in the next. */
const mostInLetter = 30;

/** What letters are written from, and sent with. */
export type LetterParts = Pick<Services, 'prisma' | 'mailer' | 'limits' | 'environment'>;
type Due = { id: string; event: TeamEvent };

/** Sends one letter to each person of whom something waits; several API processes may do it at once. */
export async function sendDueLetters(
  parts: LetterParts,
  faults: RecurringFaults,
  now: Date = new Date(),
): Promise<void> {
  if (!parts.mailer) return;
  for (;;) {
    const person = await claimReader(parts.prisma, now);
    if (!person) return;
    // Nobody waits for somebody else's letter. One that could not be sent is sent after the rest.
    await sendTo(parts, person, now).then(
      () => faults.succeeded(person.id),
      (fault) => faults.failed(person.id, 'A letter could not be sent.', fault, { userId: person.id }),
    );
  }
}

/** Takes a person of whom something has waited long enough, and begins their rest: of several processes one writes. */
async function claimReader(prisma: Client, now: Date): Promise<{ id: string; email: string } | null> {
  const [person] = await prisma.$queryRaw<{ id: string; email: string }[]>`
    UPDATE "User" SET "lettersRestUntil" = ${now}::timestamptz + make_interval(secs => ${restSeconds}::double precision)
    WHERE id = (
      SELECT "User".id FROM "Notification" JOIN "User" ON "User".id = "userId"
      WHERE "letterDueAt" <= ${now}::timestamptz - make_interval(secs => ${gatherSeconds}::double precision)
        AND ("lettersRestUntil" IS NULL OR "lettersRestUntil" <= ${now}::timestamptz)
      ORDER BY "letterDueAt" LIMIT 1 FOR NO KEY UPDATE OF "User" SKIP LOCKED)
    RETURNING id, email`;
  return person ?? null;
}

async function sendTo(parts: LetterParts, person: { id: string; email: string }, now: Date): Promise<void> {
  const { prisma, mailer, limits, environment } = parts;
  const oldest = new Date(now.getTime() - 1000 * oldestSeconds);
  const due = await prisma.notification.findMany({
    where: { userId: person.id, letterDueAt: { not: null } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: mostInLetter,
    include: {
      event: true,
      team: { select: { memberships: { where: { userId: person.id }, select: { id: true } } } },
    },
  });
  const told = due.filter(({ createdAt, team }) => createdAt >= oldest && team.memberships.length > 0);
  const items = await itemsOf(prisma, told);
  if (mailer && items.length > 0) {
    const links = {
      publicUrl: environment.publicUrl,
      stopLink: new StopLinks(environment).linkFor(person.id),
    };
    // What it tells the reader has asked for; letters that they need to sign in have room beside it.
    await sendWithinCaps({ mailer, limits }, null, notificationLetter(person.email, items, links));
  }
  await prisma.notification.updateMany({
    where: { id: { in: due.map(({ id }) => id) } },
    data: { letterDueAt: null },
  });
}

/** What is told of each event; of a comment that is gone, nothing. */
async function itemsOf(prisma: Client, due: readonly Due[]): Promise<LetterItem[]> {
  const events = due.map(({ event }) => event);
  const answered = new Set(
    (
      await answeredSweeps(
        prisma,
        events.flatMap((event) => toldSweepId(event) ?? []),
      )
    ).map(({ sweepId }) => sweepId),
  );
  const items = await Promise.all(
    events.map(async (event): Promise<LetterItem | null> => {
      const hasAnswer = answered.has(toldSweepId(event) ?? '');
      const detail = await detailOf(prisma, event);
      return detail === 'gone' ? null : { event, hasAnswer, detail: detail?.text ?? null };
    }),
  );
  return items.filter((item) => item !== null);
}

async function detailOf(
  prisma: Client,
  { kind, data }: TeamEvent,
): Promise<{ text: string } | 'gone' | null> {
  if (kind === 'MENTION') {
    const { commentId } = data as ToldData['MENTION'];
    const comment = await prisma.comment.findUnique({ where: { id: commentId } });
    return comment && !comment.removedAt ? { text: comment.text } : 'gone';
  }
  if (kind === 'MEMO') {
    const told = data as { locale?: 'EN' | 'JA'; data: unknown };
    return { text: memoText(memoOf(told.data as MemoData, told.locale === 'JA' ? 'ja' : 'en')) };
  }
  return null;
}
